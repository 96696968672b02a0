import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, type Visit, visit } from '../support/browser.ts'
import { found } from '../support/founder.ts'

// Into the demonstration and out of it, each by one press, in three languages.

let app: TestApp
let browser: Browser
let me: Visit

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  app = await startApp()
})
afterEach(async () => {
  await me?.context.close()
  await app?.close()
})

const words = {
  fi: { locale: 'fi-FI', add: 'Näytä esimerkki', remove: 'Poista esimerkki', madeUp: 'Tämä on esimerkki.' },
  sv: { locale: 'sv-FI', add: 'Visa exemplet', remove: 'Ta bort exemplet', madeUp: 'Det här är ett exempel.' },
  en: { locale: 'en-GB', add: 'Show me the example', remove: 'Remove the example', madeUp: 'This is an example.' },
} as const

test.each(['fi', 'sv', 'en'] as const)('before anything is founded, in %s: in, around, and out', async (language) => {
  const { locale, add, remove, madeUp } = words[language]
  me = await visit(browser, { locale })
  const { page } = me
  await page.goto(app.firstAdmin ?? '')
  await page.locator('button[type=submit]').click()
  await page.waitForURL('**/setup')
  await page.getByRole('button', { name: add }).click()
  await page.waitForURL('**/stories')
  expect(await page.locator('ul.stories > li').count()).toBeGreaterThan(5)
  for (const path of ['/stories', '/mine', '/together', '/together/people']) {
    await page.goto(`${app.address}${path}`)
    await expect.poll(() => page.getByText(madeUp).isVisible()).toBe(true)
    await expectAccessible(page)
  }
  await page.goto(`${app.address}/together`)
  expect(await page.locator('main svg').count()).toBeGreaterThan(0)
  await page.getByRole('button', { name: remove }).click()
  await page.waitForURL('**/setup')
  expect(me.noise).toEqual([])
  expect(await page.getByRole('button', { name: add }).isVisible()).toBe(true)
})

test('beside one’s own organisation: one comes back to it, and nothing of it has changed', async () => {
  me = await visit(browser)
  const { page } = me
  await found(page, app)
  await page.goto(`${app.address}/together/settings`)
  await page.locator('main a[href="/demonstration"]').click()
  await page.getByRole('button', { name: words.fi.add }).click()
  await page.getByText(words.fi.madeUp).waitFor()
  await page.goto(`${app.address}/together/people`)
  await page.getByText('Veera Niemi').waitFor()
  await page.getByRole('button', { name: words.fi.remove }).click()
  await page.waitForURL('**/stories')
  expect(await page.getByText(words.fi.madeUp).count()).toBe(0)
  await page.goto(`${app.address}/together/people`)
  await page.getByText('Aino Aalto').first().waitFor()
  expect(await page.getByText('Veera Niemi').count()).toBe(0)
})

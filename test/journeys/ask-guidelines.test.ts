import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../src/core/networks.ts'
import { starterGuidelines } from '../../src/core/starter-guidelines.ts'
import { catalogues } from '../../src/ui/catalogues.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser } from '../support/browser.ts'
import { makeBareOrganisation, makeMember } from '../support/factories.ts'
import { visitAs } from '../support/taking-part.ts'

let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const questions = {
  fi: 'Saanko julkaista kuvan asiakkaasta?',
  sv: 'Får jag lägga ut en bild av en kund?',
  en: 'May I post a picture of a customer?',
} as const

test.each(languages)('a question in plain words leads to its passage, by keyboard, in %s', async (language) => {
  const t = catalogues[language]
  const organisation = await makeBareOrganisation(app.database.db, { language })
  const member = await makeMember(app.database.db, organisation, { language })
  const { page, context } = await visitAs(app, browser, member)
  await page.goto(`${app.address}/guidance`)
  await page.getByRole('searchbox', { name: t['guidelines.search'] }).focus()
  await page.keyboard.type(questions[language])
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: /\S/ }).waitFor()
  const found = page.locator('.passages h3 a')
  expect(await found.count()).toBeLessThanOrEqual(5)
  expect((await found.allTextContents()).slice(0, 3)).toContain(starterGuidelines[language].others.title)
  // What was asked still stands in the box: one may ask it in another way.
  expect(await page.getByRole('searchbox').inputValue()).toBe(questions[language])
  await expectAccessible(page)
  await page.getByRole('searchbox').fill('xyzzy')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/guidance?q=xyzzy')
  // The address changes a moment before the list does.
  await expect.poll(() => found.count()).toBe(0)
  await page.locator('main').getByRole('link', { name: t['guidelines.back'] }).click()
  await found.nth(12).waitFor()
  await context.close()
})

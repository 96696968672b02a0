import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { found, publishStory } from '../support/founder.ts'

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

test('with JavaScript off one signs in, reads, tells by intent, and sees the click', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false })
  await found(page, app)
  await publishStory(page, app)

  // Out, and in again by the link that the log got.
  await page.locator('.account summary').click()
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click()
  await page.waitForURL('**/sign-in')
  await page.getByLabel('Sähköposti').fill('aino@aalto.example')
  await page.getByRole('button', { name: 'Lähetä linkki' }).click()
  await page.getByRole('heading', { name: 'Katso sähköpostisi' }).waitFor()
  await expect.poll(() => app.printed.length, { timeout: 15_000 }).toBe(1)
  await page.goto(/http\S+\/sign-in\/\S+/.exec(app.printed.at(-1) ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await page.waitForURL('**/stories')

  await page.getByRole('link', { name: 'Kirjasto avaa ovensa öisin', exact: true }).click()
  await page.getByText('Lukusali on auki yölläkin.').waitFor()
  await page.getByRole('link', { name: 'Kerro omin sanoin' }).click()
  await page.getByLabel('Mitä sinulla oli tämän kanssa tekemistä?').fill('Suunnittelin valot.\n\nJa vähän varjojakin.')
  await page.getByRole('radio', { name: 'LinkedIn' }).check()
  await page.locator('.composer button[type=submit]').click()

  await page.getByRole('heading', { name: 'Vielä yksi askel' }).waitFor()
  const text = page.getByLabel('Tekstisi')
  expect(await text.inputValue()).toBe('Suunnittelin valot.\n\nJa vähän varjojakin.\n\nTyönantajani on Aalto Oy.')
  const link = (await page.locator('a[href*="/go/"]').getAttribute('href')) ?? ''
  const way = new URL((await page.getByRole('link', { name: 'Avaa LinkedIn' }).getAttribute('href')) ?? '')
  expect(way.origin + way.pathname).toBe('https://www.linkedin.com/sharing/share-offsite/')
  expect(way.searchParams.get('url')).toBe(link)

  const clicked = await fetch(link, {
    redirect: 'manual',
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
  })
  expect(clicked.headers.get('location')).toBe('https://kirjasto.example/yo')
  await expect
    .poll(
      async () => {
        await page.goto(`${app.address}/mine`)
        return page.locator('.rows').first().innerText()
      },
      { timeout: 15_000 },
    )
    .toContain('1 klikkaus')
})

test('a faulty form comes back with what was typed and says what to do', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false })
  await page.goto(`${app.address}/sign-in`)
  await page.getByLabel('Sähköposti').fill('aino(at)aalto')
  await page.getByRole('button', { name: 'Lähetä linkki' }).click()
  await page.getByText('Kirjoita sähköpostiosoite kokonaan').waitFor()
  expect(await page.getByLabel('Sähköposti').inputValue()).toBe('aino(at)aalto')
})

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Language, languages } from '../../src/core/networks.ts'
import en from '../../src/ui/messages/en.ts'
import enAccount from '../../src/ui/messages/en-account.ts'
import fi from '../../src/ui/messages/fi.ts'
import fiAccount from '../../src/ui/messages/fi-account.ts'
import sv from '../../src/ui/messages/sv.ts'
import svAccount from '../../src/ui/messages/sv-account.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember } from '../support/factories.ts'
import { freePort, withDevice } from '../support/keys.ts'

const words = { fi: { ...fi, ...fiAccount }, sv: { ...sv, ...svAccount }, en: { ...en, ...enAccount } }

let app: TestApp
let browser: Browser

beforeAll(async () => {
  const port = await freePort()
  app = await startApp({ PORT: String(port), BASE_URL: `http://localhost:${port}` })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

/** By the link that a mail would have brought. */
async function signInByLink(page: Page, email: string): Promise<void> {
  await page.goto(`${app.baseUrl}/sign-in/${await app.sessions.createToken(email)}`)
  await page.locator('main button[type=submit]').click()
}

async function signOut(page: Page, language: Language): Promise<void> {
  await page.locator('.account summary').click()
  await page.getByRole('button', { name: words[language]['people.signOut'], exact: true }).first().click()
  await page.waitForURL('**/sign-in')
}

test.each(languages)('a passkey is added, signs in, is removed, and signs in no more: in %s', async (language) => {
  const email = `aino.${language}@example.fi`
  await makeMember(app.database.db, await makeBareOrganisation(app.database.db), { email, language })
  const { page, context, noise } = await visit(browser, { locale: { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language] })
  // Here the button is tried: in a browser whose fields offer no keys.
  await page.addInitScript(() => {
    Object.assign(PublicKeyCredential, { isConditionalMediationAvailable: async () => false })
  })
  const device = await withDevice(page)
  const t = words[language]

  await signInByLink(page, email)
  await page.waitForURL('**/stories')
  await page.goto(`${app.baseUrl}/mine`)
  await page.getByRole('link', { name: t['people.security'] }).click()
  await page.getByText(t['people.passkeys.empty']).waitFor()
  await page.getByLabel(t['people.passkeys.name']).fill('Puhelin')
  await page.getByRole('button', { name: t['people.passkeys.add'] }).click()
  await page.getByText(t['people.passkeys.done']).waitFor()
  await page.locator('strong', { hasText: 'Puhelin' }).waitFor()
  expect(await device.keys()).toBe(1)

  // The same device has no second key of the same person.
  await page.getByRole('button', { name: t['people.passkeys.add'] }).click()
  await page.getByText(t['people.passkey.problem.known']).waitFor()

  await signOut(page, language)
  await page.getByRole('button', { name: t['people.passkeys.signIn'] }).click()
  await page.waitForURL('**/stories')
  expect(await page.locator('.account summary').innerText()).toContain('Aino Aalto')

  await page.goto(`${app.baseUrl}/mine/security`)
  await page.locator('summary', { hasText: t['people.passkeys.change'] }).click()
  await page.getByRole('button', { name: t['people.passkeys.remove'] }).click()
  await page.getByText(t['people.security.removed']).waitFor()
  await page.getByText(t['people.passkeys.empty']).waitFor()

  await signOut(page, language)
  await page.getByRole('button', { name: t['people.passkeys.signIn'] }).click()
  await page.getByText(t['people.passkey.problem.refused']).waitFor()
  expect(page.url()).toContain('/sign-in')
  // The answer that was refused is one that the browser notes.
  expect(noise.filter((line) => !line.includes('400'))).toEqual([])
  await context.close()
})

test('where the browser can, the e-mail field offers the key by itself', async () => {
  const email = 'aino.kentta@example.fi'
  await makeMember(app.database.db, await makeBareOrganisation(app.database.db), { email })
  const { page, context, noise } = await visit(browser)
  const device = await withDevice(page)
  await signInByLink(page, email)
  await page.waitForURL('**/stories')
  await page.goto(`${app.baseUrl}/mine/security`)
  await page.getByRole('button', { name: words.fi['people.passkeys.add'] }).click()
  await page.getByText(words.fi['people.passkeys.done']).waitFor()
  expect(await device.keys()).toBe(1)
  await page.locator('.account summary').click()
  await page.locator('.menu').getByRole('button', { name: fi['people.signOut'] }).click()
  // The device chooses the key that the field offers, and the person is in.
  await page.waitForURL('**/stories')
  expect(noise).toEqual([])
  await context.close()
})

test('who signed in a while ago confirms by a link first, and comes back to the page', async () => {
  const email = 'aino.hetki@example.fi'
  await makeMember(app.database.db, await makeBareOrganisation(app.database.db), { email })
  const { page, context, noise } = await visit(browser)
  const device = await withDevice(page)
  await signInByLink(page, email)
  await page.waitForURL('**/stories')
  app.forward(20 * 60_000)
  try {
    await page.goto(`${app.baseUrl}/mine/security`)
    expect(await page.getByRole('button', { name: words.fi['people.passkeys.add'] }).count()).toBe(0)
    await page.getByRole('button', { name: fi['people.signIn.send'] }).click()
    await page.getByText(words.fi['people.passkeys.sent']).waitFor()
    await expect.poll(() => app.printed.some((text) => text.includes(email)), { timeout: 15_000 }).toBe(true)
  } finally {
    app.forward(-20 * 60_000)
  }
  const [link = ''] = /http\S+\/sign-in\/\S+/.exec(app.printed.find((text) => text.includes(email)) ?? '') ?? []
  await page.goto(link)
  await page.locator('main button[type=submit]').click()
  await page.waitForURL('**/mine/security')
  await page.getByRole('button', { name: words.fi['people.passkeys.add'] }).click()
  await page.getByText(words.fi['people.passkeys.done']).waitFor()
  expect(await device.keys()).toBe(1)
  expect(noise).toEqual([])
  await context.close()
})

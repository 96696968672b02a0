import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/core/networks.ts'
import type { OrganisationId } from '../../src/platform/database.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, signInAs } from '../support/factories.ts'
import { press } from '../support/keyboard.ts'

// Practising: a situation that goes on, by keyboard, in each language; and telling with no channel, from which nothing
// goes anywhere, with a script and without one.

let app: TestApp
let browser: Browser
let organisationId: OrganisationId
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  organisationId = await makeBareOrganisation(app.database.db, { name: 'Kajo' })
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function signedIn(language: Language, options: Parameters<typeof visit>[1] = {}): Promise<Visit> {
  const member = await makeMember(app.database.db, organisationId, { language })
  const locale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language]
  const opened = await visit(browser, { ...options, locale })
  const pairs = (await signInAs(app, member)).split('; ').map((pair) => [pair.split('=')[0], pair] as const)
  await opened.context.addCookies(
    pairs.map(([name = '', pair]) => ({ name, value: pair.slice(name.length + 1), url: app.address })),
  )
  return opened
}

const texts = {
  fi: { brings: 'Näin siinä käy', goesOn: 'Se ei jää siihen', instead: 'Entä jos teetkin toisin?', on: 'Harjoittelit' },
  sv: {
    brings: 'Så här går det',
    goesOn: 'Det slutar inte där',
    instead: 'Och om du gör på ett annat sätt?',
    on: 'Du övade',
  },
  en: {
    brings: 'This is what happens',
    goesOn: 'It does not end there',
    instead: 'And if you do otherwise?',
    on: 'You practised',
  },
} as const

test.each(['fi', 'sv', 'en'] as const)(
  'by keyboard, in %s: a situation, a choice, how it goes on, and another way',
  async (language) => {
    const says = texts[language]
    const { page, context, noise } = await signedIn(language)
    await page.goto(`${app.address}/guidance`)
    await press(page, 'main a[href="/guidance/practice"]')
    await press(page, 'main a[href="/guidance/practice/sour-comment"]')
    await press(page, '.might-do button[value=defend]')
    // The keyboard goes on where the answer is.
    await page.getByRole('heading', { name: says.brings }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(says.brings)
    await page.getByRole('heading', { name: says.goesOn }).waitFor()
    await expectAccessible(page)
    await press(page, '.might-do button[value=help]')
    await page.getByRole('heading', { name: says.instead }).waitFor()
    await expectAccessible(page)
    await press(page, '.might-do button[value=same-coin]')
    await page.locator('.might-do button[value=help]').waitFor()
    // What was chosen is in no address.
    expect(new URL(page.url()).search).toBe('')
    await press(page, 'main a[href="/guidance/practice"]')
    await page.getByText(says.on).waitFor()
    await press(page, 'main form button')
    await expect.poll(() => page.getByText(says.on).count()).toBe(0)
    expect(noise).toEqual([])
    await context.close()
  },
)

test('without JavaScript a situation is gone through by forms alone', async () => {
  const { page, context } = await signedIn('fi', { javaScriptEnabled: false })
  await page.goto(`${app.address}/guidance/practice/sour-comment`)
  await page.locator('button[value=delete]').click()
  await page.getByRole('heading', { name: texts.fi.goesOn }).waitFor()
  await page.locator('button[value=sorry]').click()
  await page.getByRole('heading', { name: texts.fi.instead }).waitFor()
  expect(new URL(page.url()).search).toBe('')
  await context.close()
})

const words = 'Kuiskaus karhunvatukasta, Suomen paras. Soita 040 123 4567. TÄTÄ ON ODOTETTU KAUAN.'

/** All that the database holds, the queue's tables included. */
async function database(): Promise<string> {
  const { owner } = app.database
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const all = await Promise.all(rows.map(({ name }) => owner.query(`select t::text as row from ${name} t`)))
  return JSON.stringify(all.map(({ rows }) => rows))
}

test('telling with no channel: all of it to play with, and nothing of it is sent, stored or kept on the device', async () => {
  const { page, context, noise } = await signedIn('fi')
  await page.goto(`${app.address}/tell/practice?story=news`, { waitUntil: 'networkidle' })
  const sent: string[] = []
  context.on('request', (request) =>
    sent.push(
      decodeURIComponent(
        `${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`,
      ),
    ),
  )
  page.on('websocket', (socket) => sent.push(`socket ${socket.url()}`))
  const deviceBefore = await page.evaluate(() => JSON.stringify(localStorage))
  await page.locator('#own-words').pressSequentially(words, { delay: 2 })
  await expect.poll(() => page.locator('.second-look li').count()).toBeGreaterThanOrEqual(3)
  await page.getByRole('radio', { name: 'Facebook' }).check()
  expect(await page.locator('.preview').innerText()).toContain('karhunvatukasta')
  await expectAccessible(page)
  await page.locator('.composer .actions button').click()
  await page.getByRole('heading', { level: 1, name: 'Näin siinä olisi käynyt' }).waitFor()
  expect(await page.locator('main').innerText()).toContain('Facebook olisi avautunut')
  expect(await page.locator('.preview').innerText()).toContain('karhunvatukasta')
  await expectAccessible(page)
  // Back at the text, which is as it was; a passage is read, and it is still there.
  await page.getByRole('link', { name: 'Takaisin tekstiin' }).click()
  expect(await page.locator('#own-words').inputValue()).toBe(words)
  await page.locator('.second-look summary').first().click()
  await page.locator('.second-look a').first().click()
  await page.waitForURL('**/guidance/guidelines/**')
  await page.goBack()
  await expect.poll(() => page.locator('#own-words').inputValue()).toBe(words)
  expect(sent.filter((one) => /karhunvatuk|040|TÄTÄ|POST|socket/.test(one))).toEqual([])
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe(deviceBefore)
  expect(await database()).not.toContain('karhunvatuk')
  // No window of a network has opened.
  expect(context.pages().length).toBe(1)
  await page.reload()
  expect(await page.locator('#own-words').inputValue()).toBe('')
  expect(noise).toEqual([])
  await context.close()
})

test('without JavaScript the words stay in the box when the button is pressed', async () => {
  const { page, context } = await signedIn('fi', { javaScriptEnabled: false })
  await page.goto(`${app.address}/tell/practice?story=product`)
  const sent: string[] = []
  context.on('request', (request) => sent.push(decodeURIComponent(`${request.url()} ${request.postData() ?? ''}`)))
  await page.locator('#own-words').fill(words)
  await page.getByRole('radio', { name: 'Bluesky' }).check()
  await page.locator('.composer .actions button').click()
  await page.getByText('Bluesky olisi avautunut').waitFor()
  await page.getByText('Tekstisi ei lähtenyt selaimestasi').waitFor()
  expect(sent.filter((one) => one.includes('karhunvatuk'))).toEqual([])
  await context.close()
})

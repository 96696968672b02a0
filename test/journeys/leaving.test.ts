import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { releaseFigures } from '../../src/features/insight/release-figures.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { fakeNetwork } from '../../src/networks/fake.ts'
import { inOrganisation, type OrganisationId } from '../../src/platform/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import {
  makeBareOrganisation,
  makeDialogue,
  makeGroup,
  makeMember,
  makeStory,
  makeTelling,
  signInAs,
} from '../support/factories.ts'

// A member takes their own data along and leaves, as they meet it on a phone; and an admin removes one, and
// takes it back.

const languages = {
  fi: {
    locale: 'fi-FI',
    link: 'Omat tiedot ja lähteminen',
    download: 'Lataa omat tietosi',
    go: 'Lähde nyt',
    goodbye: 'Kiitos näistä ajoista',
    email: 'Sähköposti',
    send: 'Lähetä linkki',
    sent: 'Katso sähköpostisi',
  },
  sv: {
    locale: 'sv-FI',
    link: 'Dina uppgifter och hur du lämnar Luotto',
    download: 'Ladda ner dina uppgifter',
    go: 'Lämna nu',
    goodbye: 'Tack för den här tiden',
    email: 'E-post',
    send: 'Skicka länken',
    sent: 'Titta i din e-post',
  },
  en: {
    locale: 'en-GB',
    link: 'Your data and leaving',
    download: 'Download your data',
    go: 'Leave now',
    goodbye: 'Thank you for your time here',
    email: 'E-mail',
    send: 'Send the link',
    sent: 'Check your e-mail',
  },
} as const

type Language = keyof typeof languages

const day = 24 * 3_600_000

let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startApp({}, { networks: { bluesky: fakeNetwork() } })
  // What is told nine days from now is of a week that is closed, and whole, when the application looks.
  app.forward(20 * day)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function enter(viewer: Viewer, language: Language): Promise<{ readonly page: Page; readonly noise: string[] }> {
  const { page, context, noise } = await visit(browser, { locale: languages[language].locale })
  await context.addCookies(
    (await signInAs(app, viewer)).split('; ').map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      value: pair.slice(pair.indexOf('=') + 1),
      url: app.address,
    })),
  )
  return { page, noise }
}

const slugOf = (viewer: Viewer, n: number) => `${viewer.member.id.slice(-8)}${n}`

/** Twelve people who told, one of them about to go, and sums that have been released. */
async function atWork(language: Language) {
  const { db } = app.database
  const id = await makeBareOrganisation(db, { name: 'Satama Oy', language })
  const groupIds = [await makeGroup(db, id, 'Tuotanto')]
  const email = `lahtija.${id.slice(-8)}@satama.example`
  const leaver = await makeMember(db, id, { name: 'Aino Aalto', email, language, groupIds })
  const admin = await makeMember(db, id, { name: 'Minna Meri', language, roles: ['admin', 'editor', 'steward'] })
  const others = await Promise.all(Array.from({ length: 10 }, () => makeMember(db, id, { groupIds })))
  await makeDialogue(db, admin)
  const storyId = await makeStory(db, admin, { title: 'Lukusali', language })
  const host = new URL(app.baseUrl).host
  const toldAt = new Date(Date.now() + 9 * day)
  for (const [n, teller] of [leaver, admin, ...others].entries()) {
    await makeTelling(db, teller, { storyId, host, slug: slugOf(teller, n), clicks: 2, toldAt })
  }
  await releaseFigures(app.context, id)
  return { id, leaver, admin, email, slug: slugOf(leaver, 0) }
}

/** The sums, as everybody sees them. */
async function figuresSeen(page: Page): Promise<string> {
  await page.goto(`${app.address}/together`)
  return page.locator('main').innerText()
}

const figuresKept = (id: OrganisationId) =>
  inOrganisation(app.database.db, id, (tx) => tx.selectFrom('insightFigure').selectAll().orderBy('id').execute())

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

const follow = async (slug: string) => {
  const answer = await fetch(`${app.address}/go/${slug}`, { redirect: 'manual', headers: { 'user-agent': iphone } })
  return [answer.status, answer.headers.get('location')]
}

/** The ZIP that the page hands out: what is in it, by name. */
async function download(page: Page, name: string): Promise<Record<string, string>> {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('luotto.zip')
  const zip = unzipSync(new Uint8Array(readFileSync(await file.path())))
  return Object.fromEntries(Object.entries(zip).map(([entry, bytes]) => [entry, strFromU8(bytes)]))
}

/** Asks for a link to sign in by; answers whether one was sent, once another that was asked for later is there. */
async function isWrittenTo(email: string, control: string, language: Language): Promise<boolean> {
  const says = languages[language]
  app.printed.length = 0
  const { page, context } = await visit(browser, { locale: says.locale })
  for (const address of [email, control]) {
    await page.goto(`${app.address}/sign-in`)
    await page.getByLabel(says.email).fill(address)
    await page.getByRole('button', { name: says.send }).click()
    await page.getByRole('heading', { name: says.sent }).waitFor()
  }
  await expect.poll(() => app.printed.some((mail) => mail.includes(control)), { timeout: 20_000 }).toBe(true)
  await context.close()
  return app.printed.some((mail) => mail.includes(email))
}

const addressOf = async ({ userId }: Viewer) =>
  (await app.database.db.selectFrom('authUser').select('email').where('id', '=', userId).executeTakeFirst())?.email

describe.each(['fi', 'sv', 'en'] as const)('in %s', (language) => {
  const says = languages[language]

  test('a member takes their data along and leaves by one click; links and sums stay', async () => {
    const { id, leaver, admin, email, slug } = await atWork(language)
    const [member, chief] = [await enter(leaver, language), await enter(admin, language)]
    const { page } = member
    const [seen, kept] = [await figuresSeen(chief.page), await figuresKept(id)]
    expect(seen).toContain('12')
    expect(kept.length).toBeGreaterThan(0)
    const led = await follow(slug)
    expect(led).toEqual([302, 'https://example.org/jutut/silta'])
    expect(await isWrittenTo(email, (await addressOf(admin)) ?? '', language)).toBe(true)

    await page.goto(`${app.address}/mine`)
    await page.getByRole('link', { name: says.link }).first().click()
    const files = await download(page, says.download)
    const { format, sections } = JSON.parse(files['data.json'] ?? '{}')
    expect(format).toBe('luotto-own-data')
    expect(sections.member).toMatchObject([{ name: 'Aino Aalto', language }])
    expect(sections.user).toMatchObject([{ email }])
    expect(sections.tellings).toMatchObject([{ slug, story: 'Lukusali', groups: ['Tuotanto'] }])
    expect(files['luotto.html']).toContain(`<html lang="${language}">`)
    expect(files['luotto.html']).toContain('Lukusali')
    expect(files['luotto.html']).toContain(slug)
    expect(JSON.stringify(files)).not.toContain(admin.member.id.slice(-8))
    expect(JSON.stringify(files)).not.toContain(admin.member.name)

    await page.getByRole('button', { name: says.go }).click()
    await page.waitForURL('**/goodbye')
    await page.getByRole('heading', { name: says.goodbye }).waitFor()
    const named = (await page.context().cookies()).filter(({ name }) => name.includes('session'))
    expect(named).toEqual([])
    await page.goto(`${app.address}/mine`)
    await page.waitForURL('**/sign-in')

    expect(await addressOf(leaver)).toBeUndefined()
    expect(await isWrittenTo(email, (await addressOf(admin)) ?? '', language)).toBe(false)
    expect(await follow(slug)).toEqual(led)
    await releaseFigures(app.context, id)
    expect(await figuresKept(id)).toEqual(kept)
    expect(await figuresSeen(chief.page)).toBe(seen)
    expect([...member.noise, ...chief.noise]).toEqual([])
    await Promise.all([page.context().close(), chief.page.context().close()])
  })
})

test('whom an admin removes keeps no right, can take their data along or leave, and comes back when it is undone', async () => {
  const { db } = app.database
  const id = await makeBareOrganisation(db, { name: 'Satama Oy' })
  const admin = await makeMember(db, id, { name: 'Minna Meri', roles: ['admin'] })
  const email = `eino.${id.slice(-8)}@satama.example`
  const eino = await makeMember(db, id, { name: 'Eino Editori', email, roles: ['editor', 'steward'] })
  const [{ page }, chief] = [await enter(eino, 'fi'), await enter(admin, 'fi')]
  await page.goto(`${app.address}/stories/drafts`)
  expect(new URL(page.url()).pathname).toBe('/stories/drafts')

  await chief.page.goto(`${app.address}/together/people`)
  await chief.page.getByRole('link', { name: 'Eino Editori' }).click()
  await chief.page.getByRole('link', { name: 'Poista jäsen' }).click()
  app.printed.length = 0
  await chief.page.getByRole('button', { name: 'Poista', exact: true }).click()
  await chief.page.waitForURL('**/together/people')
  const row = chief.page.locator('.rows li', { hasText: 'Eino Editori' })
  expect(await row.innerText()).toMatch(/poistetaan \d+\.\d+\.\d{4}|poistetaan \d+\. \p{L}+/u)
  expect(await row.innerText()).not.toContain('toimittaja')

  // Wherever they go, they come to the one page that is left to them.
  for (const path of ['/stories/drafts', '/stories', '/together', '/mine', '/feeds', '/mine/security']) {
    await page.goto(`${app.address}${path}`)
    expect(new URL(page.url()).pathname).toBe('/mine/leave')
  }
  await page.getByText('Ylläpitäjä on poistanut sinut.').waitFor()
  const files = await download(page, 'Lataa omat tietosi')
  expect(JSON.parse(files['data.json'] ?? '{}').sections.member).toMatchObject([{ name: 'Eino Editori', roles: [] }])
  await page.getByRole('button', { name: 'Lähde nyt' }).waitFor()
  await expect.poll(() => app.printed.some((mail) => mail.includes(email)), { timeout: 20_000 }).toBe(true)

  // Their page gives them nothing while the week lasts.
  await row.getByRole('link').click()
  await chief.page.getByText('Tämä jäsen on poistettu.').waitFor()
  expect(await chief.page.locator('input[name=roles]').count()).toBe(0)
  await chief.page.getByRole('link', { name: 'Peru poistaminen' }).click()
  await chief.page.getByRole('button', { name: 'Peru poistaminen' }).click()
  await chief.page.waitForURL('**/together/people')
  await page.goto(`${app.address}/stories`)
  expect(new URL(page.url()).pathname).toBe('/stories')
  // Roles are not given back by themselves.
  const drafts = await page.goto(`${app.address}/stories/drafts`)
  expect(drafts?.status()).toBe(403)
  await Promise.all([page.context().close(), chief.page.context().close()])
})

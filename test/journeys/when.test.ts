import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { publishTelling } from '../../src/features/telling/publish-telling.ts'
import { type FakeNetwork, fakeAccount, fakeNetwork, fakePassword } from '../../src/networks/fake.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import en from '../../src/ui/messages/en.ts'
import fi from '../../src/ui/messages/fi.ts'
import sv from '../../src/ui/messages/sv.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeChannel, makeMember, makeStory, signInAs } from '../support/factories.ts'

// A suggestion → a story → told for later → taken back → told → deleted at the network, as a member meets it on a phone.

const languages = {
  fi: {
    locale: 'fi-FI',
    good: 'Hyvään aikaan',
    choose: 'Valitse aika',
    now: 'Nyt',
    schedule: 'Ajasta: Bluesky',
    send: 'Kerro: Bluesky',
    quietStill: 'Se on hiljaista aikaasi, mutta lähetämme silti',
    waiting: 'Odottaa aikaansa',
    change: 'Vaihda aika',
    past: 'Tämä aika on jo mennyt.',
    newTime: 'Uusi aika',
    withdraw: 'Ota takaisin',
    withdrawn: 'Otit tämän takaisin.',
    published: 'Julkaistu',
    open: 'Poista verkostosta',
    remove: 'Poista julkaisu',
    deleted: 'Poistettu verkostosta',
    goesOut: /^Lähtee: \p{L}+ \d+\. \p{L}+ klo \d+\.\d\d\./u,
  },
  sv: {
    locale: 'sv-FI',
    good: 'Vid ett bra tillfälle',
    choose: 'Välj tid',
    now: 'Nu',
    schedule: 'Tidsinställ: Bluesky',
    send: 'Berätta på Bluesky',
    quietStill: 'Det är din tysta tid, men vi skickar ändå',
    waiting: 'Väntar på sin tid',
    change: 'Byt tid',
    past: 'Den tiden har redan gått.',
    newTime: 'Ny tid',
    withdraw: 'Ta tillbaka',
    withdrawn: 'Du tog tillbaka det här.',
    published: 'Publicerad',
    open: 'Ta bort från nätverket',
    remove: 'Ta bort inlägget',
    deleted: 'Borttaget från nätverket',
    goesOut: /^Skickas: \p{L}+ \d+ \p{L}+ kl\. \d+\.\d\d\./u,
  },
  en: {
    locale: 'en-GB',
    good: 'At a good moment',
    choose: 'Choose a time',
    now: 'Now',
    schedule: 'Schedule: Bluesky',
    send: 'Tell it on Bluesky',
    quietStill: 'That is your quiet time, but we will send it all the same',
    waiting: 'Waiting for its time',
    change: 'Change the time',
    past: 'That time has already passed.',
    newTime: 'New time',
    withdraw: 'Take it back',
    withdrawn: 'You took this back.',
    published: 'Published',
    open: 'Delete from the network',
    remove: 'Delete the post',
    deleted: 'Deleted from the network',
    goesOut: /^Goes out: \p{L}+ \d+ \p{L}+ at \d+:\d\d\./u,
  },
} as const

type Language = keyof typeof languages
const catalogues = { fi, sv, en }

let network: FakeNetwork
let app: TestApp
let browser: Browser
beforeAll(async () => {
  network = fakeNetwork()
  app = await startApp({}, { networks: { bluesky: network } })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const words = 'Olin rakentamassa lukusalia.'

type Member = { readonly page: Page; readonly viewer: Viewer; readonly storyId: string; readonly noise: string[] }

async function enter(language: Language, javaScriptEnabled = true): Promise<Member> {
  const { db } = app.database
  const viewer = await makeMember(db, await makeBareOrganisation(db, { name: 'Satama Oy' }), { language })
  const secret = app.context.secrets.seal(viewer.member.id, fakePassword)
  await makeChannel(db, viewer, { handle: fakeAccount.handle, secret })
  const storyId = await makeStory(db, viewer, { title: 'Uimahalli', language })
  const options = { locale: languages[language].locale, javaScriptEnabled }
  const cookie = await signInAs(app, viewer)
  const { page, context, noise } = await visit(browser, options)
  const cookies = cookie.split('; ').map((pair) => ({
    name: pair.slice(0, pair.indexOf('=')),
    value: pair.slice(pair.indexOf('=') + 1),
    url: app.address,
  }))
  await context.addCookies(cookies)
  return { page, viewer, storyId, noise }
}

/** The member suggests, an editor takes it up and publishes it; answers the story's id. */
async function suggested({ page, viewer }: Member, language: Language): Promise<string> {
  const t = catalogues[language]
  await page.goto(`${app.address}/stories/suggest`)
  await page.locator('[name=title]').fill('Lukusali')
  await page.locator('[name=why]').fill('Se on meidän näköisemme.')
  await page.getByRole('button', { name: t['suggestions.send'], exact: true }).click()
  await page.getByText(t['suggestions.thanks']).waitFor()
  const editor = await makeMember(app.database.db, viewer.organisation.id, { language, roles: ['editor'] })
  const { page: desk, context } = await visit(browser)
  await context.addCookies(cookiesOf(await signInAs(app, editor), app.address))
  await desk.goto(`${app.address}/stories/suggestions`)
  await desk.getByRole('link', { name: 'Lukusali' }).click()
  await desk.getByRole('link', { name: t['suggestions.accept'] }).click()
  await desk.waitForURL('**/stories/new?suggestion=*')
  await desk.getByRole('button', { name: t['stories.publish'], exact: true }).click()
  await desk.waitForURL(/\/stories\/[0-9a-f-]{36}$/)
  const storyId = desk.url().slice(-36)
  await context.close()
  await page.goto(`${app.address}/stories`)
  await page.getByRole('link', { name: 'Lukusali', exact: true }).click()
  await page.waitForURL(`**/stories/${storyId}`)
  return storyId
}

const compose = async ({ page, storyId }: Member) => {
  await page.goto(`${app.address}/tell?story=${storyId}`)
  await page.locator('#own-words').fill(words)
}

const chip = (page: Page, name: string) => page.locator('.when .chip', { hasText: name })

const tellingsOf = ({ viewer }: Member) =>
  inOrganisation(app.database.db, viewer.organisation.id, (tx) =>
    tx.selectFrom('telling').select(['id', 'state', 'dueAt']).orderBy('id').execute(),
  )

describe.each(['fi', 'sv', 'en'] as const)('in %s', (language) => {
  const says = languages[language]

  test('a suggestion becomes a story, which is told for later, taken back, told, and deleted at the network', async () => {
    const entered = await enter(language)
    const member = { ...entered, storyId: await suggested(entered, language) }
    const { page, noise } = member
    await compose(member)
    await chip(page, says.choose).click()
    await page.locator('.when input[name=at]').fill('2099-01-01T10:00')
    await page.getByRole('button', { name: says.schedule }).click()
    // What is wrong is said beside the time, and the words stay.
    await page.locator('.when .fault').waitFor()
    expect(await page.locator('#own-words').inputValue()).toBe(words)
    await chip(page, says.good).click()
    await page.getByRole('button', { name: says.schedule }).click()
    await page.waitForURL('**/tellings/*')
    await page.getByText(says.waiting, { exact: true }).waitFor()
    expect(await page.locator('.told .stack > p').first().innerText()).toMatch(says.goesOut)
    expect(await tellingsOf(member)).toMatchObject([{ state: 'scheduled' }])

    // Another time, in the night: taken, and kindly said.
    await page.getByLabel(says.newTime).fill('2020-01-01T10:00')
    await page.getByRole('button', { name: says.change }).click()
    await page.getByText(says.past).waitFor()
    const tomorrow = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10)
    await page.getByLabel(says.newTime).fill(`${tomorrow}T02:30`)
    await page.getByRole('button', { name: says.change }).click()
    await page.getByText(says.quietStill).waitFor()

    // It stands first on one's own page; there, too, it is taken back.
    await page.goto(`${app.address}/mine`)
    expect(await page.locator('.rows .row').first().innerText()).toContain(says.waiting)
    await page.locator('.rows .row a').first().click()
    await page.getByRole('button', { name: says.withdraw }).click()
    await page.getByText(says.withdrawn).waitFor()
    expect(await page.locator('#own-words').inputValue()).toBe(words)
    expect(await tellingsOf(member)).toEqual([])
    // It is on the device from here on, as any draft.
    await page.goto(`${app.address}/tell?story=${member.storyId}`)
    await expect.poll(() => page.locator('#own-words').inputValue()).toBe(words)

    const before = network.posts.length
    await chip(page, says.now).click()
    await page.getByRole('button', { name: says.send }).click()
    await page.getByText(says.published, { exact: true }).waitFor({ timeout: 20_000 })
    expect(network.posts.length).toBe(before + 1)

    await page.getByText(says.open).click()
    await page.getByRole('button', { name: says.remove }).click()
    await page.getByText(says.deleted, { exact: true }).waitFor({ timeout: 20_000 })
    expect(network.posts.length).toBe(before)
    expect(noise.filter((line) => !line.includes('400'))).toEqual([])
    await page.context().close()
  })

  test('all of it works without JavaScript', async () => {
    const member = await enter(language, false)
    const { page } = member
    await compose(member)
    await chip(page, says.good).click()
    await page.locator('.composer button[type=submit]').click()
    await page.getByText(says.waiting, { exact: true }).waitFor()
    await page.getByRole('button', { name: says.withdraw }).click()
    await page.getByText(says.withdrawn).waitFor()
    expect(await page.locator('#own-words').inputValue()).toBe(words)
    await page.locator('.composer button[type=submit]').click()
    await page.waitForURL('**/tellings/*')
    const [told] = await tellingsOf(member)
    const payload = { organisationId: member.viewer.organisation.id, tellingId: told?.id }
    await publishTelling(app.context, payload)
    await page.reload()
    await page.getByText(says.open).click()
    await page.getByRole('button', { name: says.remove }).click()
    await expect.poll(async () => (await tellingsOf(member))[0]?.state, { timeout: 20_000 }).toBe('deleted')
    await page.reload()
    await page.getByText(says.deleted, { exact: true }).waitFor()
    await page.context().close()
  })
})

test('one’s own times are kept, a mistake is said beside its field, and nothing typed is lost', async () => {
  const { page } = await enter('fi')
  await page.goto(`${app.address}/mine/when`)
  await page.getByLabel('Päättyvät').fill('')
  await page.getByLabel('Kerrontoja viikossa enintään').fill('sata')
  await page.getByRole('button', { name: 'Tallenna' }).click()
  await page.getByText('Kirjoita luku 1–50 tai jätä tyhjäksi.').waitFor()
  expect(await page.getByLabel('Kerrontoja viikossa enintään').inputValue()).toBe('sata')
  await page.getByLabel('Kerrontoja viikossa enintään').fill('2')
  await page.getByRole('button', { name: 'Tallenna' }).click()
  await page.getByText('Kirjoita molemmat kellonajat tai jätä molemmat tyhjiksi.').waitFor()
  await page.getByLabel('Päättyvät').fill('09:15')
  await page.getByLabel('sunnuntai').check()
  await page.getByRole('button', { name: 'Tallenna' }).click()
  await page.getByText('Tallennettu.').waitFor()
  await page.reload()
  expect(await page.getByLabel('Päättyvät').inputValue()).toBe('09:15')
  expect(await page.getByLabel('sunnuntai').isChecked()).toBe(true)
  expect(await page.getByLabel('Kerrontoja viikossa enintään').inputValue()).toBe('2')
})

test('where the text is only handed over there is no time to choose, and the page says why', async () => {
  const member = await enter('fi')
  const { page } = member
  await compose(member)
  await page.getByRole('radio', { name: 'LinkedIn' }).check()
  await page.getByText('Tähän kanavaan lähetät itse').waitFor()
  expect(await page.locator('.when').isVisible()).toBe(false)
})

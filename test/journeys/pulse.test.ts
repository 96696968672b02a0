import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Language, languages } from '../../src/core/networks.ts'
import { defaultItems } from '../../src/core/pulse/default-items.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { newestQuestionnaire } from '../../src/features/pulse/questionnaire.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import { translator } from '../../src/ui/intl.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { fetchBallotAs, keysOf, sendAs } from '../support/ballots.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, makeStory } from '../support/factories.ts'
import { press as pressAt } from '../support/keyboard.ts'
import { lookAt } from '../support/look-at.ts'
import { visitAs } from '../support/taking-part.ts'

// The pulse, whole: a wave is planned and opened, a ballot fetched on a phone and answered from another browser by
// somebody who is not signed in there, the wave closed, and the result read by everybody.

let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startApp({}, { limitScale: 100_000 })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

/** The item that the steward added. */
const ownItem = async ({ database }: TestApp, { organisation }: Viewer): Promise<string> => {
  const { items } = await inOrganisation(database.db, organisation.id, (tx) => newestQuestionnaire(tx, organisation.id))
  return items.find(({ source }) => source === 'own')?.id ?? ''
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

const press = (page: Page, name: string) => pressAt(page, page.locator('main').getByText(name, { exact: true }))

async function colleaguesIn(language: Language) {
  const { db } = app.database
  const organisation = await makeBareOrganisation(db, { language })
  const steward = await makeMember(db, organisation, { language, roles: ['steward'] })
  const members = await Promise.all(Array.from({ length: 23 }, () => makeMember(db, organisation, { language })))
  return { organisation, steward, members, storyId: await makeStory(db, steward, { language, title: 'Silta' }) }
}

test.each(languages)('from planning a wave to its result, by keyboard, in %s', async (language) => {
  const t = translator(language)
  const { organisation, steward, members, storyId } = await colleaguesIn(language)
  const [member, ...colleagues] = members
  if (!member) throw new Error('There are members.')

  // The steward plans, sees how people are shared out, and opens.
  const desk = await visitAs(app, browser, steward, { viewport: { width: 1280, height: 900 } })
  await desk.page.goto(`${app.address}/together/pulse`)
  await desk.page.getByLabel(t('pulse.plan.closesOn'), { exact: true }).fill('2099-01-31')
  await lookAt(desk.page, `plan-${language}`)
  await press(desk.page, t('pulse.plan.button'))
  await desk.page.getByText(t('pulse.pool.members', { count: 24 })).waitFor()
  await lookAt(desk.page, `planned-${language}`)
  const planned = desk.page.url()

  // It asks something of the organisation's own too.
  await desk.page.goto(`${app.address}/together/pulse/items`)
  await desk.page.getByLabel(t('pulse.items.kind'), { exact: true }).selectOption('text')
  for (const one of languages) await desk.page.locator(`[name=${one}]`).fill(`Toive ${one}`)
  await lookAt(desk.page, `items-${language}`)
  await press(desk.page, t('pulse.items.addButton'))
  await desk.page.locator('li', { hasText: `Toive ${language}` }).waitFor()
  await desk.page.goto(planned)
  await press(desk.page, t('pulse.open'))
  await desk.page.getByText(t('pulse.isOpen')).waitFor()
  const wave = new URL(desk.page.url()).pathname.split('/').at(-1) ?? ''

  // A member fetches a ballot on a phone.
  const own = await visitAs(app, browser, member, phone)
  await own.page.goto(`${app.address}/together/pulse/${wave}`)
  await own.page.getByRole('button', { name: t('pulse.ballot.fetch') }).waitFor()
  await lookAt(own.page, `ballot-${language}`)
  await press(own.page, t('pulse.ballot.fetch'))
  await own.page.getByText(t('pulse.ballot.ready')).waitFor()
  await lookAt(own.page, `fetched-${language}`)
  const address = await own.page.getByLabel(t('pulse.ballot.copy')).inputValue()

  await own.page.getByText(t('pulse.ballot.qr')).click()
  await own.page.getByRole('img', { name: t('pulse.ballot.qrName') }).waitFor()
  await lookAt(own.page, `carried-${language}`)
  const [file] = await Promise.all([own.page.waitForEvent('download'), press(own.page, t('pulse.ballot.file'))])
  expect((await readFile(await file.path(), 'utf8')).trim()).toBe(address)

  // And answers in another browser, where nobody is signed in.
  const other = await visit(browser, { ...phone, locale: language })
  const sent: { url: string; cookie: string | undefined; referer: string | undefined }[] = []
  other.page.on('request', async (request) => {
    const headers = await request.allHeaders()
    sent.push({ url: request.url(), cookie: headers.cookie, referer: headers.referer })
  })
  // From the file, in a browser that has no ballot yet; or by its address.
  if (language === 'sv') {
    await other.page.goto(new URL(address).origin + new URL(address).pathname)
    await other.page.getByLabel(t('pulse.answer.file')).setInputFiles(await file.path())
  } else await other.page.goto(address)
  await other.page.getByRole('button', { name: t('pulse.answer.send') }).waitFor()
  expect(new URL(other.page.url()).hash).toBe('')
  await lookAt(other.page, `questions-${language}`)
  for (const item of defaultItems) {
    const question = other.page.getByRole('group', { name: item.text[language] })
    await question.getByRole('radio').nth(3).focus()
    await other.page.keyboard.press('Space')
  }
  await other.page.getByLabel(`Toive ${language}`).fill('Enemmän aikaa.')
  await press(other.page, t('pulse.answer.oneByOne'))
  await other.page.getByText(t('pulse.answer.place', { at: 1, of: 16 })).waitFor()
  await press(other.page, t('pulse.answer.next'))
  await other.page.getByRole('group', { name: defaultItems[1]?.text[language] ?? '' }).waitFor()
  expect(await other.page.locator('fieldset').count()).toBe(1)
  await lookAt(other.page, `one-${language}`)
  // What was answered outlives the page.
  await other.page.reload()
  await other.page.getByRole('button', { name: t('pulse.answer.send') }).waitFor()
  expect(await other.page.locator('input:checked').count()).toBe(defaultItems.length)
  await press(other.page, t('pulse.answer.send'))
  await other.page.getByText(t('pulse.answer.sent')).waitFor()
  await lookAt(other.page, `sent-${language}`)
  const answered = sent.filter(({ url }) => url.endsWith('/answers'))
  expect(answered).toHaveLength(1)
  expect(answered[0]).toMatchObject({ cookie: undefined, referer: undefined })

  // Whoever wants to know checks their own ballot.
  await own.page.goto(`${app.address}/together/pulse/how`)
  await own.page.getByRole('button', { name: t('pulse.how.check.button'), exact: true }).waitFor()
  const [pool] = (await keysOf(app, organisation, wave)).pools
  await press(own.page, t('pulse.how.check.button'))
  const good = t('pulse.how.check.good', { fingerprint: pool?.fingerprint.slice(0, 16) ?? '' })
  await own.page.getByText(good).waitFor()
  await lookAt(own.page, `how-${language}`)

  const toive = await ownItem(app, steward)
  const others = colleagues.slice(0, 20)
  for (const [n, one] of others.entries()) {
    const ballot = await fetchBallotAs(app, one, wave)
    const given = {
      ...Object.fromEntries(defaultItems.map(({ id }) => [id, (n % 3) + 2])),
      [toive]: `Toive numero ${n}`,
    }
    expect((await sendAs(app, { organisation, wave }, ballot, given)).status).toBe(200)
  }

  await press(desk.page, t('pulse.close'))
  await desk.page.getByRole('heading', { name: t('pulse.result.title', { number: 1 }) }).waitFor()

  // Everybody sees the same.
  await own.page.goto(`${app.address}/together/pulse/${wave}`)
  await own.page.getByText(t('pulse.result.answered', { answered: 21, members: 24 })).waitFor()
  await lookAt(own.page, `result-${language}`)
  const [told = '', shown = ''] = await Promise.all([desk, own].map(({ page }) => page.locator('main').innerText()))
  expect(shown).toBe(told.replaceAll(new RegExp(`\\s*${t('pulse.text.withhold')}`, 'g'), ''))
  expect(shown).toContain(defaultItems[0]?.text[language])
  expect(shown).toContain('Toive numero 3')
  expect(shown).toContain('Enemmän aikaa.')

  // A third of them are pressed: the programme has paused by itself, and nobody is handed a story.
  await own.page.goto(`${app.address}/stories`)
  await own.page.getByText(t('stories.paused')).waitFor()
  expect(await own.page.getByText(t('tell.main'), { exact: true }).count()).toBe(0)
  await lookAt(own.page, `paused-${language}`)
  await own.page.goto(`${app.address}/tell?story=${storyId}`)
  await press(own.page, t('stories.pausedWhy'))
  await own.page.waitForURL('**/together/pause')
  await own.page.getByText(t('pulse.pause.waits')).waitFor()
  await lookAt(own.page, `pause-${language}`)

  // The steward writes what was changed, and it goes on.
  await desk.page.goto(`${app.address}/together/pause`)
  await desk.page.getByLabel(t('pulse.pause.write'), { exact: true }).fill('Esihenkilöt eivät enää kysy, kuka kertoi.')
  await press(desk.page, t('pulse.pause.end'))
  await desk.page.getByText(t('pulse.pause.changed'), { exact: true }).waitFor()
  await own.page.reload()
  await own.page.getByText('Esihenkilöt eivät enää kysy, kuka kertoi.').waitFor()
  await own.page.goto(`${app.address}/tell?story=${storyId}`)
  await own.page.locator('#own-words').waitFor()
  for (const { context, noise } of [desk, own, other]) {
    expect(noise).toEqual([])
    await context.close()
  }
})

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Language, languages } from '../../src/core/networks.ts'
import { starterGuidelines } from '../../src/core/starter-guidelines.ts'
import { translator } from '../../src/ui/intl.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, makeStory, makeTelling } from '../support/factories.ts'
import { press as pressAt } from '../support/keyboard.ts'
import { lookAt } from '../support/look-at.ts'
import { visitAs } from '../support/taking-part.ts'

// Something went wrong, whole: told in the first ten minutes, a helper puts the story right, those who told it hear of it
// alone, and what was learnt stands by the guideline and leads to its next version.

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

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

const press = (page: Page, role: 'button' | 'link', name: string) =>
  pressAt(page, page.locator('main').getByRole(role, { name, exact: true }))

async function house(language: Language) {
  const { db } = app.database
  const organisation = await makeBareOrganisation(db, { language })
  const [helper, teller, other] = await Promise.all([
    makeMember(db, organisation, { language, name: 'Helmi Helppa', roles: ['steward', 'editor'] }),
    makeMember(db, organisation, { language, name: 'Kaisa Kertoja' }),
    makeMember(db, organisation, { language, name: 'Olli Outo' }),
  ])
  const storyId = await makeStory(db, helper, { language, title: 'Silta' })
  for (const viewer of [teller, other]) await makeTelling(db, viewer, { storyId, state: 'published' })
  return { organisation, helper, teller, other, storyId }
}

const noticesOf = async (memberId: string): Promise<string[]> => {
  const { rows } = await app.database.owner.query<{ path: string }>(
    'select path from notice where member_id = $1 order by created_at',
    [memberId],
  )
  return rows.map(({ path }) => path)
}

test.each(languages)('from the mishap to what was learnt, by keyboard, in %s', async (language) => {
  const t = translator(language)
  const { helper, teller, other, storyId } = await house(language)
  const own = await visitAs(app, browser, teller, phone)
  await own.page.goto(`${app.address}/guidance/mishap`)
  await own.page.locator('main summary', { hasText: 'LinkedIn' }).press('Enter')
  await own.page.getByText(t('mishapPlan.delete.linkedin')).waitFor()
  await lookAt(own.page, `mishap-${language}`)
  // One's own telling is a press away.
  await own.page.getByRole('heading', { name: t('mishapPlan.told') }).waitFor()
  expect(await own.page.locator('main a[href^="/tellings/"]').allInnerTexts()).toEqual(['Silta'])
  const typed = 'Kuvassa näkyi asiakkaan kone.'
  await own.page.getByLabel(t('mishapPlan.tell.words'), { exact: true }).fill(typed)
  await own.page.getByLabel(t('mishapPlan.tell.story'), { exact: true }).selectOption({ label: 'Silta' })
  await press(own.page, 'button', t('mishapPlan.tell.button'))
  await own.page.waitForURL('**/guidance/mishap/cases/*')
  await own.page.getByText(typed).waitFor()
  await lookAt(own.page, `case-own-${language}`)
  const casePath = new URL(own.page.url()).pathname

  // Who helps by the plan hears of it; nobody else does.
  expect(await noticesOf(helper.member.id)).toEqual([casePath])
  expect(await noticesOf(other.member.id)).toEqual([])
  const help = await visitAs(app, browser, helper, { viewport: { width: 1280, height: 900 } })
  await help.page.goto(`${app.address}${casePath}`)
  await help.page.getByLabel(t('mishaps.say'), { exact: true }).fill('Hyvä, että kerroit.')
  await press(help.page, 'button', t('mishaps.say.button'))
  await help.page.getByText('Hyvä, että kerroit.').waitFor()
  await lookAt(help.page, `case-helper-${language}`)

  // The story is put right; those who told it hear of it themselves, and the helper does not learn who they are.
  await press(help.page, 'link', t('mishaps.story.correct'))
  await help.page.waitForURL(`**/stories/${storyId}/correction`)
  await help.page.getByLabel(t('corrections.links.page'), { exact: true }).check()
  await help.page.locator('[name=wrong]').fill('Kone ei ole julkinen.')
  await help.page.locator('[name=rightIs]').fill('Kuva on poistettu.')
  await help.page.locator('main form button[type=submit]').last().press('Enter')
  await help.page.waitForURL(`**/stories/${storyId}`)
  await expect.poll(() => noticesOf(other.member.id)).toHaveLength(1)
  await help.page.goto(`${app.address}${casePath}`)
  expect(await help.page.locator('body').innerText()).not.toContain('Olli Outo')

  await press(help.page, 'button', t('mishaps.close'))
  await press(help.page, 'link', t('mishaps.review'))
  await help.page.getByRole('heading', { name: t('mishaps.review') }).waitFor()
  await lookAt(help.page, `review-${language}`)
  for (const question of ['happened', 'change'] as const)
    await help.page.getByLabel(t(`mishaps.question.${question}`), { exact: true }).fill('Kuvan taustaa ei katsottu.')
  // A name is asked about first.
  const lesson = help.page.getByLabel(t('mishaps.lesson'), { exact: true })
  await lesson.fill('Kaisa Kertoja julkaisi kuvan.')
  await help.page.getByLabel(t('mishaps.lesson.passage'), { exact: true }).selectOption('others')
  await press(help.page, 'button', t('mishaps.review.keep'))
  await help.page.getByText(t('mishaps.review.names', { names: 'Kaisa Kertoja' })).waitFor()
  await lesson.fill('Katso kuvan tausta kahdesti.')
  await press(help.page, 'button', t('mishaps.review.anyway'))
  await help.page.getByRole('heading', { name: starterGuidelines[language].others.title }).waitFor()
  await help.page.getByText('Katso kuvan tausta kahdesti.').waitFor()
  await lookAt(help.page, `lesson-${language}`)

  // The lesson becomes a version, by whoever writes guidelines.
  await help.page.goto(`${app.address}/guidance/write`)
  await help.page.locator('button[value=take-over]').press('Enter')
  await help.page.locator('button[value=retire]').first().waitFor()
  await help.page.goto(`${app.address}/guidance/guidelines/others`)
  await press(help.page, 'link', t('passage.write'))
  await help.page.locator('[name=body]').focus()
  await help.page.keyboard.press('Control+Home')
  await help.page.keyboard.type('Kahdesti. ')
  await help.page.locator('[name=note]').fill('Kahdesti.')
  await help.page.getByLabel('Katso kuvan tausta kahdesti.').check()
  await lookAt(help.page, `version-${language}`)
  await press(help.page, 'button', t('passage.publish'))
  await help.page.waitForURL(`**/guidance/guidelines/others/${language}/2`)

  // Everybody reads the lesson, and what came of it; the person may erase the case, and then it is gone for the helper too.
  await own.page.goto(`${app.address}/guidance/guidelines/others`)
  await own.page.getByText('Katso kuvan tausta kahdesti.').waitFor()
  await own.page.getByText('Kahdesti.').first().waitFor()
  await own.page.getByRole('link', { name: t('passage.changesIn', { version: 2 }) }).waitFor()
  await own.page.goto(`${app.address}${casePath}`)
  await press(own.page, 'button', t('mishaps.erase'))
  await own.page.waitForURL('**/guidance/mishap/cases')
  expect((await help.page.goto(`${app.address}${casePath}`))?.status()).toBe(404)
  expect(own.noise).toEqual([])
  await Promise.all([own.context.close(), help.context.close()])
})

test('on one’s own device one tells a helper without signing in again, and reads nothing', async () => {
  const t = translator('fi')
  const { helper, teller } = await house('fi')
  const own = await visitAs(app, browser, teller, phone)
  await own.page.goto(`${app.address}/stories`)
  // The session is over; the device is still theirs.
  const kept = (await own.context.cookies()).filter(({ name }) => name === 'luotto.device')
  expect(kept).toHaveLength(1)
  await own.context.clearCookies()
  await own.context.addCookies(kept)
  await own.page.goto(`${app.address}/guidance/mishap`)
  await own.page.getByText(t('mishapPlan.tell.device', { name: 'Kaisa Kertoja' })).waitFor()
  await own.page.getByText('Helmi Helppa').waitFor()
  await lookAt(own.page, 'mishap-device')
  await own.page.getByLabel(t('mishapPlan.tell.words'), { exact: true }).fill('Apua.')
  await press(own.page, 'button', t('mishapPlan.tell.button'))
  await own.page.getByText(t('mishapPlan.sent')).waitFor()
  const [casePath = ''] = await noticesOf(helper.member.id)
  await own.page.goto(`${app.address}${casePath}`)
  await own.page.waitForURL('**/sign-in')
  await own.context.close()
})

test('a stranger’s device, and one that was signed out of, is shown the first ten minutes and nobody’s number', async () => {
  const t = translator('fi')
  const { teller } = await house('fi')
  const own = await visitAs(app, browser, teller, phone)
  await own.page.goto(`${app.address}/stories`)
  await own.page.request.post(`${app.address}/sign-out`, { headers: { origin: app.baseUrl } })
  for (const { page, context } of [own, await visit(browser, phone)]) {
    await page.goto(`${app.address}/guidance/mishap`)
    await page.getByText(t('mishapPlan.minute.copy')).waitFor()
    expect(await page.getByText('Helmi Helppa').count()).toBe(0)
    await page.getByText(t('mishapPlan.stranger')).waitFor()
    await context.close()
  }
})

test('without a connection the first ten minutes are there, with whom to call, until one signs out', async () => {
  const t = translator('fi')
  const { teller } = await house('fi')
  const own = await visitAs(app, browser, teller, phone)
  await own.page.goto(`${app.address}/stories`)
  // The device knows whose it is once a page has come alive.
  await own.page.waitForFunction(() => localStorage.getItem('luotto.who') !== null)
  await own.page.goto(`${app.address}/guidance/mishap`)
  await own.page.getByText('Helmi Helppa').waitFor()
  await own.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const isKept = () => own.page.evaluate(async () => (await caches.match('/guidance/mishap/fi')) !== undefined)
  await expect.poll(isKept, { timeout: 15_000 }).toBe(true)
  await own.context.setOffline(true)
  await own.page.goto(`${app.address}/guidance/mishap`)
  await own.page.getByText(t('mishapPlan.minute.copy')).waitFor()
  await own.page.locator('main summary', { hasText: 'Mastodon' }).click()
  await own.page.getByText(t('mishapPlan.delete.mastodon')).waitFor()
  await own.page.getByText('Helmi Helppa').waitFor()
  await lookAt(own.page, 'mishap-offline')
  await own.context.setOffline(false)
  // What the worker keeps names nobody.
  const kept = await own.page.evaluate(async () => (await caches.match('/guidance/mishap/fi'))?.text())
  expect(kept).not.toMatch(/Helmi|Kaisa/)
  await own.context.close()
})

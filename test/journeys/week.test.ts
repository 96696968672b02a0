import type { ParsedMail } from 'mailparser'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Language } from '../../src/core/networks.ts'
import { dateAt } from '../../src/core/weeks.ts'
import { ownWeek } from '../../src/features/digest/choose-week.ts'
import { sendDue } from '../../src/features/digest/send-due.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { translator } from '../../src/ui/intl.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, makeStory, makeTelling, makeThanks, signInAs } from '../support/factories.ts'
import { type HookServer, hookServer } from '../support/hook-server.ts'
import { press, tabTo } from '../support/keyboard.ts'
import { lookAt } from '../support/look-at.ts'
import { type MailServer, mailServer, receiverOf } from '../support/mail-server.ts'

// The week in short, by keyboard, in each language: one chooses, it comes, and one press ends it. And a channel of the
// workplace: added, tried, and written to.

let app: TestApp
let browser: Browser
let mails: MailServer
let hooks: HookServer
let editor: Viewer

beforeAll(async () => {
  mails = await mailServer()
  hooks = await hookServer()
  app = await startApp({ SMTP_URL: mails.url, OUTBOUND_ALLOW: hooks.place })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await mails?.close()
  await hooks?.close()
})
beforeEach(async () => {
  mails.mails.length = 0
  hooks.requests.length = 0
  editor = await makeMember(app.database.db, await makeBareOrganisation(app.database.db, { name: 'Kajo' }), {
    roles: ['editor'],
    name: 'Oona Opas',
  })
})

async function open(viewer: Viewer, language: Language, javaScriptEnabled = true): Promise<Visit> {
  const locale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language]
  const opened = await visit(browser, { locale, javaScriptEnabled })
  await opened.context.addCookies(cookiesOf(await signInAs(app, viewer), app.address))
  return opened
}

const tick = async (page: Page, name: string, value: string) => {
  await tabTo(page, `[name=${name}][value=${value}]`)
  await page.keyboard.press('Space')
}

/** Until the next one of somebody's is due: which hour it is while this runs plays no part. */
async function untilNext(viewer: Viewer): Promise<void> {
  const { nextAt } = await ownWeek(app.context, viewer)
  app.forward((nextAt?.getTime() ?? 0) - app.context.clock() + 1000)
}

const mailTo = (email: string): Promise<ParsedMail> =>
  vi.waitFor(() => mails.mails.find((mail) => receiverOf(mail) === email) ?? expect.fail('no mail yet'), {
    timeout: 15_000,
  })

const listUnsubscribe = ({ headerLines }: ParsedMail) =>
  /<(http\S+)>/.exec(headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '')?.[1] ?? ''

test.each(['fi', 'sv', 'en'] as const)('by keyboard, in %s: choose, it comes, one press ends it', async (language) => {
  const t = translator(language)
  const email = `aino.${language}@kajo.example`
  const viewer = await makeMember(app.database.db, editor.organisation.id, { language, email })
  const { page, context, noise } = await open(viewer, language)
  await page.goto(`${app.address}/mine/notices`)
  await lookAt(page, `week-notices-${language}`)
  await press(page, 'a[href="/mine/notices/week"]')
  await page.getByText(t('week.choose.about')).waitFor()
  await tick(page, 'mail', 'stories')
  await tick(page, 'mail', 'wave')
  await tabTo(page, '[name=weekday]')
  await page.keyboard.press('ArrowUp')
  await press(page, 'main form button[type=submit]')
  await page.getByText(t('week.choose.saved')).waitFor()
  expect(await page.locator('[name=mail]:checked').count()).toBe(2)
  expect(await page.locator('[name=weekday]').inputValue()).toBe('4')
  await lookAt(page, `week-chosen-${language}`)

  await untilNext(viewer)
  const id = await makeStory(app.database.db, editor, { language, publishedAt: new Date(app.context.clock() - 5000) })
  await sendDue(app.context)
  const mail = await mailTo(email)
  expect(mail.subject).toBe(t('week.title'))
  expect(mail.text).toContain(`/stories/${id}`)
  expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  )

  const { id: tellingId } = await makeTelling(app.database.db, viewer)
  await makeThanks(app.database.db, viewer, tellingId, { on: dateAt(app.context.clock()) })
  await page.goto(`${app.address}/mine/week`)
  await page.getByRole('link', { name: t('week.thanks.read') }).waitFor()
  await page.locator(`a[href="/stories/${id}"]`).waitFor()
  await lookAt(page, `week-now-${language}`)

  const stranger = await visit(browser, { locale: { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language] })
  await stranger.page.goto(`${app.address}${new URL(listUnsubscribe(mail)).pathname}`)
  await stranger.page.getByRole('heading', { name: t('week.off.title') }).waitFor()
  await lookAt(stranger.page, `week-off-${language}`)
  // Opening it, as mail scanners do, ends nothing.
  expect(Object.keys((await ownWeek(app.context, viewer)).ways)).toEqual(['mail'])
  await press(stranger.page, 'main form button')
  await stranger.page.getByRole('heading', { name: t('week.off.done') }).waitFor()
  expect((await ownWeek(app.context, viewer)).ways).toEqual({})
  expect([...noise, ...stranger.noise]).toEqual([])
  await Promise.all([context.close(), stranger.context.close()])
})

test('a mail program ends it by itself, from no page of ours and with no cookie', async () => {
  const email = 'liisa@kajo.example'
  const viewer = await makeMember(app.database.db, editor.organisation.id, { email })
  const { page, context } = await open(viewer, 'fi', false)
  await page.goto(`${app.address}/mine/notices/week`)
  await page.locator('[name=mail][value=stories]').check()
  await page.locator('main form button[type=submit]').click()
  await page.getByText('Valintasi on tallessa.').waitFor()
  await untilNext(viewer)
  await makeStory(app.database.db, editor, { publishedAt: new Date(app.context.clock() - 5000) })
  await sendDue(app.context)
  const address = `${app.address}${new URL(listUnsubscribe(await mailTo(email))).pathname}`
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const answer = await fetch(address, { method: 'POST', body })
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []])
  expect((await ownWeek(app.context, viewer)).ways).toEqual({})
  expect((await fetch(`${address.slice(0, -6)}AAAAAA`, { method: 'POST', body })).status).toBe(404)
  await context.close()
})

test.each(['fi', 'sv', 'en'] as const)(
  'by keyboard, in %s: a work channel is added, tried and written to',
  async (language) => {
    const t = translator(language)
    const keeper = await makeMember(app.database.db, editor.organisation.id, { language, roles: ['editor'] })
    const { page, context, noise } = await open(keeper, language)
    await page.goto(`${app.address}/together/week`)
    await tabTo(page, '[name=name]')
    await page.keyboard.type('#yleinen')
    await tabTo(page, '[name=address]')
    await page.keyboard.type('hooks.example/services')
    await press(page, 'button[value=add]')
    await page.getByText(t('week.problem.bad-address')).waitFor()
    expect(await page.locator('[name=name]').inputValue()).toBe('#yleinen')
    await lookAt(page, `week-channel-wrong-${language}`)
    await page.locator('[name=address]').fill(hooks.url('/services/kajo'))
    await press(page, 'button[value=add]')
    await page.getByText(t('week.channels.added')).waitFor()
    await press(page, 'button[value=try]')
    await page.getByText(t('week.tried.sent')).waitFor()
    expect(hooks.requests.map(({ path }) => path)).toEqual(['/services/kajo'])
    await lookAt(page, `week-channel-${language}`)
    await press(page, 'button[value=remove]')
    await page.getByText(t('week.channels.removed')).waitFor()
    // The address that was not taken is meant to be a 400.
    expect(noise.filter((line) => !line.includes('400'))).toEqual([])
    await context.close()
  },
)

test('who does not keep the channels does not see them', async () => {
  const member = await makeMember(app.database.db, editor.organisation.id)
  const { page, context } = await open(member, 'fi')
  expect((await page.goto(`${app.address}/together/week`))?.status()).toBe(403)
  await context.close()
})

import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { wantsNotices } from '../../src/features/notices/choose-notices.ts'
import { notify } from '../../src/features/notices/notify.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { clientOf } from '../support/client.ts'
import { makeBareOrganisation, makeMember, signInAs } from '../support/factories.ts'
import { type MailServer, mailServer } from '../support/mail-server.ts'

let app: TestApp
let mails: MailServer
let aino: Viewer
let off: string
let page: string

beforeAll(async () => {
  mails = await mailServer()
  app = await startApp({ SMTP_URL: mails.url })
})
afterAll(async () => {
  await app.close()
  await mails.close()
})

beforeEach(async () => {
  mails.mails.length = 0
  aino = await makeMember(app.database.db, await makeBareOrganisation(app.database.db))
  const to = { organisationId: aino.organisation.id, memberId: aino.member.id }
  await inOrganisation(app.database.db, aino.organisation.id, (tx) =>
    notify(app.context, tx, to, { kind: 'telling-needs-you', path: '/mine/channels' }),
  )
  const mail = await vi.waitFor(() => mails.mails[0] ?? expect.fail('no mail yet'), { timeout: 15_000 })
  const [, list = ''] =
    /<(http\S+)>/.exec(mail.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '') ?? []
  off = new URL(list).pathname
  page = /https?:\/\/\S+\/notices\/[0-9a-f-]{36}/.exec(mail.text ?? '')?.[0] ?? ''
})

/** As a mail program does it: from no page, with no cookie. */
const oneClick = (path: string) =>
  fetch(`${app.address}${path}`, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })

test('a mail program turns notices off by itself, from no page of ours', async () => {
  const answer = await oneClick(off)
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []])
  expect(await wantsNotices(app.context, aino)).toBe(false)
  expect((await oneClick('/notices/off/made-up')).status).toBe(404)
})

test('opening the address turns nothing off, as mail scanners do; its button does', async () => {
  expect((await clientOf(app).get(off)).status).toBe(200)
  await fetch(`${app.address}${off}`, { method: 'HEAD' })
  expect(await wantsNotices(app.context, aino)).toBe(true)
  expect((await clientOf(app).post(off, {})).status).toBe(200)
  expect(await wantsNotices(app.context, aino)).toBe(false)
})

test('the member is led from the mail to the page, and others find nothing there', async () => {
  const { pathname } = new URL(page)
  const own = await clientOf(app, await signInAs(app, aino)).get(pathname)
  expect([own.status, own.headers.get('location')]).toEqual([302, '/mine/channels'])
  const other = await makeMember(app.database.db, aino.organisation.id, { roles: ['admin'] })
  expect((await clientOf(app, await signInAs(app, other)).get(pathname)).status).toBe(404)
  expect((await clientOf(app).get(pathname)).headers.get('location')).toBe('/sign-in')
})

test('a member turns notices off and on again under their own things', async () => {
  const client = clientOf(app, await signInAs(app, aino))
  await client.post('/mine/notices', { intent: 'mails' })
  expect(await wantsNotices(app.context, aino)).toBe(false)
  await client.post('/mine/notices', { intent: 'mails', mails: 'yes' })
  expect(await wantsNotices(app.context, aino)).toBe(true)
})

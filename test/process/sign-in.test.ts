import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { languages } from '../../src/core/networks.ts'
import { firstAdminAddress } from '../../src/features/people/first-admin.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { clientOf, cookieAfter } from '../support/client.ts'
import { makeBareOrganisation, makeMember } from '../support/factories.ts'
import { type MailServer, mailServer, receiverOf } from '../support/mail-server.ts'

let app: TestApp
let mails: MailServer
let viewer: Viewer
let email: string

beforeAll(async () => {
  mails = await mailServer()
  app = await startApp({ SMTP_URL: mails.url }, { limitScale: 1 })
})
afterAll(async () => {
  await app.close()
  await mails.close()
})

beforeEach(async () => {
  mails.mails.length = 0
  email = `aino.${crypto.randomUUID()}@example.fi`
  viewer = await makeMember(app.database.db, await makeBareOrganisation(app.database.db), { email, language: 'sv' })
})

// Each from an address of its own would need a proxy; the limit by address is tried last for that reason.
const ask = (address: string, language = 'en') =>
  clientOf(app).post('/sign-in', { email: address }, { 'accept-language': language })

const mailsTo = (address: string) => mails.mails.filter((mail) => receiverOf(mail) === address)

/** What the mail to this address leads to, as a path. */
async function linkFor(address: string): Promise<string> {
  const found = await vi.waitFor(() => mailsTo(address)[0] ?? expect.fail('no mail yet'), { timeout: 15_000 })
  return new URL(/https?:\/\/\S+\/sign-in\/\S+/.exec(found.text ?? '')?.[0] ?? '').pathname
}

/** The page without what is another every time, and without the address that was typed. */
const pageOf = async (response: Response, typed: string) =>
  (await response.text()).replaceAll(typed, 'X').replace(/nonce="[^"]*"|"nonce","[^"]*"|nonce\\?",\\?"[^"\\]*/g, '')

describe('a link', () => {
  test('signs in by its button, once', async () => {
    await ask(email)
    const link = await linkFor(email)
    const signedIn = await clientOf(app).post(link, {})
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([302, '/'])
    const stories = await clientOf(app, cookieAfter(signedIn)).get('/stories')
    expect(await stories.text()).toContain('<html lang="sv">')
    const again = await clientOf(app).post(link, {})
    expect([again.status, again.headers.getSetCookie()]).toEqual([400, []])
  })

  test('is not used up by being opened, as mail scanners do', async () => {
    await ask(email)
    const link = await linkFor(email)
    for (const path of [link, link, `${link}.data`]) {
      const opened = await clientOf(app).get(path)
      expect(opened.headers.getSetCookie()).toEqual([])
    }
    await fetch(`${app.address}${link}`, { method: 'HEAD' })
    expect((await clientOf(app).post(link, {})).status).toBe(302)
  })

  test('that somebody made up signs nobody in', async () => {
    for (const token of ['x', 'a'.repeat(32), encodeURIComponent(email), '..%2f..%2f', '%00']) {
      const answer = await clientOf(app).post(`/sign-in/${token}`, {})
      expect({ token, cookies: answer.headers.getSetCookie() }).toEqual({ token, cookies: [] })
      expect(answer.status).toBeLessThan(500)
    }
  })

  test.each(languages)('comes by mail in the language of the page it was asked on: %s', async (language) => {
    await ask(email, language)
    await linkFor(email)
    const words = { fi: 'Kirjautumislinkki', sv: 'inloggningslänk', en: 'sign-in link' }
    expect(mailsTo(email)[0]?.subject).toContain(words[language])
    expect(mailsTo(email)[0]?.html).toContain(`<html lang="${language}">`)
  })
})

test('an address that nobody has gets the same page and no mail', async () => {
  const stranger = `kukaan.${crypto.randomUUID()}@example.fi`
  const [known, unknown] = [await ask(email), await ask(stranger)]
  expect([known.status, unknown.status]).toEqual([200, 200])
  expect(await pageOf(unknown, stranger)).toBe(await pageOf(known, email))
  await linkFor(email)
  await wait(1500)
  expect(mails.mails.map(receiverOf)).toEqual([email])
})

test('the stand-in of the first admin is never written to', async () => {
  await ask(firstAdminAddress)
  await ask(email)
  await linkFor(email)
  await wait(1500)
  expect(mailsTo(firstAdminAddress)).toEqual([])
})

test.each(['', 'aino', 'aino@', `${'a'.repeat(320)}@example.fi`, 'aino@example.fi\r\nBcc: x@example.fi'])(
  'what is no address (%j) is said to be none, and is still there to be mended',
  async (typed) => {
    const answer = await ask(typed)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('aria-invalid="true"')
  },
)

test('signing out ends the session, not only the cookie', async () => {
  const redeemed = await app.sessions.redeem(await app.sessions.createToken(email))
  const cookie = redeemed?.setCookies.map((line) => line.split(';')[0]).join('; ') ?? ''
  expect((await clientOf(app, cookie).get('/stories')).status).toBe(200)
  const out = await clientOf(app, cookie).post('/sign-out', {})
  expect(out.headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/i)
  expect((await clientOf(app, cookie).get('/stories')).status).toBe(302)
})

test('somebody who belongs nowhere founds nothing', async () => {
  const user = await app.database.db
    .selectFrom('authUser')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  await app.database.db.deleteFrom('userMembership').where('userId', '=', user.id).execute()
  const redeemed = await app.sessions.redeem(await app.sessions.createToken(email))
  const client = clientOf(app, redeemed?.setCookies.map((line) => line.split(';')[0]).join('; '))
  const founding = { organisation: 'Kaapattu', language: 'fi', name: 'Kaappari', email: 'kaappari@example.fi' }
  expect((await client.post('/setup', founding)).status).toBe(403)
  expect((await client.get('/stories')).headers.get('location')).toBe('/setup')
  expect(viewer.member.roles).toEqual([])
})

describe('whoever asks too often', () => {
  test('for one address is asked to wait, whether anybody has it or not', async () => {
    for (const address of [email, `kukaan.${crypto.randomUUID()}@example.fi`]) {
      const statuses: number[] = []
      for (let asked = 0; asked < 6; asked++) statuses.push((await ask(address)).status)
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    }
    await linkFor(email)
  })

  test('from one place is asked to wait, for whatever address, and guesses no token there either', async () => {
    let allowed = 0
    for (; allowed < 40; allowed++) if ((await ask(`henkilo${allowed}@example.fi`)).status === 429) break
    expect(allowed).toBeLessThan(30)
    const token = await app.sessions.createToken(email)
    expect((await clientOf(app).post(`/sign-in/${token}`, {})).status).toBe(400)
  })
})

import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fakeAccount, fakeNetwork, fakePassword } from '../../src/networks/fake.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import en from '../../src/ui/messages/en.ts'
import fi from '../../src/ui/messages/fi.ts'
import sv from '../../src/ui/messages/sv.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { clientOf, cookieAfter } from '../support/client.ts'
import { makeMember, makeOrganisation } from '../support/factories.ts'

// What depends on where it runs: behind https, under a flood of forms, and with its log read by others.

const words = { fi, sv, en }

describe('behind a proxy that speaks https', () => {
  let secure: TestApp
  beforeAll(async () => {
    secure = await startApp({ BASE_URL: 'https://luotto.example.fi' })
  })
  afterAll(() => secure.close())

  test('cookies go by https only, and browsers are told to come by it', async () => {
    const viewer = await makeMember(secure.database.db, (await makeOrganisation(secure.database.db)).id)
    const { email } = await secure.database.db
      .selectFrom('authUser')
      .select('email')
      .where('id', '=', viewer.userId)
      .executeTakeFirstOrThrow()
    const token = await secure.sessions.createToken(email)
    const client = clientOf(secure)
    const signedIn = await client.post(`/sign-in/${token}`, {})
    const chosen = await client.post('/language', { language: 'sv' })
    const cookies = [...signedIn.headers.getSetCookie(), ...chosen.headers.getSetCookie()]
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(
      expect.arrayContaining([expect.stringContaining('session_token'), 'luotto.language']),
    )
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; ?HttpOnly/i)
      expect(cookie).toMatch(/; ?SameSite=Lax/i)
      expect(cookie).toMatch(/; ?Secure/i)
    }
    expect(signedIn.headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/)
    expect((await clientOf(secure, cookieAfter(signedIn)).get('/stories')).status).toBe(200)
  })

  test('a form is taken though the proxy itself comes by http, with the host of people or its own', async () => {
    for (const host of ['luotto.example.fi', '127.0.0.1:1234']) {
      const answer = await clientOf(secure).post('/sign-in', { email: 'kukaan@example.fi' }, { host })
      expect({ host, status: answer.status }).toEqual({ host, status: 200 })
    }
  })

  test('a form from the same host by http is not', async () => {
    const headers = { origin: 'http://luotto.example.fi' }
    expect((await clientOf(secure).post('/sign-in', { email: 'kukaan@example.fi' }, headers)).status).toBe(403)
  })
})

describe('whoever sends many forms', () => {
  let narrow: TestApp
  beforeAll(async () => {
    narrow = await startApp({ TRUST_PROXY: 'true' }, { limitScale: 1 })
  })
  afterAll(() => narrow.close())

  const send = (from: string, method = 'POST', language = 'fi') =>
    fetch(`${narrow.address}/language`, {
      method,
      redirect: 'manual',
      headers: { origin: narrow.baseUrl, 'x-forwarded-for': from, 'accept-language': language },
      body: new URLSearchParams({ language: 'fi' }),
    })

  test.each([
    ['fi', 'POST'],
    ['sv', 'PUT'],
    ['en', 'DELETE'],
  ] as const)('is asked to wait, in %s (%s), and nobody else is', async (language, method) => {
    const from = `10.0.0.${method.length}`
    const statuses: number[] = []
    for (let sent = 0; sent < 100; sent++) statuses.push((await send(from, method, language)).status)
    expect(statuses.indexOf(429)).toBe(90)
    const answer = await send(from, method, language)
    expect(answer.status).toBe(429)
    expect(await answer.text()).toBe(words[language]['error.429'])
    expect((await send('10.0.1.1', 'POST', language)).status).toBe(302)
  })

  test('is not let through by naming other addresses before one’s own', async () => {
    for (let sent = 0; sent < 90; sent++) await send(`203.0.113.${sent}, 10.0.2.2`)
    expect((await send('198.51.100.7, 10.0.2.2')).status).toBe(429)
  })
})

test('through a whole flow the log holds no secret, token, address or text, not even at its most talkative', async () => {
  const lines = new PassThrough()
  let logged = ''
  lines.on('data', (part) => {
    logged += part
  })
  const network = fakeNetwork()
  const talking = await startApp({ LOG_LEVEL: 'debug' }, { logTo: lines, networks: { bluesky: network } })
  const secrets = [
    'the-key-of-tests',
    fakePassword,
    fakeAccount.handle,
    'oma-teksti-joka-on-salaisuus',
    'salainen.kutsuttu',
  ]
  try {
    const { people } = await makeOrganisation(talking.database.db)
    const { email } = await talking.database.db
      .selectFrom('authUser')
      .select('email')
      .where('id', '=', people.admin.userId)
      .executeTakeFirstOrThrow()
    await clientOf(talking).post('/sign-in', { email })
    await vi.waitFor(() => expect(talking.printed.join()).toContain('/sign-in/'), 15_000)
    const [, token = ''] = /\/sign-in\/(\S+)/.exec(talking.printed.join()) ?? []
    const cookie = cookieAfter(await clientOf(talking).post(`/sign-in/${token}`, {}))
    const client = clientOf(talking, cookie)
    secrets.push(email, token, ...cookie.split('; ').map((one) => one.split('=')[1] ?? ''))
    const invitees = { pasted: 'salainen.kutsuttu@example.fi', language: 'fi', intent: 'mail' }
    expect((await client.post('/together/people', invitees)).status).toBe(200)
    const account = {
      handle: fakeAccount.handle,
      password: fakePassword,
      service: fakeAccount.service,
      intent: 'connect',
    }
    expect((await client.post('/mine/channels', account)).status).toBe(302)
    const channel = await inOrganisation(talking.database.db, people.admin.organisation.id, (tx) =>
      tx.selectFrom('channel').select('id').executeTakeFirstOrThrow(),
    )
    const tell = async (slug: string) => {
      const form = { slug, formKey: crypto.randomUUID(), story: '', channel: `bluesky:${channel.id}`, language: 'fi' }
      return client.post('/tell', { ...form, text: `oma-teksti-joka-on-salaisuus ${slug}`, link: '' })
    }
    network.next('rejected', 'unknown-and-absent', 'published')
    for (const slug of ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc']) expect((await tell(slug)).status).toBe(302)
    await vi.waitFor(() => expect(network.tries()).toBe(3), 20_000)
    await vi.waitFor(() => expect(talking.printed.join()).toContain('/invitation/'), 15_000)
    const [, invitation = ''] = /\/invitation\/(\S+)/.exec(talking.printed.join()) ?? []
    secrets.push(invitation)
    // And what breaks amid it: a page, a form, and what stands in the address.
    await talking.database.owner.query('alter table telling rename to away')
    await client.get('/mine')
    await tell('dddddddddd')
    await talking.database.owner.query('alter table away rename to telling')
    await talking.database.owner.query('alter table invitation rename to away')
    await client.get(`/invitation/${invitation}`)
    await talking.database.owner.query('alter table away rename to invitation')
    await talking.database.owner.query('alter table auth_verification rename to away')
    await clientOf(talking).post(`/sign-in/${token}`, {})
    await talking.database.owner.query('alter table away rename to auth_verification')
  } finally {
    await talking.close()
  }
  expect(logged).toContain('a telling')
  expect(logged).toContain('a page failed')
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(7)
    expect({ secret, isLogged: logged.includes(secret) }).toEqual({ secret, isLogged: false })
  }
})

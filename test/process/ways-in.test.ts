import { parse } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findViewer, type Viewer } from '../../src/features/people/viewer.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { clientOf, cookieAfter } from '../support/client.ts'
import { joinAlso, makeBareOrganisation, makeMember, makeNotice, signInAs } from '../support/factories.ts'
import { freePort } from '../support/keys.ts'
import { softKey } from '../support/soft-key.ts'

// Two processes on one database, as behind a balancer: what one ends, the other has never heard of in memory.

let app: TestApp
let other: TestApp
let aino: Viewer
let eero: Viewer

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'

beforeAll(async () => {
  const port = await freePort()
  app = await startApp({ PORT: String(port), BASE_URL: `http://localhost:${port}` })
  other = await startApp({ DATABASE_URL: app.database.url, BASE_URL: app.baseUrl })
})
afterAll(async () => {
  await other.close()
  await app.close()
})

beforeEach(async () => {
  aino = await makeMember(app.database.db, await makeBareOrganisation(app.database.db))
  eero = await makeMember(app.database.db, aino.organisation.id)
})

const emailOf = async ({ userId }: Viewer) =>
  (await app.database.db.selectFrom('authUser').select('email').where('id', '=', userId).executeTakeFirstOrThrow())
    .email

const isIn = async (cookie: string, where = app) => (await clientOf(where, cookie).get('/stories')).status === 200

const sessionsOf = ({ userId }: Viewer) =>
  app.database.db.selectFrom('authSession').selectAll().where('userId', '=', userId).orderBy('id').execute()

describe('a session', () => {
  test('that was ended is refused at once, by every process', async () => {
    const [phone, desk] = [await signInAs(app, aino), await signInAs(app, aino)]
    expect([await isIn(phone, app), await isIn(phone, other)]).toEqual([true, true])
    const [first] = await sessionsOf(aino)
    const ended = await clientOf(app, desk).post('/mine/security', { intent: 'end', session: first?.id })
    expect(ended.status).toBe(200)
    expect([await isIn(phone, app), await isIn(phone, other)]).toEqual([false, false])
    expect([await isIn(desk, app), await isIn(desk, other)]).toEqual([true, true])
  })

  test('of one’s own goes on when all others are ended', async () => {
    const cookies = [await signInAs(app, aino), await signInAs(app, aino), await signInAs(app, aino)]
    const others = await signInAs(app, eero)
    await clientOf(other, cookies[1]).post('/mine/security', { intent: 'end-others' })
    expect(await Promise.all(cookies.map((cookie) => isIn(cookie)))).toEqual([false, true, false])
    expect(await isIn(others)).toBe(true)
  })

  test('of somebody else cannot be ended, nor seen', async () => {
    const others = await signInAs(app, eero)
    const [session] = await sessionsOf(eero)
    const client = clientOf(app, await signInAs(app, aino))
    await client.post('/mine/security', { intent: 'end', session: session?.id })
    await client.post('/mine/security', { intent: 'end-others' })
    expect(await isIn(others)).toBe(true)
    expect(await (await client.get('/mine/security')).text()).not.toContain(session?.id)
  })

  test('keeps a coarse word of its device, and no address and no user agent', async () => {
    const token = await app.sessions.createToken(await emailOf(aino))
    const signedIn = await clientOf(app).post(`/sign-in/${token}`, {}, { 'user-agent': iphone })
    const [row] = await sessionsOf(aino)
    expect([row?.device, row?.ipAddress]).toEqual(['phone.safari', ''])
    expect(JSON.stringify(row)).not.toMatch(/iPhone|AppleWebKit|127\.0\.0\.1/)
    const page = await clientOf(app, cookieAfter(signedIn)).get('/mine/security')
    expect(await page.text()).toContain('Puhelin · Safari')
    // And the database takes no more, whoever writes to it.
    const write = (column: string, value: string) =>
      app.database.pool.query(`update auth_session set ${column} = $1 where user_id = $2`, [value, aino.userId])
    await expect(write('device', iphone)).rejects.toMatchObject({ code: '23514' })
    await expect(write('ip_address', '192.0.2.1')).rejects.toMatchObject({ code: '23514' })
  })

  test('is another than before when somebody signs in, so that nobody can plant one', async () => {
    const planted = await signInAs(app, eero)
    const token = await app.sessions.createToken(await emailOf(aino))
    const signedIn = await clientOf(app, planted).post(`/sign-in/${token}`, {})
    const own = cookieAfter(signedIn)
    expect(own).not.toBe(planted)
    expect(await isIn(own)).toBe(true)
    // What the browser was signed in by before is over, for whoever else has it too.
    expect(await isIn(planted)).toBe(false)
    expect((await sessionsOf(aino)).length).toBe(1)
  })
})

describe('a passkey', () => {
  const ask = async (path: string, cookie?: string) =>
    ((await (await clientOf(app, cookie).get(path)).json()) as { challenge: string }).challenge

  async function addKey(cookie: string) {
    const key = softKey(app.baseUrl)
    const answer = JSON.stringify(key.made({ challenge: await ask('/mine/security/passkey', cookie) }))
    const added = await clientOf(app, cookie).post('/mine/security/passkey', { name: 'Puhelin', answer })
    expect(await added.json()).toEqual({ ok: true })
    return key
  }

  test('begins a session, at another process than the one that asked', async () => {
    const key = await addKey(await signInAs(app, aino))
    const userHandle = Buffer.from(parse(aino.userId)).toString('base64url')
    const answer = JSON.stringify(key.signed({ challenge: await ask('/sign-in/passkey'), userHandle }))
    const signedIn = await clientOf(other).post('/sign-in/passkey', { answer }, { 'user-agent': iphone })
    expect(await signedIn.json()).toEqual({ ok: true })
    expect(await isIn(cookieAfter(signedIn))).toBe(true)
    // Whoever listened cannot say it again, here or there.
    for (const where of [app, other]) {
      const again = await clientOf(where).post('/sign-in/passkey', { answer })
      expect([again.status, again.headers.getSetCookie()]).toEqual([400, []])
    }
  })

  test('is added neither by a session of a quarter of an hour ago, nor by nobody', async () => {
    const cookie = await signInAs(app, aino)
    const challenge = await ask('/mine/security/passkey', cookie)
    const answer = JSON.stringify(softKey(app.baseUrl).made({ challenge }))
    app.forward(15 * 60_000)
    try {
      const client = clientOf(app, cookie)
      expect((await client.get('/mine/security/passkey')).status).toBe(403)
      const added = await client.post('/mine/security/passkey', { name: 'Puhelin', answer })
      expect(await added.json()).toEqual({ ok: false, problem: 'stale' })
      expect(await (await client.get('/mine/security')).text()).toContain('value="confirm"')
      expect((await clientOf(app).post('/mine/security/passkey', { name: 'x', answer })).headers.get('location')).toBe(
        '/sign-in',
      )
    } finally {
      app.forward(-15 * 60_000)
    }
  })

  test.each(['', 'x', '{}', '[]', 'null', '{"id":{}}', '"'.repeat(70_000), `{"id":"${'a'.repeat(2000)}"}`])(
    'whose answer is nonsense is refused, and nothing breaks',
    async (answer) => {
      const refused = await clientOf(app).post('/sign-in/passkey', { answer })
      expect([refused.status, refused.headers.getSetCookie()]).toEqual([400, []])
    },
  )
})

describe('whoever tries keys too often', () => {
  let narrow: TestApp
  beforeAll(async () => {
    narrow = await startApp({}, { limitScale: 1 })
  })
  afterAll(() => narrow.close())

  test('is asked to wait', async () => {
    const statuses: number[] = []
    for (let tried = 0; tried < 32; tried++)
      statuses.push((await clientOf(narrow).post('/sign-in/passkey', { answer: '{}' })).status)
    expect([statuses.indexOf(429), statuses.at(-1)]).toEqual([30, 429])
  })
})

describe('who wanted a page before signing in', () => {
  const signIn = async (cookie: string) => {
    const token = await app.sessions.createToken(await emailOf(aino))
    const signedIn = await clientOf(app, cookie).post(`/sign-in/${token}`, {})
    return clientOf(app, `${cookie}; ${cookieAfter(signedIn)}`).get('/')
  }

  test('is led there afterwards', async () => {
    const asked = await clientOf(app).get('/mine/channels?a=b')
    expect(asked.headers.get('location')).toBe('/sign-in')
    const front = await signIn(cookieAfter(asked))
    expect(front.headers.get('location')).toBe('/mine/channels?a=b')
    expect(front.headers.getSetCookie().join()).toMatch(/luotto\.wanted=;.*Max-Age=0/)
  })

  test.each(['https://evil.example/', '//evil.example/', '/\\evil.example/', 'javascript:alert(1)', '/a b'])(
    'is never led to another site: %s',
    async (path) => {
      const front = await signIn(`luotto.wanted=${encodeURIComponent(path)}`)
      expect(front.headers.get('location')).toBe('/stories')
    },
  )
})

describe('somebody of two organisations', () => {
  const organisationIn = async (cookie: string) => {
    const html = await (await clientOf(app, cookie).get('/stories')).text()
    return /<p class="facts">(Satama Oy|Saaristo Ab|Vieras Oy)</.exec(html)?.[1]
  }

  async function inTwo() {
    const { db } = app.database
    const [first, second, third] = [
      await makeBareOrganisation(db, { name: 'Satama Oy' }),
      await makeBareOrganisation(db, { name: 'Saaristo Ab' }),
      await makeBareOrganisation(db, { name: 'Vieras Oy' }),
    ]
    const person = await makeMember(db, first, { roles: ['admin'] })
    await joinAlso(db, person, second)
    return { first, second, third, person, cookie: await signInAs(app, person) }
  }

  test('changes by a form, and the cookie is believed only where they belong', async () => {
    const { first, second, third, cookie } = await inTwo()
    const changed = await clientOf(app, cookie).post('/organisation', { organisation: second })
    expect([changed.status, changed.headers.get('location')]).toEqual([302, '/stories'])
    expect(await organisationIn(`${cookie}; ${cookieAfter(changed)}`)).toBe('Saaristo Ab')
    for (const made of [third, first.toUpperCase(), 'x', '', '%', `${second}'`])
      expect({ made, shown: await organisationIn(`${cookie}; luotto.organisation=${made}`) }).toEqual({
        made,
        shown: 'Satama Oy',
      })
  })

  test('changes into none of others’, and is not told whether it is there', async () => {
    const { third, cookie } = await inTwo()
    const client = clientOf(app, cookie)
    const [theirs, nobodys] = [
      await client.post('/organisation', { organisation: third }),
      await client.post('/organisation', { organisation: crypto.randomUUID() }),
    ]
    expect([theirs.status, nobodys.status]).toEqual([404, 404])
    expect([theirs.headers.getSetCookie(), nobodys.headers.getSetCookie()]).toEqual([[], []])
    const html = await (await client.get('/stories')).text()
    expect([html.includes('Saaristo Ab'), html.includes('Vieras Oy')]).toEqual([true, false])
  })

  test('has in each the roles of each', async () => {
    const { second, cookie } = await inTwo()
    expect((await clientOf(app, cookie).get('/together/people')).status).toBe(200)
    const there = clientOf(app, `${cookie}; luotto.organisation=${second}`)
    expect((await there.get('/together/people')).status).toBe(403)
    expect((await there.post('/together/people', { intent: 'link', language: 'fi' })).status).toBe(403)
  })

  test('is out of one at once when they no longer belong to it, whatever the cookie says', async () => {
    const { second, person, cookie } = await inTwo()
    await app.database.db
      .deleteFrom('userMembership')
      .where('userId', '=', person.userId)
      .where('organisationId', '=', second)
      .execute()
    expect(await organisationIn(`${cookie}; luotto.organisation=${second}`)).toBe('Satama Oy')
  })

  test('is led by a mail of the other to its page there', async () => {
    const { first, second, person, cookie } = await inTwo()
    const also = await findViewer(app.database.db, person.userId, second)
    const noticeId = await makeNotice(app.database.db, also ?? expect.fail('no member'), '/mine/channels')
    const led = await clientOf(app, `${cookie}; luotto.organisation=${first}`).get(`/notices/${noticeId}`)
    expect(led.headers.get('location')).toBe('/mine/channels')
    expect(await organisationIn(`${cookie}; ${cookieAfter(led)}`)).toBe('Saaristo Ab')
  })

  test('is led astray by no form', async () => {
    const { second, cookie } = await inTwo()
    for (const to of ['//evil.example/', 'https://evil.example/', '/\\evil.example'])
      expect(
        (await clientOf(app, cookie).post('/organisation', { organisation: second, to })).headers.get('location'),
      ).toBe('/stories')
  })
})

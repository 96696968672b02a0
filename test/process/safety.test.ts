import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Language, languages } from '../../src/core/networks.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import en from '../../src/ui/messages/en.ts'
import fi from '../../src/ui/messages/fi.ts'
import sv from '../../src/ui/messages/sv.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { builtRoutes } from '../support/built-routes.ts'
import { clientOf } from '../support/client.ts'
import { type MadeOrganisation, makeMember, makeOrganisation, makeTelling, signInAs } from '../support/factories.ts'

// What the pages promise, whoever asks and however. What a browser makes of the policies is tried by the
// journeys; that nothing of one person reaches another, by the walk.

const words = { fi, sv, en }

let app: TestApp
let made: MadeOrganisation
let admin: string

beforeAll(async () => {
  app = await startApp()
  made = await makeOrganisation(app.database.db)
  admin = await signInAs(app, made.people.admin)
})
afterAll(() => app.close())

const bodyOfPage = (response: Response) => response.text()

describe('a form', () => {
  const settings = {
    name: 'Kaapattu',
    language: 'fi',
    line_fi: '',
    line_sv: '',
    line_en: '',
    utmMedium: '',
    utmCampaign: '',
  }
  const nameNow = () =>
    inOrganisation(app.database.db, made.id, (tx) => tx.selectFrom('organisation').select('name').executeTakeFirst())

  const elsewhere: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: '', 'sec-fetch-site': 'cross-site' },
    { origin: '', 'sec-fetch-site': 'same-site' },
    { origin: '' },
  ]

  test.each(elsewhere)('sent from another site (%o) is refused, and changes nothing', async (headers) => {
    const before = await nameNow()
    const paths = (await builtRoutes())
      .filter(({ hasAction }) => hasAction)
      .map(({ path }) => path.replace(/:\w+/g, 'x'))
    expect(paths.length).toBeGreaterThan(12)
    for (const path of paths) {
      const answer = await clientOf(app, admin).post(path, settings, headers)
      // Mail programs turn notices off from wherever they are: the token says whose, and "x" is nobody's.
      const status = ['/notices/off/x', '/week/off/x'].includes(path) ? 404 : 403
      expect({ path, status: answer.status }).toEqual({ path, status })
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    expect(await nameNow()).toEqual(before)
    expect((await clientOf(app, admin).get('/stories')).status).toBe(200)
  })

  test.each(['text/plain', 'multipart/form-data; boundary=x', 'application/json'])(
    'sent from another site as %j signs nobody out either',
    async (type) => {
      const headers = { cookie: admin, origin: 'https://evil.example', 'content-type': type }
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await fetch(`${app.address}/sign-out`, { method, headers, body: 'x=y', redirect: 'manual' })
        expect(answer.status).toBeGreaterThanOrEqual(400)
      }
      expect((await clientOf(app, admin).get('/stories')).status).toBe(200)
    },
  )

  test('sent from a page of our own is taken', async () => {
    const answer = await clientOf(app, admin).post('/together/settings', { ...settings, name: 'Uusi nimi' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/together'])
    expect(await nameNow()).toEqual({ name: 'Uusi nimi' })
  })

  test.each(languages)('that is too large is refused in %s', async (language) => {
    const headers = { 'accept-language': language }
    const summary = 'a'.repeat(13 * 1024 * 1024)
    const answer = await clientOf(app, admin).post('/stories/new', { summary }, headers)
    expect(answer.status).toBe(413)
    expect(await bodyOfPage(answer)).toBe(words[language]['error.413'])
  })

  test('that is too large is refused too when it does not say how large it is', async () => {
    const piece = new Uint8Array(1024 * 1024).fill(97)
    let sent = 0
    const body = new ReadableStream({
      pull: (stream) => (sent++ < 20 ? stream.enqueue(piece) : stream.close()),
    })
    const headers = { cookie: admin, origin: app.baseUrl, 'content-type': 'application/x-www-form-urlencoded' }
    const answer = fetch(`${app.address}/stories/new`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
    // The server may have hung up before all was sent.
    expect(await answer.then(({ status }) => status).catch(() => 413)).toBe(413)
  })

  test.each(['GET', 'HEAD'])('changes nothing by %s, whatever its address says', async (method) => {
    const before = await nameNow()
    const query = new URLSearchParams(settings)
    await fetch(`${app.address}/together/settings?${query}`, { method, headers: { cookie: admin } })
    await fetch(`${app.address}/sign-out`, { method, headers: { cookie: admin }, redirect: 'manual' })
    expect(await nameNow()).toEqual(before)
    expect((await clientOf(app, admin).get('/stories')).status).toBe(200)
  })
})

describe('every page', () => {
  const pages = async () => [
    ...(await builtRoutes()).map(({ path }) => path.replace(/:\w+/g, made.storyId).replace('*', 'ei/mitään')),
    `/go/${(await makeTelling(app.database.db, made.people.member, { host: new URL(app.baseUrl).host })).slug}`,
    '/go/tuntematon',
    `/p/${made.id}/${made.pictureId}.webp`,
  ]

  const preview = { 'user-agent': 'Mozilla/5.0 (compatible; LinkedInBot/1.0)' }

  test('has a strict policy whose nonce is fresh, and no script or style without it', async () => {
    const nonces = new Set<string>()
    let scripts = 0
    for (const path of await pages()) {
      for (const cookie of [undefined, admin]) {
        const answer = await clientOf(app, cookie).get(path, preview)
        const policy = answer.headers.get('content-security-policy') ?? ''
        const [, nonce = ''] = /script-src 'self' 'nonce-([A-Za-z0-9+/=]{22,})'(;|$)/.exec(policy) ?? []
        expect({ path, isFresh: nonce !== '' && !nonces.has(nonce) }).toEqual({ path, isFresh: true })
        nonces.add(nonce)
        expect(policy).toContain(`default-src 'none'`)
        expect(policy).not.toMatch(/unsafe|\*|https?:/)
        for (const word of [`base-uri 'none'`, `frame-ancestors 'none'`, `form-action 'self'`, `style-src 'self'`]) {
          expect(policy.split('; ')).toContain(word)
        }
        const html = await bodyOfPage(answer)
        for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) {
          scripts++
          expect(tag).toContain(`nonce="${nonce}"`)
        }
        expect(html).not.toMatch(/<style\b|\sstyle="|\son[a-z]+="|javascript:/)
      }
    }
    expect(scripts).toBeGreaterThan(30)
  })

  test('is not taken for another kind, framed, or told to other sites with its path', async () => {
    for (const path of await pages()) {
      const { headers } = await clientOf(app, admin).get(path, preview)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  test('that shows something of a person is kept by no cache on the way', async () => {
    const own = (await pages()).filter((path) => !path.startsWith('/go/') && !path.startsWith('/p/'))
    for (const path of own) {
      for (const one of [path, `${path}.data`]) {
        const kept = (await clientOf(app, admin).get(one)).headers.get('cache-control') ?? ''
        expect({ one, kept }).toEqual({ one, kept: expect.stringMatching(/private|no-store/) })
      }
    }
  })
})

describe('an error page', () => {
  const titleOf = (language: Language, status: 403 | 404 | 500) => words[language][`error.${status}.title`]

  test.each(languages)('speaks %s, and says nothing of the code behind it', async (language) => {
    const member = await signInAs(app, await makeMember(app.database.db, made.id, { language }))
    const client = clientOf(app, member)
    const expectPage = async (path: string, status: 403 | 404 | 500) => {
      const answer = await client.get(path)
      const html = await bodyOfPage(answer)
      expect({ path, status: answer.status }).toEqual({ path, status })
      expect(html).toContain(`<html lang="${language}">`)
      expect(html).toContain(titleOf(language, status))
      expect(html).not.toMatch(/node_modules|\.tsx?:|relation|at async|Error:/)
    }
    await expectPage('/together/people', 403)
    await expectPage('/ei/mitaan', 404)
    await expectPage('/stories/0192d3a0-0000-7000-8000-000000000001', 404)
    await expectPage('/tellings/ei-mikaan', 404)
    await app.database.owner.query('alter table story rename to away')
    try {
      await expectPage('/stories', 500)
    } finally {
      await app.database.owner.query('alter table away rename to story')
    }
  })

  test('answers a stranger in the language that the browser asks for, else in Finnish', async () => {
    const titleFor = async (asked: string) =>
      /<h1>([^<]+)/.exec(await bodyOfPage(await clientOf(app).get('/ei/mitaan', { 'accept-language': asked })))?.[1]
    expect(await titleFor('sv-FI,sv;q=0.9,fi;q=0.8')).toBe(titleOf('sv', 404))
    expect(await titleFor('de-DE,en;q=0.5')).toBe(titleOf('en', 404))
    expect(await titleFor('de-DE,de;q=0.5')).toBe(titleOf('fi', 404))
  })
})

describe('an address that leads astray', () => {
  test.each(['/language'])('%s leads back to a page of ours only', async (path) => {
    const away = [
      'https://evil.example/',
      `${app.baseUrl}//evil.example/`,
      `${app.baseUrl}/\\evil.example`,
      'javascript:alert(1)',
    ]
    for (const referer of away) {
      const answer = await clientOf(app).post(path, { language: 'sv' }, { referer })
      const location = new URL(answer.headers.get('location') ?? '', app.baseUrl)
      expect({ referer, origin: location.origin }).toEqual({ referer, origin: app.baseUrl })
    }
    const answer = await clientOf(app).post(path, { language: 'sv' }, { referer: `${app.baseUrl}/sign-in?a=b` })
    expect(answer.headers.get('location')).toBe('/sign-in?a=b')
  })

  test.each([
    '/assets/../server/index.js',
    '/assets/..%2f..%2fserver/index.js',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/p/../../secret.key',
    '/p/..%2f..%2fsecret.key/x.webp',
    '/icon.svg/../../server/index.js',
  ])('%s reaches no file', async (path) => {
    const answer = await rawGet(path)
    expect(answer).toMatch(/^HTTP\/1\.1 (404|400|403|30\d) /)
    expect(answer).not.toMatch(/createRequestHandler|"dependencies"|the-key-of-tests/)
  })
})

/** As it stands: `fetch` would tidy the path up before it is sent. */
async function rawGet(path: string): Promise<string> {
  const { connect } = await import('node:net')
  const { hostname, port, host } = new URL(app.address)
  const socket = connect(Number(port), hostname)
  socket.end(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  let answer = ''
  for await (const part of socket) answer += part
  return answer
}

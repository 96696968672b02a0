import { createServer, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Click, hourOf, parseClickLine } from '../../core/click.ts'
import type { OrganisationId } from '../../platform/database.ts'
import type { Link } from './read-links.ts'
import { openRedirects } from './redirect.ts'

const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'
const link: Link = {
  organisationId: '018f0000-0000-7000-8000-00000000000a' as OrganisationId,
  linkId: '018f0000-0000-7000-8000-00000000000b',
  storyId: null,
  target: 'https://example.org/story?a=b',
}
const halfHour = 30 * 60_000

let now = Date.UTC(2026, 10, 22, 13, 30)
let spooled: string[] = []
let lost = 0
let full = false
let asked: (slug: string) => Promise<Link | 'absent'>
let server: Server

beforeEach(async () => {
  spooled = []
  lost = 0
  full = false
  asked = async () => 'absent'
  const { answer } = openRedirects({
    lookup: { known: (slug) => (slug === 'known0' ? link : undefined), ask: (slug) => asked(slug) },
    spool: {
      append: (lines) => {
        if (!full) spooled.push(lines)
        return full ? lines.split('\n').length - 1 : 0
      },
    },
    clock: () => now,
    clientAddress: (req) => String(req.headers['x-from'] ?? '192.0.2.1'),
    onLost: (clicks) => {
      lost += clicks
    },
  })
  server = createServer((req, res) => {
    answer(req, res, (other) => {
      res.setHeader('x-spooled', spooled.length)
      res.end(JSON.stringify(other))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

type Answer = { status: number; headers: Record<string, unknown>; body: string }

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const req = request({ port, path, method, headers: { 'user-agent': browser, ...headers } }, async (res) => {
      const body = (await res.toArray()).join('')
      resolve({ status: res.statusCode ?? 0, headers: res.headers, body })
    })
    req.on('error', reject)
    req.end()
  })

const clicks = (): (Click | undefined)[] =>
  spooled
    .join('')
    .split('\n')
    .slice(0, -1)
    .map((line) => parseClickLine(line))

test('a click is redirected without a cookie, not to be kept, and counted with its hour and class', async () => {
  const answer = await get('/go/known0')
  expect(answer.status).toBe(302)
  expect(answer.headers).toMatchObject({
    location: link.target,
    'cache-control': 'no-store',
    'referrer-policy': 'strict-origin-when-cross-origin',
  })
  expect(answer.headers['set-cookie']).toBeUndefined()
  const { organisationId, linkId } = link
  expect(clicks()).toEqual([{ organisationId, linkId, hour: hourOf(now), deviceClass: 'desktop' }])
})

test('what networks hang on to the link does not matter', async () => {
  expect((await get('/go/known0?fbclid=abc')).headers.location).toBe(link.target)
})

test('clicks that arrive together are written together, and answered only then', async () => {
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  const one = (at: number) => `GET /go/known0 HTTP/1.1\r\nHost: h\r\nUser-Agent: ${browser}\r\nX-From: ${at}\r\n\r\n`
  socket.write(Array.from({ length: 20 }, (_, at) => one(at)).join(''))
  let text = ''
  for await (const chunk of socket) {
    expect(clicks()).toHaveLength(20)
    text += chunk
    if (text.split('302 Found').length === 21) break
  }
  expect(spooled).toHaveLength(1)
})

test('the same device is counted once in half an hour, and another one by itself', async () => {
  for (const from of ['a', 'a', 'b', 'a']) expect((await get('/go/known0', { 'x-from': from })).status).toBe(302)
  expect(clicks()).toHaveLength(2)
  now += halfHour
  await get('/go/known0', { 'x-from': 'a' })
  expect(clicks()).toHaveLength(3)
})

test('a HEAD request is redirected and not counted', async () => {
  const answer = await get('/go/known0', {}, 'HEAD')
  expect([answer.status, answer.headers.location]).toEqual([302, link.target])
  expect(clicks()).toEqual([])
})

test.each(['LinkedInBot/1.0 (compatible; Mozilla/5.0)', 'http.rb/5.1.1 (Mastodon/4.2.1; +https://m.example/) Bot'])(
  '%s is handed on with the link, and not counted',
  async (robot) => {
    const answer = await get('/go/known0', { 'user-agent': robot })
    expect(JSON.parse(answer.body)).toEqual({ kind: 'robot', slug: 'known0', link })
    expect(clicks()).toEqual([])
  },
)

test.each<Record<string, string>>([
  { purpose: 'prefetch' },
  { 'sec-purpose': 'prefetch' },
  { 'sec-purpose': 'prefetch;prerender' },
  { 'x-purpose': 'preview' },
  { 'x-moz': 'prefetch' },
])('a browser that asks ahead (%o) is refused, so that it asks again at the click, which counts', async (headers) => {
  const ahead = await get('/go/known0', headers)
  expect([ahead.status, ahead.headers['cache-control']]).toEqual([503, 'no-store'])
  expect(clicks()).toEqual([])
  await get('/go/known0')
  expect(clicks()).toHaveLength(1)
})

test.each(['/go/', '/go/no', '/go/NOTONE', '/go/known0/more', '/go/%6Bnown0', `/go/${'a'.repeat(33)}`])(
  '%s is unknown without asking the database',
  async (path) => {
    asked = () => Promise.reject(new Error('asked'))
    expect(JSON.parse((await get(path)).body)).toEqual({ kind: 'unknown', slug: path.slice(4) })
  },
)

test('a link that is not in memory is asked for, and its click counts all the same', async () => {
  asked = async () => link
  expect((await get('/go/other0')).status).toBe(302)
  expect(clicks()).toHaveLength(1)
})

test('a link that nobody knows is handed on', async () => {
  expect(JSON.parse((await get('/go/other0')).body)).toEqual({ kind: 'unknown', slug: 'other0' })
})

test('when the database does not answer, a link that may exist is not called unknown', async () => {
  asked = () => Promise.reject(new Error('away'))
  expect(JSON.parse((await get('/go/other0')).body)).toEqual({ kind: 'unavailable', slug: 'other0' })
})

test.each([
  ['GET', '/'],
  ['GET', '/goes/known0'],
  ['POST', '/go/known0'],
])('%s %s is somebody else’s', async (method, path) => {
  expect(JSON.parse((await get(path, {}, method)).body)).toEqual({ kind: 'elsewhere' })
})

test('when the spool cannot be written, people get where they wanted and the loss is told', async () => {
  full = true
  expect((await get('/go/known0')).status).toBe(302)
  expect(lost).toBe(1)
})

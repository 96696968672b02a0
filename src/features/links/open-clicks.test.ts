import { readdirSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { type MadeLinks, makeLinks, sumsOf } from '../../../test/support/links.ts'
import { type Clicks, openClicks } from './open-clicks.ts'

const host = 'luotto.test'
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'

let database: TestDatabase
let made: MadeLinks
const closing: (() => Promise<unknown>)[] = []
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }

beforeAll(async () => {
  database = await freshDatabase()
  made = await makeLinks(database.db, { host, count: 2, slugs: 'link' })
})
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
  for (const level of Object.values(log)) level.mockClear()
})
afterAll(() => database.close())

async function serve(folder: string, more: { trustProxy?: boolean; everyMs?: number; clock?: () => number } = {}) {
  const { pool, db } = database
  const { trustProxy = true, everyMs = 60_000, clock = Date.now } = more
  const clicks = openClicks({ pool, db, folder, host, clock, log: log as never, trustProxy, everyMs })
  const server = createServer((req, res) => clicks.answer(req, res, (other) => res.writeHead(404).end(other.kind)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => stop(server, clicks))
  return { server, clicks }
}

async function stop(server: Server, clicks: Clicks): Promise<void> {
  server.closeAllConnections()
  server.close()
  await clicks.stop()
}

const get = (server: Server, path: string, forwarded = ''): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const headers = { 'user-agent': browser, ...(forwarded ? { 'x-forwarded-for': forwarded } : {}) }
    request({ port, path, headers }, (res) => res.resume().on('end', () => resolve(res.statusCode ?? 0)))
      .on('error', reject)
      .end()
  })

const clicksOf = async (link: number): Promise<number> =>
  (await sumsOf(database.db, made.organisationId)).get(made.links[link]?.id ?? '') ?? 0

test('a click is in the sums after the next round of counting, by itself', async () => {
  using folder = temporaryFolder()
  const { server } = await serve(folder.path, { everyMs: 20 })
  const before = await clicksOf(0)
  expect(await get(server, '/go/link000000', '192.0.2.1')).toBe(302)
  await vi.waitFor(async () => expect(await clicksOf(0)).toBe(before + 1), 20_000)
})

test('a graceful stop counts the last clicks and leaves nothing behind', async () => {
  using folder = temporaryFolder()
  const { server } = await serve(folder.path)
  const before = await clicksOf(0)
  for (let at = 0; at < 10; at++) await get(server, '/go/link000000', `192.0.2.${at}`)
  await closing.pop()?.()
  expect(await clicksOf(0)).toBe(before + 10)
  expect(readdirSync(folder.path)).toEqual([])
})

test('behind a proxy the last forwarded address tells devices apart; what the visitor claims does not', async () => {
  using folder = temporaryFolder()
  const { server, clicks } = await serve(folder.path)
  const before = await clicksOf(1)
  for (const forwarded of ['1.1.1.1, 192.0.2.1', '2.2.2.2, 192.0.2.1', '192.0.2.1', '192.0.2.2']) {
    await get(server, '/go/link000001', forwarded)
  }
  expect(await clicks.countNow()).toBe(true)
  expect(await clicksOf(1)).toBe(before + 2)
})

test('without a proxy forwarded addresses are not believed', async () => {
  using folder = temporaryFolder()
  const { server, clicks } = await serve(folder.path, { trustProxy: false })
  const before = await clicksOf(1)
  for (const forwarded of ['192.0.2.1', '192.0.2.2']) await get(server, '/go/link000001', forwarded)
  await clicks.countNow()
  expect(await clicksOf(1)).toBe(before + 1)
})

test('rounds that are asked for at the same time do not count anything twice', async () => {
  using folder = temporaryFolder()
  const { server, clicks } = await serve(folder.path)
  const before = await clicksOf(0)
  for (let at = 0; at < 5; at++) {
    await get(server, '/go/link000000', `198.51.100.${at}`)
    void clicks.countNow()
  }
  await Promise.all([clicks.countNow(), clicks.countNow(), clicks.countNow()])
  expect(await clicksOf(0)).toBe(before + 5)
})

test('while the database refuses, clicks are kept, and counted when it is back', async () => {
  using folder = temporaryFolder()
  const { server, clicks } = await serve(folder.path)
  const before = await clicksOf(0)
  await clicks.loaded
  await database.owner.query('revoke insert on click_sum from luotto_app')
  await get(server, '/go/link000000', '203.0.113.1')
  expect(await clicks.countNow()).toBe(false)
  await get(server, '/go/link000000', '203.0.113.2')
  await database.owner.query('grant insert on click_sum to luotto_app')
  expect(await clicks.countNow()).toBe(true)
  expect(await clicksOf(0)).toBe(before + 2)
})

test('a spool that cannot be written is told of once a minute, with the number of clicks and no address', async () => {
  const folder = temporaryFolder()
  let now = Date.now()
  const { server, clicks } = await serve(folder.path, { clock: () => now })
  await clicks.loaded
  folder[Symbol.dispose]()
  const losses = () => log.error.mock.calls.filter(([fields]) => 'lost' in fields).map(([fields]) => fields.lost)
  for (let at = 0; at < 4; at++) expect(await get(server, '/go/link000000', `192.0.2.1${at}`)).toBe(302)
  expect(losses()).toEqual([1])
  now += 60_000
  await get(server, '/go/link000000', '192.0.2.99')
  expect(losses()).toEqual([1, 4])
  expect(JSON.stringify(log.error.mock.calls)).not.toContain('192.0.2')
})

import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { anEditor, type Editor, feedContext, feedOf } from '../../../test/support/feeds.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { type WebServer, webServer } from '../../../test/support/web-server.ts'
import { addFeed } from './add-feed.ts'
import { dueFeeds, holdFeed, keepPolling, pollDueFeeds } from './due-feeds.ts'

let database: TestDatabase
let site: WebServer
let context: ReturnType<typeof feedContext>
const folder = temporaryFolder()
beforeAll(async () => {
  site = await webServer()
})
afterAll(async () => {
  await site.close()
  folder[Symbol.dispose]()
})
beforeEach(async () => {
  database = await freshDatabase()
  context = feedContext(database.db, folder.path, [site.place])
  return () => database.close()
})

async function aFeed(editor: Editor, path: string): Promise<string> {
  site.at(path, { body: `<rss version="2.0"><channel><title>${path}</title></channel></rss>` })
  const added = await addFeed(context.ctx, editor, { address: site.url(path), language: 'fi' }, 0)
  return added.ok ? added.feedId : expect.fail(added.problem)
}

test('the due feeds of all organisations are found, and no others', async () => {
  const [first, second] = [await anEditor(database.db), await anEditor(database.db)]
  const feedIds = [await aFeed(first, '/a'), await aFeed(first, '/b'), await aFeed(second, '/c')]
  expect(await dueFeeds(database.db, context.time.now, 10)).toEqual([])
  const due = await dueFeeds(database.db, context.time.now + 30 * 60_000, 10)
  expect(due.map((one) => one.feedId).sort()).toEqual(feedIds.toSorted())
  expect(due.find((one) => one.feedId === feedIds[2])?.organisationId).toBe(second.organisationId)
  expect(await dueFeeds(database.db, context.time.now + 30 * 60_000, 2)).toHaveLength(2)
})

test('organisations beyond the first page are found too', async () => {
  for (let count = 0; count < 101; count++) await anEditor(database.db)
  const last = await anEditor(database.db)
  const feedId = await aFeed(last, '/a')
  const due = await dueFeeds(database.db, context.time.now + 3_600_000, 10)
  expect(due).toEqual([{ organisationId: last.organisationId, feedId }])
})

test('of many workers one holds a feed, and it is due again should that one end amid its work', async () => {
  const { organisationId, ...rest } = await anEditor(database.db)
  const due = { organisationId, feedId: await aFeed({ organisationId, ...rest }, '/a') }
  const now = context.time.now + 3_600_000
  const held = await Promise.all(Array.from({ length: 5 }, () => holdFeed(database.db, due, now)))
  expect(held.filter(Boolean)).toHaveLength(1)
  expect(await dueFeeds(database.db, now + 9 * 60_000, 10)).toEqual([])
  expect(await dueFeeds(database.db, now + 10 * 60_000, 10)).toEqual([due])
})

test('due feeds are polled once each, two at a time, by however many workers', async () => {
  const editor = await anEditor(database.db)
  for (let count = 0; count < 6; count++) await aFeed(editor, `/f${count}`)
  context.time.now += 3_600_000
  let now = 0
  let most = 0
  const { outbound } = context.ctx
  const fetch: typeof outbound.fetch = async (...asked) => {
    most = Math.max(most, ++now)
    // Long enough for every worker to have begun.
    await wait(50)
    return outbound.fetch(...asked).finally(() => now--)
  }
  const ctx = { ...context.ctx, outbound: { fetch } }
  const before = site.requests.length
  expect(await pollDueFeeds(ctx)).toBe(6)
  expect(most).toBe(2)
  expect(site.requests.length - before).toBe(6)
  context.time.now += 3_600_000
  const polled = await Promise.all([pollDueFeeds(ctx), pollDueFeeds(ctx)])
  expect((polled[0] ?? 0) + (polled[1] ?? 0)).toBe(6)
  expect(site.requests.length - before).toBe(12)
})

test('a bug in the polling of one feed is logged and stops no other', async () => {
  const editor = await anEditor(database.db)
  const [good, bad] = [await aFeed(editor, '/good'), await aFeed(editor, '/bad')]
  context.time.now += 3_600_000
  const { outbound } = context.ctx
  const fetch: typeof outbound.fetch = (url, request) => {
    if (url.endsWith('/bad')) throw new Error('a bug')
    return outbound.fetch(url, request)
  }
  expect(await pollDueFeeds({ ...context.ctx, outbound: { fetch } })).toBe(1)
  const read = async (id: string) => (await feedOf(database.db, editor.organisationId, id)).polledAt?.getTime()
  expect(await read(good)).toBe(context.time.now)
  expect(await read(bad)).toBeLessThan(context.time.now)
  expect(context.logged.flat()).toContain('Polling a feed failed.')
})

test('polling goes on by itself until it is told to stop', async () => {
  const editor = await anEditor(database.db)
  await aFeed(editor, '/a')
  const stop = new AbortController()
  let seen = 0
  site.at('/a', () => {
    if (++seen === 3) stop.abort()
    return { body: '<rss version="2.0"><channel><title>a</title></channel></rss>' }
  })
  // Time flies: it is ten minutes later whenever somebody asks.
  const clock = () => {
    context.time.now += 600_000
    return context.time.now
  }
  await keepPolling({ ...context.ctx, clock }, stop.signal, 1)
  expect(seen).toBe(3)
})

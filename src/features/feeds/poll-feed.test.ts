import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { anEditor, type Editor, feedContext, feedOf, storiesOf } from '../../../test/support/feeds.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { type WebServer, webServer } from '../../../test/support/web-server.ts'
import { inOrganisation } from '../../platform/database.ts'
import { addFeed } from './add-feed.ts'
import { listFeeds } from './list-feeds.ts'
import { pollFeed } from './poll-feed.ts'
import { changeFeedLanguage, removeFeed } from './queries.ts'

let database: TestDatabase
let site: WebServer
let editor: Editor
let feedId: string
let context: ReturnType<typeof feedContext>
const folder = temporaryFolder()
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(async () => {
  await database.close()
  folder[Symbol.dispose]()
})
beforeEach(async () => {
  site = await webServer()
  editor = await anEditor(database.db)
  context = feedContext(database.db, folder.path, [site.place])
  site.at('/a.xml', { body: rss('yksi'), headers: { etag: '"1"', 'last-modified': 'Thu, 12 Nov 2026 08:00:00 GMT' } })
  const added = await addFeed(context.ctx, editor, { address: site.url('/a.xml'), language: 'fi' }, 0)
  feedId = added.ok ? added.feedId : expect.fail(added.problem)
})
afterEach(() => site.close())

const rss = (...ids: string[]) =>
  rssOf(ids.map((id) => `<item><title>Uutinen ${id}</title><link>/${id}</link><guid>${id}</guid></item>`).join(''))
const rssOf = (items: string) => `<rss version="2.0"><channel><title>Uutiset</title>${items}</channel></rss>`
const poll = () => pollFeed(context.ctx, editor.organisationId, feedId, 0)
const feed = () => feedOf(database.db, editor.organisationId, feedId)
const titles = async () => (await storiesOf(database.db, editor.organisationId)).map((story) => story.title)
const minutesToNext = async () => ((await feed()).nextPollAt.getTime() - context.time.now) / 60_000

test('only what is new is drafted, and the same poll twice drafts nothing twice', async () => {
  site.at('/a.xml', { body: rss('kolme', 'kaksi', 'yksi') })
  expect(await poll()).toEqual({ ok: true, changed: true, drafted: 2 })
  expect(await poll()).toEqual({ ok: true, changed: true, drafted: 0 })
  expect((await titles()).sort()).toEqual(['Uutinen kaksi', 'Uutinen kolme', 'Uutinen yksi'])
})

test('polls at the same time draft each item once, and leave no picture without its story', async () => {
  const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  site.at('/p.png', { body: png })
  site.at('/a.xml', { body: rssOf('<item><title>Kuvan kera</title><enclosure url="/p.png" type="image/png"/></item>') })
  const polls = await Promise.all([poll(), poll(), poll()])
  expect(polls.map((one) => one.ok && one.drafted).sort()).toEqual([0, 0, 1])
  const stories = await storiesOf(database.db, editor.organisationId)
  expect(stories.filter((story) => story.title === 'Kuvan kera')).toMatchObject([{ width: 9, alt: '' }])
  const pictures = await inOrganisation(database.db, editor.organisationId, (tx) =>
    tx.selectFrom('picture').select('id').where('organisationId', '=', editor.organisationId).execute(),
  )
  expect(pictures).toHaveLength(1)
})

test('a later poll drafts all that is new, up to a hundred, and not what was passed over at first', async () => {
  const many = Array.from({ length: 150 }, (_, at) => `n${at}`)
  site.at('/b.xml', { body: rss(...many.slice(50, 90)) })
  const added = await addFeed(context.ctx, editor, { address: site.url('/b.xml'), language: 'fi' }, 0)
  feedId = added.ok ? added.feedId : ''
  site.at('/b.xml', { body: rss(...many.slice(0, 90)) })
  expect(await poll()).toMatchObject({ drafted: 50 })
  site.at('/b.xml', { body: rss(...many.map((id) => `uusi-${id}`)) })
  expect(await poll()).toMatchObject({ drafted: 100 })
})

test('an unchanged feed is asked with what it said of itself, and answers 304', async () => {
  site.at('/a.xml', { status: 304 })
  context.time.now += 3_600_000
  expect(await poll()).toEqual({ ok: true, changed: false, drafted: 0 })
  expect(site.requests.at(-1)?.headers).toMatchObject({
    'if-none-match': '"1"',
    'if-modified-since': 'Thu, 12 Nov 2026 08:00:00 GMT',
  })
  expect(await feed()).toMatchObject({ etag: '"1"', problem: null, succeededAt: new Date(context.time.now) })
  expect(await minutesToNext()).toBe(30)
})

test('a new ETag is remembered, and one that is gone is forgotten', async () => {
  site.at('/a.xml', { body: rss('kaksi'), headers: { etag: '"2"' } })
  await poll()
  expect(await feed()).toMatchObject({ etag: '"2"', lastModified: null })
  site.at('/a.xml', { body: rss('kaksi') })
  await poll()
  expect(site.requests.at(-1)?.headers).toMatchObject({ 'if-none-match': '"2"' })
  expect(await feed()).toMatchObject({ etag: null })
})

test('a failing feed is asked less and less often, and is well again at the first success', async () => {
  site.at('/a.xml', { status: 500 })
  const waits: number[] = []
  for (let tries = 0; tries < 9; tries++) {
    expect(await poll()).toEqual({ ok: false, problem: 'http-error', status: 500 })
    waits.push(await minutesToNext())
  }
  expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440])
  expect(await feed()).toMatchObject({ failures: 9, problem: 'http-error', etag: '"1"' })
  site.at('/a.xml', { body: rss('yksi') })
  await poll()
  expect(await feed()).toMatchObject({ failures: 0, problem: null })
})

test('Retry-After is honoured, and a feed that is gone rests for a week', async () => {
  site.at('/a.xml', { status: 429, headers: { 'retry-after': '7200' } })
  await poll()
  expect(await minutesToNext()).toBe(120)
  site.at('/a.xml', { status: 410 })
  expect(await poll()).toEqual({ ok: false, problem: 'gone', status: 410 })
  expect(await minutesToNext()).toBe(7 * 24 * 60)
})

test('a feed that has become a page keeps its stories, and says what is wrong', async () => {
  site.at('/a.xml', { body: '<!doctype html><html><p>Uusi sivustomme</html>' })
  expect(await poll()).toEqual({ ok: false, problem: 'is-html' })
  expect(await listFeeds(database.db, editor.organisationId, { now: context.ctx.clock(), page: 1 })).toMatchObject({
    more: false,
    feeds: [
      {
        title: 'Uutiset',
        ownerName: 'Aino',
        drafts: 1,
        lately: 1,
        health: { state: 'ailing', problem: 'is-html', failures: 1 },
      },
    ],
  })
})

test('a feed that has moved for good is asked at its new address from then on', async () => {
  site.at('/a.xml', { status: 308, headers: { location: '/b.xml' } })
  site.at('/b.xml', { body: rss('yksi', 'kaksi') })
  expect(await poll()).toMatchObject({ drafted: 1 })
  expect((await feed()).url).toBe(site.url('/b.xml'))
})

test('one that has moved onto another feed of ours stays where it is, and nothing is lost', async () => {
  site.at('/b.xml', { body: rss('muu') })
  await addFeed(context.ctx, editor, { address: site.url('/b.xml'), language: 'fi' }, 0)
  site.at('/a.xml', { status: 301, headers: { location: '/b.xml' } })
  expect(await poll()).toMatchObject({ ok: true })
  expect((await feed()).url).toBe(site.url('/a.xml'))
})

test('a feed that gives its items new ids at every reading does not fill the drafts', async () => {
  const item = (id: string) => `<item><title>Uutinen yksi</title><link>/yksi</link><guid>${id}</guid></item>`
  site.at('/a.xml', { body: rssOf(item('x1')) })
  expect(await poll()).toMatchObject({ drafted: 0 })
  site.at('/a.xml', { body: rssOf(item('x2')) })
  expect(await poll()).toMatchObject({ drafted: 0 })
})

test('an item whose title was mended is the same item', async () => {
  site.at('/a.xml', {
    body: rssOf('<item><title>Uutinen yksi (korjattu)</title><link>/yksi</link><guid>yksi</guid></item>'),
  })
  expect(await poll()).toMatchObject({ drafted: 0 })
})

test('each item is in its own language, and what cannot be told is in the language of the feed', async () => {
  await changeFeedLanguage(database.db, editor.organisationId, feedId, 'sv')
  site.at('/a.xml', {
    body: rssOf('<item><title>What we learnt from a hundred radios</title></item><item><title>2026</title></item>'),
  })
  await poll()
  const found = await storiesOf(database.db, editor.organisationId)
  const languages = Object.fromEntries(found.map((story) => [story.title, story.language]))
  expect(languages).toMatchObject({ 'What we learnt from a hundred radios': 'en', '2026': 'sv' })
})

test('a feed removed while it was read drafts nothing, and its stories stay', async () => {
  site.at('/a.xml', (_, response) => {
    void removeFeed(database.db, editor, feedId).then(() => response.end(rss('kaksi')))
    return undefined
  })
  expect(await poll()).toEqual({ ok: false, problem: 'removed' })
  expect(await storiesOf(database.db, editor.organisationId)).toMatchObject([{ title: 'Uutinen yksi', feedId: null }])
  expect(await poll()).toEqual({ ok: false, problem: 'removed' })
  expect(await removeFeed(database.db, editor, feedId)).toBe(false)
})

test('nothing that an item says is written to the log', async () => {
  site.at('/a.xml', { body: rss('salainen') })
  await poll()
  expect(JSON.stringify(context.logged)).not.toContain('salainen')
})

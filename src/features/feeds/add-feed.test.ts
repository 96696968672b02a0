import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { anEditor, type Editor, feedContext, feedOf, sampleFeed, storiesOf } from '../../../test/support/feeds.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { type WebServer, webServer } from '../../../test/support/web-server.ts'
import { inOrganisation } from '../../platform/database.ts'
import { addFeed } from './add-feed.ts'
import { removeFeed } from './queries.ts'

let database: TestDatabase
let site: WebServer
let editor: Editor
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
})
afterEach(() => site.close())

const context = () => feedContext(database.db, folder.path, [site.place]).ctx
const add = (address: string, language: 'fi' | 'sv' | 'en' = 'fi') =>
  addFeed(context(), editor, { address, language }, 0)
const rss = (items: string) => `<rss version="2.0"><channel><title>Uutiset</title>${items}</channel></rss>`

test('a feed is added by its address, and its items are drafts of the one who added it', async () => {
  site.at('/uutiset.xml', { body: sampleFeed('satama.rss.xml'), headers: { etag: '"1"' } })
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#204080' } })
    .png()
    .toBuffer()
  site.at('/kuvat/jaanmurtaja.png', { body: png })
  site.at('/kuvat/laituri.png', { body: 'not a picture' })
  const added = await add(site.url('/uutiset.xml'))
  expect(added).toMatchObject({ ok: true, title: 'Kuutosataman uutiset', drafted: 3 })
  const stories = await storiesOf(database.db, editor.organisationId)
  expect(stories).toMatchObject([
    {
      state: 'draft',
      kind: 'news',
      disclosure: 'employment',
      language: 'fi',
      title: 'Uusi jäänmurtaja sai nimensä koululaisilta',
      target: site.url('/ajankohtaista/jaanmurtaja'),
      ownerId: editor.memberId,
      feedItemKey: 'satama-103',
      width: 60,
    },
    { title: 'Laituri 4 avataan keväällä & kesällä yöllekin', pictureId: null },
    { title: 'Haemme sähköasentajaa kunnossapitoon' },
  ])
  const jpeg = await context().files.read(editor.organisationId, `${stories[0]?.pictureId}.jpg`)
  expect((await sharp(jpeg).metadata()).format).toBe('jpeg')
  const feed = await feedOf(database.db, editor.organisationId, added.ok ? added.feedId : '')
  expect(feed).toMatchObject({ url: site.url('/uutiset.xml'), ownerId: editor.memberId, etag: '"1"', problem: null })
})

test('a feed is found from its page, past one that is gone', async () => {
  site.at('/', { body: sampleFeed('etusivu.html'), headers: { 'content-type': 'text/html; charset=utf-8' } })
  site.at('/uutiset.xml', { body: sampleFeed('satama.rss.xml') })
  const added = await add(site.url('/'))
  expect(added).toMatchObject({ ok: true, drafted: 3 })
  expect(site.requests.map((request) => request.path).slice(0, 3)).toEqual(['/', '/poistunut.xml', '/uutiset.xml'])
})

test('a page that names no feed is tried at the usual places', async () => {
  site.at('/blogi', { body: '<!doctype html><html><p>Hei</html>' })
  site.at('/atom.xml', { body: sampleFeed('skargard.atom.xml') })
  expect(await add(site.url('/blogi'))).toMatchObject({ ok: true, title: 'Nyheter från Skärgårdsbolaget' })
  expect((await storiesOf(database.db, editor.organisationId)).map((story) => story.language)).toEqual(['sv', 'sv'])
})

test('a page without a feed is said to be one, after a handful of tries', async () => {
  const links = Array.from({ length: 500 }, (_, at) => `<link rel=alternate type=application/rss+xml href=/f${at}>`)
  site.at('/', { body: `<!doctype html><html><head>${links.join('')}</head></html>` })
  expect(await add(site.url('/'))).toEqual({ ok: false, problem: 'is-html' })
  expect(site.requests).toHaveLength(8)
})

test('the search for a feed ends when it has taken half a minute', async () => {
  const { ctx, time } = feedContext(database.db, folder.path, [site.place])
  const slow = (seconds: number, body: string) => () => {
    time.now += seconds * 1000
    return { body }
  }
  site.at('/', slow(10, '<!doctype html><link rel=alternate type=application/rss+xml href=/slow><p>Hei'))
  site.at('/slow', slow(20, '<!doctype html><p>Hei'))
  site.at('/feed', { body: rss('') })
  const added = await addFeed(ctx, editor, { address: site.url('/'), language: 'fi' })
  expect(added).toEqual({ ok: false, problem: 'is-html' })
  expect(site.requests.map((request) => request.path)).toEqual(['/', '/slow'])
})

test('the same feed is added once, from two windows at once too', async () => {
  site.at('/a.xml', { body: rss('<item><title>Yksi uutinen</title></item>') })
  const both = await Promise.all([add(site.url('/a.xml')), add(site.url('/a.xml'))])
  expect(both.map((one) => (one.ok ? 'added' : one.problem)).sort()).toEqual(['added', 'already-there'])
  expect(await add(site.url('/a.xml'))).toEqual({ ok: false, problem: 'already-there' })
  expect(await storiesOf(database.db, editor.organisationId)).toHaveLength(1)
})

test('a feed that has moved for good is kept by its new address, one that is lent elsewhere by its own', async () => {
  site.at('/new.xml', { body: rss('') })
  site.at('/moved.xml', { status: 301, headers: { location: '/new.xml' } })
  site.at('/lent.xml', { status: 302, headers: { location: '/new.xml' } })
  site.at('/both.xml', { status: 301, headers: { location: '/halfway.xml' } })
  site.at('/halfway.xml', { status: 302, headers: { location: '/new.xml' } })
  const [moved, lent] = [await add(site.url('/moved.xml')), await add(site.url('/lent.xml'))]
  const both = await add(site.url('/both.xml'))
  const urlOf = async (one: typeof moved) =>
    one.ok ? (await feedOf(database.db, editor.organisationId, one.feedId)).url : one.problem
  expect(await urlOf(moved)).toBe(site.url('/new.xml'))
  expect(await urlOf(lent)).toBe(site.url('/lent.xml'))
  expect(await urlOf(both)).toBe(site.url('/halfway.xml'))
})

test('who added a feed, and who took it away, is in the log, once', async () => {
  site.at('/a.xml', { body: rss('') })
  const added = await add(site.url('/a.xml'))
  await add(site.url('/a.xml'))
  const feedId = added.ok ? added.feedId : expect.fail(added.problem)
  await removeFeed(database.db, editor, feedId)
  await removeFeed(database.db, editor, feedId)
  const acts = await inOrganisation(database.db, editor.organisationId, (tx) =>
    tx.selectFrom('auditAct').select(['kind', 'detail', 'actorName']).orderBy('id').execute(),
  )
  const detail = { address: site.url('/a.xml') }
  expect(acts).toEqual([
    { kind: 'feed-added', detail, actorName: 'Aino' },
    { kind: 'feed-removed', detail, actorName: 'Aino' },
  ])
})

test('of a long feed the newest ten are drafted at first', async () => {
  const items = Array.from({ length: 40 }, (_, at) => `<item><title>Uutinen numero ${at}</title></item>`)
  site.at('/a.xml', { body: rss(items.join('')) })
  expect(await add(site.url('/a.xml'))).toMatchObject({ ok: true, drafted: 10 })
  const titles = (await storiesOf(database.db, editor.organisationId)).map((story) => story.title)
  expect(titles).toEqual(Array.from({ length: 10 }, (_, at) => `Uutinen numero ${at}`))
})

test('a feed of 50 MB is refused without being read to its end', async () => {
  let sent = 0
  site.at('/a.xml', (_, response) => {
    const chunk = Buffer.alloc(256 * 1024, ' ')
    response.writeHead(200, { 'content-type': 'application/rss+xml' })
    const more = (): void => {
      while (sent < 50 * 1024 * 1024 && !response.destroyed) {
        sent += chunk.length
        if (!response.write(chunk)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
    return undefined
  })
  expect(await add(site.url('/a.xml'))).toEqual({ ok: false, problem: 'too-large' })
  expect(sent).toBeLessThan(20 * 1024 * 1024)
})

test('what is wrong with an address is said in a word', async () => {
  site.at('/loop', { status: 302, headers: { location: '/loop' } })
  site.at('/page.json', { body: '{"hello":"world"}' })
  site.at('/nothing', { body: '' })
  site.at('/broken', { status: 503 })
  site.at('/inside', { status: 302, headers: { location: 'http://127.0.0.1:1/feed' } })
  expect(await add('javascript:alert(1)')).toEqual({ ok: false, problem: 'bad-address' })
  expect(await add('http://127.0.0.1:1/feed')).toEqual({ ok: false, problem: 'refused-address' })
  expect(await add(site.url('/inside'))).toEqual({ ok: false, problem: 'refused-address' })
  expect(await add(site.url('/loop'))).toEqual({ ok: false, problem: 'too-many-redirects' })
  expect(await add(site.url('/page.json'))).toEqual({ ok: false, problem: 'not-a-feed' })
  expect(await add(site.url('/nothing'))).toEqual({ ok: false, problem: 'empty' })
  expect(await add(site.url('/broken'))).toEqual({ ok: false, problem: 'http-error', status: 503 })
  expect(await add(site.url('/absent'))).toEqual({ ok: false, problem: 'http-error', status: 404 })
  expect(await storiesOf(database.db, editor.organisationId)).toEqual([])
})

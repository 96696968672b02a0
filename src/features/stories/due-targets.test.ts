import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { makeBareOrganisation, makeMember, makeStory, makeTelling } from '../../../test/support/factories.ts'
import { type WebServer, webServer } from '../../../test/support/web-server.ts'
import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import { openOutbound } from '../../platform/outbound.ts'
import type { Viewer } from '../people/viewer.ts'
import { checkDueTargets, dueTargets, holdTarget, keepCheckingTargets } from './due-targets.ts'
import { troubledTargets } from './look-after.ts'
import { takeNewAddress } from './take-new-address.ts'

let database: TestDatabase
let site: WebServer
let editor: Viewer
let ctx: Pick<Context, 'db' | 'clock' | 'outbound' | 'log'>
const time = { now: 0 }
const dayMs = 24 * 3_600_000
const quiet = () => undefined

beforeAll(async () => {
  site = await webServer()
})
afterAll(() => site.close())
beforeEach(async () => {
  time.now = Date.parse('2026-11-23T09:00:00Z')
  site.requests.length = 0
  database = await freshDatabase()
  editor = await makeMember(database.db, await makeBareOrganisation(database.db), { roles: ['editor'] })
  ctx = {
    db: database.db,
    clock: () => time.now,
    outbound: openOutbound({ allow: [site.place] }),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  }
  return () => database.close()
})

const round = () => checkDueTargets(ctx, { pause: 0 })
const nextDay = () => {
  time.now += dayMs + 4 * 3_600_000
}
const aStory = (path: string) => makeStory(database.db, editor, { target: site.url(path) })
const troubled = (viewer = editor) =>
  inOrganisation(database.db, viewer.organisation.id, async (tx) => {
    const today = new Date(time.now).toISOString().slice(0, 10)
    return (await troubledTargets(tx, viewer.organisation.id, { today, page: 1 })).rows
  })
const asked = (path: string) => site.requests.filter((request) => request.path === path).length

test('a page is asked at most once a day, by its name, and first by HEAD', async () => {
  const methods: (string | undefined)[] = []
  site.at('/a', (request) => {
    methods.push(request.method)
    return { body: 'Silta' }
  })
  await aStory('/a')
  expect([await round(), await round()]).toEqual([1, 0])
  time.now += dayMs - 1
  expect(await round()).toBe(0)
  time.now += 4 * 3_600_000 + 1
  expect(await round()).toBe(1)
  expect(methods).toEqual(['HEAD', 'HEAD'])
  expect(site.requests[0]?.headers['user-agent']).toContain('Luotto')
})

test('a server that does not know HEAD is asked by GET, and not thought ill of', async () => {
  site.at('/b', ({ method }) => (method === 'HEAD' ? { status: 405 } : { body: 'Silta' }))
  await aStory('/b')
  for (let day = 0; day < 5; day++) {
    await round()
    nextDay()
  }
  expect(asked('/b')).toBe(10)
  expect(await troubled()).toEqual([])
})

test('a page that is gone is told on the second day, and is forgotten once it is back', async () => {
  site.at('/c', { status: 404 })
  const id = await aStory('/c')
  await round()
  expect(await troubled()).toEqual([])
  nextDay()
  await round()
  expect(await troubled()).toMatchObject([{ id, state: 'dead', status: 404 }])
  site.at('/c', { body: 'Silta' })
  nextDay()
  await round()
  expect(await troubled()).toEqual([])
})

test('drafts, retired stories, those past their best-before and those without a page are let be', async () => {
  const { db } = database
  await makeStory(db, editor, { state: 'draft', target: site.url('/d') })
  await makeStory(db, editor, { state: 'retired', target: site.url('/d') })
  await makeStory(db, editor, { bestBefore: '2026-11-22', target: site.url('/d') })
  await makeStory(db, editor, { target: null })
  expect(await round()).toBe(0)
})

test('an address in a network of one’s own is not asked, and no fault is found with it', async () => {
  await makeStory(database.db, editor, { target: 'http://127.0.0.1:9/intra' })
  for (let day = 0; day < 5; day++) {
    await round()
    nextDay()
  }
  expect(await troubled()).toEqual([])
})

test('of many workers one asks, and the page is due again should that one end amid it', async () => {
  const id = await aStory('/e')
  const [due] = await dueTargets(database.db, time.now, 10)
  if (!due) return expect.fail('Nothing is due.')
  expect(due).toMatchObject({ storyId: id })
  const held = await Promise.all(Array.from({ length: 5 }, () => holdTarget(database.db, due, time.now)))
  expect(held.filter(Boolean)).toHaveLength(1)
  expect(await dueTargets(database.db, time.now + 9 * 60_000, 10)).toEqual([])
  expect(await dueTargets(database.db, time.now + 10 * 60_000, 10)).toEqual([due])
})

test('a story that got another address is asked anew, and is not judged by the old one', async () => {
  site.at('/f', { status: 410 })
  site.at('/g', { status: 404 })
  const id = await aStory('/f')
  await round()
  nextDay()
  await round()
  expect(await troubled()).toHaveLength(1)
  await inOrganisation(database.db, editor.organisation.id, (tx) =>
    tx
      .updateTable('story')
      .set({ target: site.url('/g') })
      .where('id', '=', id)
      .execute(),
  )
  expect(await troubled()).toEqual([])
  expect(await round()).toBe(1)
  // One day of the new address, not the third of failures.
  expect(await troubled()).toEqual([])
})

test('each organisation sees its own alone', async () => {
  site.at('/h', { status: 404 })
  const other = await makeMember(database.db, await makeBareOrganisation(database.db), { roles: ['editor'] })
  await makeStory(database.db, other, { target: site.url('/h') })
  await round()
  nextDay()
  await round()
  expect(await troubled(other)).toHaveLength(1)
  expect(await troubled()).toEqual([])
})

test('the loop asks, and ends when it is told to', async () => {
  site.at('/i', { body: 'Silta' })
  await aStory('/i')
  const stopping = new AbortController()
  const loop = keepCheckingTargets(ctx, stopping.signal, 60_000)
  while (asked('/i') === 0) await new Promise((resolve) => setImmediate(resolve))
  stopping.abort()
  await loop
})

async function aMovedStory() {
  site.at('/old', { status: 301, headers: { location: '/new' } })
  site.at('/new', { body: 'Silta' })
  const id = await aStory('/old')
  const of = (target: string, slug: string) => makeTelling(database.db, editor, { storyId: id, target, slug })
  await of(site.url('/old'), 'slugplain')
  await of(`${site.url('/old')}?utm_source=linkedin&utm_medium=employee`, 'slugcampaign')
  await of('https://example.org/elsewhere', 'slugelsewhere')
  await round()
  return id
}

const targetOf = async (slug: string) =>
  (await database.db.selectFrom('linkSlug').select('target').where('slug', '=', slug).executeTakeFirst())?.target

test('a page that has moved for good is told, and its new address taken for the story and what was told of it', async () => {
  const id = await aMovedStory()
  expect(await troubled()).toMatchObject([{ id, state: 'moved', movedTo: site.url('/new'), toFront: false }])
  expect(await takeNewAddress(ctx, editor, id)).toBe(true)
  expect(await targetOf('slugplain')).toBe(site.url('/new'))
  expect(await targetOf('slugcampaign')).toBe(`${site.url('/new')}?utm_source=linkedin&utm_medium=employee`)
  expect(await targetOf('slugelsewhere')).toBe('https://example.org/elsewhere')
  expect(await troubled()).toEqual([])
  // Twice is safe.
  expect(await takeNewAddress(ctx, editor, id)).toBe(false)
  expect(await targetOf('slugplain')).toBe(site.url('/new'))
})

test('nobody moves another organisation’s story, nor one that has not moved', async () => {
  const id = await aMovedStory()
  const other = await makeMember(database.db, await makeBareOrganisation(database.db), { roles: ['editor'] })
  expect(await takeNewAddress(ctx, other, id)).toBe(false)
  expect(await takeNewAddress(ctx, editor, uuid())).toBe(false)
  expect(await targetOf('slugplain')).toBe(site.url('/old'))
})

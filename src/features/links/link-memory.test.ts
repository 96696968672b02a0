import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { makeLinks } from '../../../test/support/links.ts'
import { announceLink, type LinkMemory, openLinkMemory } from './link-memory.ts'

const host = 'luotto.test'
let database: TestDatabase
let memory: LinkMemory | undefined
let now = 0
const warned = vi.fn()

beforeAll(async () => {
  database = await freshDatabase()
})
afterEach(async () => {
  await memory?.close()
  memory = undefined
  warned.mockClear()
})
afterAll(() => database.close())

async function open(limit?: number): Promise<LinkMemory> {
  const { pool, db } = database
  const opened = openLinkMemory({
    pool,
    db,
    host,
    clock: () => now,
    log: { warn: warned },
    ...(limit ? { limit } : {}),
  })
  memory = opened
  await opened.loaded
  return opened
}

const setTarget = (slug: string, target: string) =>
  database.db.transaction().execute(async (tx) => {
    await tx.updateTable('linkSlug').set({ target }).where('host', '=', host).where('slug', '=', slug).execute()
    await announceLink(tx, host, slug)
  })

const targetOf = (links: LinkMemory, slug: string) => {
  const link = links.known(slug)
  return link && link !== 'absent' ? link.target : link
}

test('links of its host are in memory after the start, those of another host are not', async () => {
  const made = await makeLinks(database.db, { host, count: 3, slugs: 'start' })
  await makeLinks(database.db, { host: 'elsewhere.test', count: 1, slugs: 'elsewhere' })
  const links = await open()
  expect(links.known('start000001')).toEqual({
    organisationId: made.organisationId,
    linkId: made.links[1]?.id,
    storyId: null,
    target: 'https://example.org/stories/0',
  })
  expect(links.known('elsewhere000000')).toBeUndefined()
  expect(await links.ask('elsewhere000000')).toBe('absent')
})

test('only the newest up to the limit are loaded; an older one is asked of the database and then known', async () => {
  await makeLinks(database.db, { host, count: 20, slugs: 'limited' })
  const links = await open(10)
  expect(links.size()).toBe(10)
  expect(links.known('limited000019')).toBeDefined()
  expect(links.known('limited000000')).toBeUndefined()
  expect(await links.ask('limited000000')).toMatchObject({ target: 'https://example.org/stories/0' })
  expect(links.known('limited000000')).toBeDefined()
  expect(links.size()).toBeLessThanOrEqual(10)
})

test('a link that does not exist is asked for once, and again after half a minute', async () => {
  const links = await open()
  expect(links.known('nothing')).toBeUndefined()
  expect(await links.ask('nothing')).toBe('absent')
  expect(links.known('nothing')).toBe('absent')
  now += 30_000
  expect(links.known('nothing')).toBeUndefined()
})

test('a link that is made after somebody asked for it is known as soon as it is announced', async () => {
  const links = await open()
  expect(await links.ask('later000000')).toBe('absent')
  await makeLinks(database.db, { host, count: 1, slugs: 'later' })
  await database.db.transaction().execute((tx) => announceLink(tx, host, 'later000000'))
  await vi.waitFor(() => expect(targetOf(links, 'later000000')).toBe('https://example.org/stories/0'), 20_000)
})

test('an announcement is heard only if its transaction commits', async () => {
  await makeLinks(database.db, { host, count: 1, slugs: 'rolled' })
  const links = await open()
  await database.db
    .transaction()
    .execute(async (tx) => {
      await tx.deleteFrom('linkSlug').where('slug', '=', 'rolled000000').execute()
      await announceLink(tx, host, 'rolled000000')
      throw new Error('no')
    })
    .catch(() => undefined)
  await wait(50)
  expect(links.known('rolled000000')).toBeDefined()
})

test('a changed link is followed to its new target, and a deleted one no more', async () => {
  await makeLinks(database.db, { host, count: 2, slugs: 'changing' })
  const links = await open()
  await setTarget('changing000000', 'https://example.org/new')
  await vi.waitFor(() => expect(targetOf(links, 'changing000000')).toBe('https://example.org/new'), 20_000)
  await database.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('linkSlug').where('slug', '=', 'changing000001').execute()
    await announceLink(tx, host, 'changing000001')
  })
  await vi.waitFor(() => expect(links.known('changing000001')).toBe('absent'), 20_000)
})

test('after its connection was lost it listens again, and knows what changed meanwhile', async () => {
  await makeLinks(database.db, { host, count: 1, slugs: 'broken' })
  const links = await open()
  // Changed without an announcement, as one that came while nobody listened.
  await database.db
    .updateTable('linkSlug')
    .set({ target: 'https://example.org/meanwhile' })
    .where('slug', '=', 'broken000000')
    .execute()
  await database.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen luotto_link%' or query = 'select 1'`,
  )
  await vi.waitFor(() => expect(targetOf(links, 'broken000000')).toBe('https://example.org/meanwhile'), 20_000)
  expect(warned).toHaveBeenCalled()
  await setTarget('broken000000', 'https://example.org/after')
  await vi.waitFor(() => expect(targetOf(links, 'broken000000')).toBe('https://example.org/after'), 20_000)
})

test('a target that is not http or https is not followed, even if it got into the database', async () => {
  await makeLinks(database.db, { host, count: 1, slugs: 'script' })
  await database.owner.query('alter table link_slug drop constraint link_slug_target_check')
  await setTarget('script000000', 'javascript:alert(1)')
  const links = await open()
  expect(links.known('script000000')).toBeUndefined()
  expect(await links.ask('script000000')).toBe('absent')
})

test('a target of other letters is made fit for a header', async () => {
  await makeLinks(database.db, { host, count: 1, slugs: 'umlaut' })
  await setTarget('umlaut000000', 'https://sää.example/päivä?q=työ')
  const links = await open()
  expect(targetOf(links, 'umlaut000000')).toBe('https://xn--s-0faa.example/p%C3%A4iv%C3%A4?q=ty%C3%B6')
})

test('many who ask at once for the same and for other links all get their answer', async () => {
  await makeLinks(database.db, { host, count: 50, slugs: 'flood' })
  const links = await open(1)
  const slugs = Array.from({ length: 200 }, (_, at) => `flood${(at % 100).toString().padStart(6, '0')}`)
  const answers = await Promise.all(slugs.map((slug) => links.ask(slug)))
  expect(answers.map((answer) => answer !== 'absent')).toEqual(slugs.map((_, at) => at % 100 < 50))
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { type MadeLinks, makeLinks, sumsOf } from '../../../test/support/links.ts'
import { type Click, clickLine, hourOf } from '../../core/click.ts'
import { inOrganisation } from '../../platform/database.ts'
import { countClicks } from './count-clicks.ts'
import type { Batch, Spool } from './spool.ts'

const hour = hourOf(Date.UTC(2026, 10, 22, 13))
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
const kept = { remove: async () => undefined }
const folder = temporaryFolder()

let database: TestDatabase
let one: MadeLinks
let other: MadeLinks
let made = 0

beforeAll(async () => {
  database = await freshDatabase()
})
beforeEach(async () => {
  one = await makeLinks(database.db, { host: 'h', count: 3, slugs: `one${++made}x` })
  other = await makeLinks(database.db, { host: 'h', count: 3, slugs: `other${made}x` })
  for (const level of Object.values(log)) level.mockClear()
})
afterAll(async () => {
  folder[Symbol.dispose]()
  await database.close()
})

const click = (links: MadeLinks, at: number, more: Partial<Click> = {}): Click => ({
  organisationId: links.organisationId,
  linkId: links.links[at]?.id ?? '',
  hour,
  deviceClass: 'phone',
  ...more,
})

function batchOf(text: string): Batch {
  const id = newId()
  const path = join(folder.path, id)
  writeFileSync(path, text)
  return { id, path }
}

const linesOf = (clicks: readonly Click[]) => clicks.map((one) => `${clickLine(one)}\n`).join('')
const count = (batch: Batch, spool: Pick<Spool, 'remove'> = kept) =>
  countClicks({ db: database.db, clock: Date.now, log: log as never, spool }, batch)
const of = (links: MadeLinks) => sumsOf(database.db, links.organisationId)
/** How many markers the two organisations have. An owner who is no superuser would see none from outside. */
async function markers(): Promise<number> {
  const counts = [one, other].map(({ organisationId }) =>
    inOrganisation(
      database.db,
      organisationId,
      async (tx) => (await tx.selectFrom('clickBatch').selectAll().execute()).length,
    ),
  )
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

test('clicks are summed by link, hour and class, each organisation by itself', async () => {
  const clicks = [
    click(one, 0),
    click(one, 0),
    click(one, 0, { hour: hour + 1 }),
    click(one, 0, { deviceClass: 'desktop' }),
    click(one, 1),
    click(other, 0),
  ]
  expect(await count(batchOf(linesOf(clicks)))).toEqual({ clicks: 6, dropped: 0, malformed: 0, failed: 0 })
  expect(await of(one)).toEqual(
    new Map([
      [one.links[0]?.id, 4],
      [one.links[1]?.id, 1],
    ]),
  )
  expect(await of(other)).toEqual(new Map([[other.links[0]?.id, 1]]))
  const rows = await inOrganisation(database.db, one.organisationId, (tx) =>
    tx
      .selectFrom('clickSum')
      .select(['hour', 'class', 'clicks'])
      .where('organisationId', '=', one.organisationId)
      .where('linkId', '=', one.links[0]?.id ?? '')
      .orderBy('hour')
      .orderBy('class')
      .execute(),
  )
  expect(rows).toEqual([
    { hour: new Date('2026-11-22T13:00:00Z'), class: 'desktop', clicks: 1 },
    { hour: new Date('2026-11-22T13:00:00Z'), class: 'phone', clicks: 2 },
    { hour: new Date('2026-11-22T14:00:00Z'), class: 'phone', clicks: 1 },
  ])
})

test('later batches add to what is there', async () => {
  await count(batchOf(linesOf([click(one, 0)])))
  await count(batchOf(linesOf([click(one, 0), click(one, 0)])))
  expect([...(await of(one)).values()]).toEqual([3])
})

test('a batch that is counted many times, also at the same time, is counted once', async () => {
  const clicks = [click(one, 0), click(other, 0)]
  // Once the markers are gone the file is too: here the file stays, so a failure keeps the markers as well.
  const batch = batchOf(linesOf([...clicks]))
  const stuck = { remove: () => Promise.reject(new Error('The disk does not answer.')) }
  const tries = await Promise.allSettled([count(batch, stuck), count(batch, stuck), count(batch, stuck)])
  expect(tries.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected'])
  await count(batch)
  expect([...(await of(one)).values(), ...(await of(other)).values()]).toEqual([1, 1])
})

test('a click cannot be counted on another organisation’s link', async () => {
  const crossed = click(one, 0, { organisationId: other.organisationId })
  expect(await count(batchOf(linesOf([crossed])))).toMatchObject({ clicks: 0, dropped: 1, failed: 0 })
  expect((await of(one)).size + (await of(other)).size).toBe(0)
})

test('clicks on links that are there no more are dropped, and the others count', async () => {
  await inOrganisation(database.db, one.organisationId, (tx) =>
    tx
      .deleteFrom('link')
      .where('organisationId', '=', one.organisationId)
      .where('id', '=', one.links[0]?.id ?? '')
      .execute(),
  )
  const result = await count(batchOf(linesOf([click(one, 0), click(one, 0), click(one, 1)])))
  expect(result).toEqual({ clicks: 1, dropped: 2, malformed: 0, failed: 0 })
})

test('a link that is being deleted just now neither fails the batch nor gets the click', async () => {
  const deleted = Promise.withResolvers<void>()
  const deletion = inOrganisation(database.db, one.organisationId, async (tx) => {
    const { organisationId } = one
    await tx
      .deleteFrom('link')
      .where('organisationId', '=', organisationId)
      .where('id', '=', one.links[0]?.id ?? '')
      .execute()
    await deleted.promise
  })
  const counted = count(batchOf(linesOf([click(one, 0), click(one, 1)])))
  await vi.waitFor(async () => {
    const waiting = await database.owner.query(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    )
    expect(waiting.rowCount).toBe(1)
  }, 20_000)
  deleted.resolve()
  await deletion
  expect(await counted).toEqual({ clicks: 1, dropped: 1, malformed: 0, failed: 0 })
})

test('lines that are none are passed over and told of, without what stands in them; a torn last line is expected', async () => {
  const whole = linesOf([click(one, 0)])
  const odd = `hello\n${whole.slice(3)}\n\0\0\0\n`
  expect(await count(batchOf(`${odd}${whole}${whole.slice(0, 50)}`))).toMatchObject({ clicks: 1, malformed: 3 })
  expect(JSON.stringify(log.warn.mock.calls)).not.toContain('hello')
})

test('an empty file, and a whole line without its end, count nothing', async () => {
  expect(await count(batchOf(''))).toMatchObject({ clicks: 0, malformed: 0 })
  expect(await count(batchOf(clickLine(click(one, 0))))).toMatchObject({ clicks: 0, malformed: 0 })
})

test('when all is counted the file goes, and the markers after it', async () => {
  const before = await markers()
  let atRemoval = 0
  const remove = async () => {
    atRemoval = await markers()
  }
  await count(batchOf(linesOf([click(one, 0), click(other, 0)])), { remove })
  expect(atRemoval).toBe(before + 2)
  expect(await markers()).toBe(before)
})

test('while one organisation cannot be counted the batch stays, and the others are not counted again', async () => {
  const remove = vi.fn(async () => undefined)
  const batch = batchOf(linesOf([click(one, 0), click(other, 0)]))
  await database.owner.query(
    `alter table click_sum add constraint broken check (organisation_id <> '${other.organisationId}')`,
  )
  expect(await count(batch, { remove })).toMatchObject({ clicks: 1, failed: 1 })
  expect(remove).not.toHaveBeenCalled()
  await database.owner.query('alter table click_sum drop constraint broken')
  expect(await count(batch, { remove })).toMatchObject({ clicks: 1, failed: 0 })
  expect([...(await of(one)).values(), ...(await of(other)).values()]).toEqual([1, 1])
})

test('a big batch of many links has exact sums', async () => {
  const many = await makeLinks(database.db, { host: 'h', count: 1_700, slugs: 'many' })
  const clicks = Array.from({ length: 5_000 }, (_, at) => click(many, (at * 7) % 1_700))
  await count(batchOf(linesOf(clicks)))
  const expected = new Map<string, number>()
  for (const { linkId } of clicks) expected.set(linkId, (expected.get(linkId) ?? 0) + 1)
  expect(await of(many)).toEqual(expected)
})

test('wherever a file is cut, its whole lines are counted and nothing else', async () => {
  const clicks = [click(one, 0), click(one, 1), click(other, 2), click(one, 1)]
  const text = linesOf(clicks)
  let total = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: text.length }), async (cut) => {
      total += text.slice(0, cut).split('\n').length - 1
      await count(batchOf(text.slice(0, cut)))
      const sums = [...(await of(one)).values(), ...(await of(other)).values()]
      expect(sums.reduce((a, b) => a + b, 0)).toBe(total)
    }),
    { numRuns: 25 },
  )
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { type Week, weekAfter } from '../../core/weeks.ts'
import { inOrganisation } from '../../platform/database.ts'
import { askDialogue } from '../programme/dialogue-held.ts'
import { listOwnTellings } from '../telling/queries.ts'
import { click, type Made, makeOrganisation, tell, viewerOf } from './made-organisation.testing.ts'
import { ownWeeks } from './own-figures.ts'
import { organisationFigures } from './queries.ts'
import { releaseFigures } from './release-figures.ts'

let database: TestDatabase
let made: Made
const week = '2026-01-05' as Week
const later = { clock: () => Date.parse('2026-02-04T10:00:00Z') }

beforeAll(async () => {
  database = await freshDatabase()
  made = await makeOrganisation(database.db, 12)
  for (let by = 0; by < 6; by++) await tell(made, { by, week, aboutStory: true, clicks: by + 1 })
  for (let by = 0; by < 6; by++) await tell(made, { by, week, network: 'x' })
  for (let by = 6; by < 12; by++) await tell(made, { by, week, network: 'x', aboutStory: true })
  await releaseFigures({ db: made.db, ...later }, made.id)
})
afterAll(() => database.close())

const figures = (filter: Partial<Parameters<typeof organisationFigures>[2]> = {}) =>
  inOrganisation(made.db, made.id, async (tx) => {
    const dialogue = await askDialogue(tx, made.id)
    if (!dialogue.open) throw new Error(dialogue.problem)
    const found = await organisationFigures(tx, dialogue.held, { first: week, last: week, ...filter })
    return found.map((f) => `${f.measure} ${f.dimension} ${f.name ?? f.part} ${f.figure}`)
  })

const own = (n: number) =>
  inOrganisation(made.db, made.id, (tx) => ownWeeks(tx, viewerOf(made, n), week, weekAfter(week, 2)))

describe('the organisation’s figures', () => {
  test('are those released, without stories unless they are asked for', async () => {
    const basic = ['tellings all  18', 'tellings network linkedin 6', 'tellings network x 12']
    expect(await figures()).toEqual(['clicks all  21', 'clicks network linkedin 21', ...basic])
    expect(await figures({ stories: true })).toContain('tellings story Uusi linja 12')
  })

  test('of one story are its own alone', async () => {
    expect(await figures({ storyId: made.story })).toEqual(['tellings story Uusi linja 12'])
    expect(await figures({ storyId: made.id })).toEqual([])
  })

  test('outside the asked weeks are left out', async () => {
    expect(await figures({ first: weekAfter(week), last: weekAfter(week, 3) })).toEqual([])
  })

  test('come from what was released alone: tellings and links may be gone', async () => {
    const before = await figures()
    const gone = await makeOrganisation(database.db, 12)
    for (let by = 0; by < 6; by++) await tell(gone, { by, week })
    await releaseFigures({ db: gone.db, ...later }, gone.id)
    await inOrganisation(gone.db, gone.id, (tx) =>
      tx.deleteFrom('telling').where('organisationId', '=', gone.id).execute(),
    )
    const found = await inOrganisation(gone.db, gone.id, async (tx) => {
      const dialogue = await askDialogue(tx, gone.id)
      return dialogue.open ? organisationFigures(tx, dialogue.held, { first: week, last: week }) : []
    })
    expect(found.map((f) => f.figure)).toEqual([6, 6])
    expect(await figures()).toEqual(before)
  })
})

describe('a member’s own figures', () => {
  test('are the member’s own tellings and clicks by week, with weeks of none', async () => {
    expect(await own(2)).toEqual([
      { week, tellings: 2, clicks: 3 },
      { week: weekAfter(week), tellings: 0, clicks: 0 },
      { week: weekAfter(week, 2), tellings: 0, clicks: 0 },
    ])
  })

  test('count late clicks too, which the organisation’s released figures do not', async () => {
    const { linkId } = await tell(made, { by: 11, week: weekAfter(week), clicks: 1 })
    const before = await figures()
    await click(made, linkId, new Date('2026-01-07T08:00:00Z'), 5)
    await releaseFigures({ db: made.db, ...later }, made.id)
    expect(await own(11)).toEqual([
      { week, tellings: 1, clicks: 5 },
      { week: weekAfter(week), tellings: 1, clicks: 1 },
      { week: weekAfter(week, 2), tellings: 0, clicks: 0 },
    ])
    expect(await figures()).toEqual(before)
  })

  test('list each telling once over the pages, newest first, and nobody else’s', async () => {
    for (const n of [2, 3, 4]) await tell(made, { by: 0, week: weekAfter(week, n), aboutStory: true, clicks: n })
    await tell(made, { by: 0, week: weekAfter(week, 5), state: 'rejected' })
    const seen: number[] = []
    const toldAt: number[] = []
    for (let page = 1, more = true; more; page++) {
      const listed = await inOrganisation(made.db, made.id, (tx) => listOwnTellings(tx, viewerOf(made, 0), page, 2))
      expect(listed.tellings.length).toBeLessThanOrEqual(2)
      seen.push(...listed.tellings.filter(({ state }) => state !== 'rejected').map((one) => one.clicks))
      toldAt.push(...listed.tellings.map((one) => one.toldAt.getTime()))
      more = listed.more
    }
    expect(seen).toEqual([4, 3, 2, 1, 0])
    expect(toldAt).toEqual(toldAt.toSorted((one, other) => other - one))
  })
})

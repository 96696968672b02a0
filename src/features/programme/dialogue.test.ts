import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { makeDialogue, makeMember } from '../../../test/support/factories.ts'
import { makeStudy } from '../../../test/support/studies.ts'
import { dialogueGate, processingVersion } from '../../core/processing.ts'
import { type Week, weekAfter } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { findAskSums } from '../asking/ask-sums.ts'
import { type Made, makeOrganisation, tell } from '../insight/made-organisation.testing.ts'
import { organisationFigures } from '../insight/queries.ts'
import { releaseFigures } from '../insight/release-figures.ts'
import { countMishaps } from '../mishaps/count-mishaps.ts'
import type { Viewer } from '../people/viewer.ts'
import { listResults } from '../voice-report/list-results.ts'
import { findPublished } from '../voice-report/publish-report.ts'
import { askDialogue, type DialogueHeld } from './dialogue-held.ts'
import { findRecord, recordVersions } from './find-records.ts'
import { correctDialogue, recordDialogue, withdrawDialogue } from './record-dialogue.ts'

let database: TestDatabase
let made: Made
let steward: Viewer
const week = '2026-01-05' as Week
const ctx = () => ({ db: database.db, clock: () => Date.parse('2026-01-14T10:00:00Z') })
const said = {
  ...{ heldOn: '2026-01-12', parties: 'Luottamusmies', discussed: 'Mitä mitataan.', documentLink: null },
  ...{ processed: 'Kerronnat', purposes: 'Mihin', methods: 'Miten' },
}
const within = <T>(work: (tx: OrganisationTx) => Promise<T>): Promise<T> => inOrganisation(database.db, made.id, work)
const gate = () => within((tx) => askDialogue(tx, made.id))
let study: string

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  made = await makeOrganisation(database.db, 12, undefined, false)
  steward = await makeMember(database.db, made.id, { roles: ['steward'] })
})

const newId = () => crypto.randomUUID()

describe('the record of a dialogue', () => {
  test('opens the gate, is corrected as a new version, and keeps what it said before', async () => {
    const id = newId()
    expect(await gate()).toEqual({ open: false, problem: 'no-dialogue' })
    await recordDialogue(ctx(), steward, id, said)
    await recordDialogue(ctx(), steward, id, said)
    expect(await gate()).toMatchObject({ open: true, held: { since: '2026-01-12' } })
    const of = { id, version: 1, reason: 'Päivä oli väärin.' }
    expect(await correctDialogue(ctx(), steward, of, { ...said, heldOn: '2026-01-13' })).toBe('done')
    expect(await correctDialogue(ctx(), steward, of, said), 'sent twice').toBe('changed')
    const versions = await within((tx) => recordVersions(tx, made.id, id))
    expect(versions.map(({ heldOn, reason }) => [heldOn, reason])).toEqual([
      ['2026-01-13', 'Päivä oli väärin.'],
      ['2026-01-12', ''],
    ])
    expect(await gate()).toMatchObject({ open: true, held: { since: '2026-01-13' } })
  })

  test('that is withdrawn opens nothing any more, and stays readable', async () => {
    const id = newId()
    await recordDialogue(ctx(), steward, id, said)
    expect(await withdrawDialogue(ctx(), steward, { id, version: 1, reason: 'Ei pidetty.' })).toBe('done')
    expect(await gate()).toEqual({ open: false, problem: 'no-dialogue' })
    const record = await within((tx) => findRecord(tx, made.id, id))
    expect(record).toMatchObject({ isWithdrawn: true, parties: 'Luottamusmies', version: 2, reason: 'Ei pidetty.' })
  })

  test('says what was talked over then: a correction has not heard of what is processed since', async () => {
    const id = newId()
    await recordDialogue(ctx(), steward, id, said)
    await within((tx) => sql`update dialogue_record set processing = 1`.execute(tx))
    expect(await gate()).toMatchObject({ open: false, problem: 'new-processing' })
    await correctDialogue(ctx(), steward, { id, version: 1, reason: 'Lisää.' }, said)
    expect(await gate()).toMatchObject({ open: false, problem: 'new-processing' })
    await recordDialogue(ctx(), steward, newId(), said)
    expect(await gate()).toMatchObject({ open: true })
  })

  test('keeps its document through a correction, and another organisation reads neither', async () => {
    const id = newId()
    const bytes = new TextEncoder().encode('%PDF-1.7')
    await recordDialogue(ctx(), steward, id, said, { name: 'Pöytäkirja.pdf', kind: 'pdf', bytes })
    await correctDialogue(ctx(), steward, { id, version: 1, reason: 'Kieli.' }, said)
    expect(await within((tx) => findRecord(tx, made.id, id))).toMatchObject({ documentName: 'Pöytäkirja.pdf' })
    const other = await makeOrganisation(database.db, 1)
    expect(await inOrganisation(database.db, other.id, (tx) => findRecord(tx, made.id, id))).toBeUndefined()
    expect(
      await correctDialogue(
        ctx(),
        { ...steward, organisation: { ...steward.organisation, id: other.id } },
        { id, version: 2, reason: 'x' },
        said,
      ),
    ).toBe('missing')
  })
})

/** All that tells the organisation of its people, as anybody may ask for it. */
async function everyFigure(stale: DialogueHeld) {
  return within(async (tx) => {
    const range = { first: '2025-01-06' as Week, last: '2027-12-27' as Week, stories: true }
    const published = await findPublished(tx, made.id, study)
    return [
      ...(await organisationFigures(tx, stale, range)),
      ...(await countMishaps(tx, stale, 2030)),
      ...(await listResults(tx, made.id, 1)).results,
      ...[await findAskSums(tx, made.id), published].filter((one) => one !== undefined),
    ]
  })
}

/** An organisation of which each kind of figure has something to say. */
async function fill(): Promise<DialogueHeld> {
  study = (await makeStudy(database.db, steward, { state: 'closed' })).id
  await makeDialogue(database.db, steward)
  await within((tx) => sql`update dialogue_record set held_on = '2025-12-08'`.execute(tx))
  for (let by = 0; by < 6; by++) await tell(made, { by, week, clicks: 2 })
  await releaseFigures(
    { db: made.db, clock: () => Date.parse(`${weekAfter(week)}T10:00:00Z`) + 2 * 86_400_000 },
    made.id,
  )
  await within(async (tx) => {
    const of = { organisationId: made.id }
    const months = { firstMonth: '2026-01-01', lastMonth: '2026-01-01' }
    await tx
      .insertInto('askSum')
      .values({ ...of, ...months, questions: 9, kept: 'most' })
      .execute()
    await tx
      .insertInto('mishapCount')
      .values({ ...of, year: 2026, kind: 'slip', closed: 7, helpedInHour: 7, helpedInDay: 7 })
      .execute()
    const content = JSON.stringify({ study: { title: 'Ääni', language: 'fi' }, people: 12 })
    const report = { studyId: study, content, figuresSha256: Buffer.alloc(32), publishedAt: new Date(0) }
    await tx
      .insertInto('studyReport')
      .values({ ...of, ...report })
      .execute()
  })
  const dialogue = await gate()
  if (!dialogue.open) throw new Error('The gate is shut.')
  return dialogue.held
}

const shutBy = {
  'a list that has grown': sql`update dialogue_record set processing = ${processingVersion - 1}`,
  'a withdrawal': sql`update dialogue_record set is_withdrawn = true`,
  'no record at all': sql`delete from dialogue_record`,
}

describe('with the gate shut', () => {
  test.for(Object.entries(shutBy))('no query gives a figure of the organisation: %s', async ([, shut]) => {
    const held = await fill()
    // Each kind of figure has something to say while it is open.
    expect((await everyFigure(held)).length).toBeGreaterThan(5)
    await within((tx) => shut.execute(tx))
    // Not even to one who asks with a pass of earlier.
    expect(await everyFigure(held)).toEqual([])
  })

  test('whatever was recorded, corrected and withdrawn, figures are there exactly while the rule says so', async () => {
    const held = await fill()
    const version = fc.record({
      heldOn: fc.constantFrom('2025-12-08', '2026-01-12', '2026-06-01'),
      processing: fc.integer({ min: processingVersion - 1, max: processingVersion }),
      isWithdrawn: fc.boolean(),
    })
    const histories = fc.array(fc.array(version, { minLength: 1, maxLength: 3 }), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(histories, async (records) => {
        await within(async (tx) => {
          await sql`delete from dialogue_record`.execute(tx)
          for (const versions of records) {
            const own = { organisationId: made.id, id: newId(), recordedBy: null, createdAt: new Date(0) }
            const rows = versions.map((one, at) => ({ ...own, ...said, ...one, version: at + 1 }))
            await tx.insertInto('dialogueRecord').values(rows).execute()
          }
        })
        const standing = dialogueGate(records.flatMap((versions) => versions.at(-1) ?? []))
        expect((await gate()).open).toBe(standing.open)
        expect((await everyFigure(held)).length > 0).toBe(standing.open)
      }),
      { numRuns: 40, seed: 18 },
    )
  })

  test('nothing reads the tables of figures but the queries that were tried here, and what makes them', () => {
    const source = fileURLToPath(new URL('../../', import.meta.url))
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
    const tables = /insightFigure|insight_figure|askSum'|ask_sum|mishapCount|mishap_count|studyReport'|study_report/
    const reading = files
      .filter((file) => !/\.test(ing)?\.ts$|database-types\.ts$|personal-columns\.ts$/.test(file))
      .filter((file) => tables.test(readFileSync(`${source}${file}`, 'utf8')))
    expect(reading.sort()).toEqual([
      'features/asking/ask-sums.ts',
      'features/insight/queries.ts',
      'features/insight/release-figures.ts',
      // Counts up, and reads nothing.
      'features/mishaps/close-mishap.ts',
      'features/mishaps/count-mishaps.ts',
      'features/voice-report/list-results.ts',
      'features/voice-report/publish-report.ts',
    ])
    const forging = files.filter((file) => /as DialogueHeld/.test(readFileSync(`${source}${file}`, 'utf8')))
    expect(forging.filter((file) => !file.includes('dialogue.test'))).toEqual(['features/programme/dialogue-held.ts'])
  })
})

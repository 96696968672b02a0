import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { makeStudy, makeWorker } from '../../../test/support/studies.ts'
import type { Context } from '../../context.ts'
import { type Role, roles } from '../../core/policy.ts'
import type { CodebookChange } from '../../core/voice/codebook-edit.ts'
import { defaultCodebook } from '../../core/voice/default-codebook.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { beginCoding, takeStep } from './change-state.ts'
import { findCodebook } from './find-study.ts'
import { foundStudy } from './found-study.ts'
import { listStudies } from './queries.ts'
import { codebookVersions, saveCodebook } from './save-codebook.ts'
import { studyFor } from './study-access.ts'

let database: TestDatabase
let ctx: Pick<Context, 'db' | 'clock'>
let steward: Viewer
let other: Viewer

beforeAll(async () => {
  database = await freshDatabase()
  ctx = { db: database.db, clock: Date.now }
})
afterAll(() => database.close())
beforeEach(async () => {
  const organisation = await makeBareOrganisation(database.db)
  steward = await makeMember(database.db, organisation, { roles: ['steward'] })
  other = await makeMember(database.db, organisation, { roles: [...roles] })
})

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) =>
  inOrganisation(database.db, steward.organisation.id, work)
const wanted = () => ({ id: uuid(), title: 'Ääni', question: 'Mitä?', language: 'fi' }) as const
const asSeenBy = (viewer: Viewer, id: string, ...parts: Parameters<typeof studyFor>[3]) =>
  inside((tx) => studyFor(tx, viewer, id, parts))

describe('founding a study', () => {
  test('makes its founder its researcher, with the default codebook, a seed, a salt and a link that are its own', async () => {
    const founding = wanted()
    expect(await foundStudy(ctx, steward, founding)).toEqual({ ok: true, id: founding.id })
    const found = await asSeenBy(steward, founding.id)
    expect(found).toMatchObject({ parts: ['researcher'], alias: 'K1', study: { state: 'draft', frozenCodebook: null } })
    const study = found?.study ?? expect.fail('no study')
    expect(await inside((tx) => findCodebook(tx, steward.organisation.id, study))).toEqual(defaultCodebook)
    expect(study.joinToken).toMatch(/^[\w-]{22}$/)
    await foundStudy(ctx, steward, wanted())
    const drawn = await inside((tx) => tx.selectFrom('study').select(['seed', 'salt', 'joinToken']).execute())
    for (const of of ['seed', 'salt', 'joinToken'] as const) {
      expect(new Set(drawn.map((row) => String(row[of]))).size).toBe(2)
    }
    expect(drawn.every(({ seed, salt }) => Number(seed) >= 0 && Number(seed) < 2 ** 31 && salt.length === 32)).toBe(
      true,
    )
  })

  test('twice is once, and the log says once that it was founded', async () => {
    const founding = wanted()
    await Promise.all([foundStudy(ctx, steward, founding), foundStudy(ctx, steward, founding)])
    expect((await inside((tx) => listStudies(tx, steward, 1))).studies).toHaveLength(1)
    const acts = await inside((tx) => tx.selectFrom('auditAct').select(['kind', 'detail']).execute())
    expect(acts).toEqual([{ kind: 'study-founded', detail: { study: 'Ääni' } }])
  })

  test.each([...roles, 'member'] as const)('is for researchers, stewards and admins: %s', async (who) => {
    const given: readonly Role[] = who === 'member' ? [] : [who]
    const viewer = await makeMember(database.db, steward.organisation.id, { roles: given })
    const founded = await foundStudy(ctx, viewer, wanted())
    expect(founded.ok).toBe(['researcher', 'steward', 'admin'].includes(who))
  })
})

describe('a study', () => {
  test('is there for who works on it, in the parts that are theirs; no role opens it', async () => {
    const study = await makeStudy(database.db, steward)
    const coder = await makeMember(database.db, steward.organisation.id)
    await makeWorker(database.db, study, coder, 'coder')
    expect(await asSeenBy(other, study.id)).toBeUndefined()
    expect((await inside((tx) => listStudies(tx, other, 1))).studies).toEqual([])
    expect(await asSeenBy(coder, study.id)).toMatchObject({ parts: ['coder'], alias: 'K2' })
    expect(await asSeenBy(coder, study.id, 'researcher')).toBeUndefined()
    expect(await asSeenBy(coder, study.id, 'researcher', 'coder')).toBeDefined()
    expect(await asSeenBy(steward, 'no-id')).toBeUndefined()
  })

  test('goes from step to step by its researcher alone, and twice is once', async () => {
    const study = await makeStudy(database.db, steward)
    expect(await takeStep(ctx, other, study.id, 'open')).toEqual({ ok: false, problem: 'missing' })
    expect(await takeStep(ctx, steward, study.id, 'close')).toEqual({ ok: false, problem: 'not-now' })
    for (let n = 0; n < 2; n++) expect(await takeStep(ctx, steward, study.id, 'open')).toEqual({ ok: true })
    expect((await asSeenBy(steward, study.id))?.study.state).toBe('collecting')
  })

  test('opens only with a consent text in its own language', async () => {
    const study = await makeStudy(database.db, steward)
    const consent = JSON.stringify({ fi: ' ', sv: 'Samtycke', en: '' })
    await inside((tx) => tx.updateTable('study').set({ consent }).where('id', '=', study.id).execute())
    expect(await takeStep(ctx, steward, study.id, 'open')).toEqual({ ok: false, problem: 'no-consent' })
  })

  test('has a frozen codebook from when coding begins, and the one that was the latest then', async () => {
    const study = await makeStudy(database.db, steward, { state: 'collecting' })
    const place = { organisationId: steward.organisation.id, studyId: study.id, createdAt: new Date() }
    const second = { ...defaultCodebook, decisions: defaultCodebook.decisions.slice(0, 1) }
    const add = (version: number) =>
      inside((tx) =>
        tx
          .insertInto('studyCodebook')
          .values({ ...place, version, codebook: JSON.stringify(second) })
          .execute(),
      )
    await add(2)
    const current = async () => (await asSeenBy(steward, study.id))?.study ?? expect.fail('no study')
    const collecting = await current()
    await inside((tx) => beginCoding(tx, steward, collecting))
    expect(await current()).toMatchObject({ state: 'coding', frozenCodebook: 2 })
    await add(3)
    const coding = await current()
    expect((await inside((tx) => findCodebook(tx, steward.organisation.id, coding))).version).toBe(2)
    for (const step of ['close', 'reopen', 'close'] as const) await takeStep(ctx, steward, study.id, step)
    expect(await current()).toMatchObject({ state: 'closed', frozenCodebook: 2 })
  })

  test('keeps each version of its codebook as it was written: the database takes no change of one', async () => {
    const study = await makeStudy(database.db, steward)
    const attempt = (statement: ReturnType<typeof sql>) =>
      inside((tx) => statement.execute(tx)).then(
        () => 'let through',
        ({ code }) => code,
      )
    expect(await attempt(sql`update study_codebook set codebook = '{}' where study_id = ${study.id}`)).toBe('42501')
    expect(await attempt(sql`delete from study_codebook where study_id = ${study.id}`)).toBe('42501')
    // Being coded with no codebook, or thawed while it is coded: there is no such study.
    expect(await attempt(sql`update study set state = 'coding' where id = ${study.id}`)).toBe('23514')
    const coded = await makeStudy(database.db, steward, { state: 'coding' })
    expect(await attempt(sql`update study set frozen_codebook = null where id = ${coded.id}`)).toBe('23514')
    // The study itself goes whole, with them.
    expect(await attempt(sql`delete from study where id = ${study.id}`)).toBe('let through')
  })
})

describe('a codebook', () => {
  const change = (decision: string, by: 1 | -1 = -1) => ({ kind: 'move-decision', decision, by }) as const
  const save = (viewer: Viewer, id: string, base: number, ...[what = change('tone')]: CodebookChange[]) =>
    saveCodebook(ctx, viewer, id, base, what)
  const problemOf = async (saving: ReturnType<typeof saveCodebook>) => {
    const saved = await saving
    return saved.ok ? `version ${saved.codebook.version}` : saved.problem
  }

  test('gets a version by each change, and none by one that changes nothing', async () => {
    const { id } = await makeStudy(database.db, steward)
    expect(await problemOf(save(steward, id, 1))).toBe('version 2')
    expect(await problemOf(save(steward, id, 2, { kind: 'about', about: defaultCodebook.about }))).toBe('version 2')
    const { versions } = await inside((tx) => codebookVersions(tx, steward.organisation.id, id, 1))
    expect(versions.map(({ codebook }) => codebook.decisions.map((decision) => decision.id).join())).toEqual([
      'work,tone,voice',
      'work,voice,tone',
    ])
  })

  test('changed by two at once is changed by one, and the other is told', async () => {
    const { id } = await makeStudy(database.db, steward)
    const both = await Promise.all([problemOf(save(steward, id, 1)), problemOf(save(steward, id, 1))])
    expect(both.sort()).toEqual(['changed-meanwhile', 'version 2'])
  })

  test('stays when it would be none, when coding has begun, and before anybody but its researcher', async () => {
    const study = await makeStudy(database.db, steward)
    const coder = await makeMember(database.db, steward.organisation.id)
    await makeWorker(database.db, study, coder, 'coder')
    expect(await problemOf(save(steward, study.id, 1, change('work', 1)))).toBe('when-not-earlier')
    expect(await problemOf(save(coder, study.id, 1))).toBe('missing')
    expect(await problemOf(save(other, study.id, 1))).toBe('missing')
    const coded = await makeStudy(database.db, steward, { state: 'coding' })
    expect(await problemOf(save(steward, coded.id, 1))).toBe('frozen')
  })

  test('of a study that is frozen goes on in a new one, with consent text and settings, and without anybody', async () => {
    const study = await makeStudy(database.db, steward, { state: 'coding', maskOthers: false })
    const copy = { ...wanted(), from: study.id }
    expect(await foundStudy(ctx, other, copy)).toEqual({ ok: false, problem: 'missing' })
    expect(await foundStudy(ctx, steward, copy)).toMatchObject({ ok: true })
    expect(await asSeenBy(steward, copy.id)).toMatchObject({ study: { state: 'draft', maskOthers: false } })
    expect(await problemOf(save(steward, copy.id, 1))).toBe('version 2')
  })
})

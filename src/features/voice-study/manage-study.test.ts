import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { makeCodes, makeFullStudy, makeStudy, makeTasks, makeWorker } from '../../../test/support/studies.ts'
import type { Context } from '../../context.ts'
import { roles } from '../../core/policy.ts'
import { defaultConsent } from '../../core/voice/default-consent.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { changeStudy, deleteStudy, type StudySettings, setJoinLink } from './change-study.ts'
import { findStudy } from './find-study.ts'
import { findLedAlone, leaveStudies } from './leave-studies.ts'
import { listParticipants } from './list-participants.ts'
import { addWorker, listWorkers, removeWorker, searchMembers } from './manage-workers.ts'

let database: TestDatabase
let ctx: Pick<Context, 'db' | 'clock'>
let researcher: Viewer
let member: Viewer

beforeAll(async () => {
  database = await freshDatabase()
  ctx = { db: database.db, clock: Date.now }
})
afterAll(() => database.close())
beforeEach(async () => {
  const organisation = await makeBareOrganisation(database.db)
  researcher = await makeMember(database.db, organisation, { roles: ['researcher'], name: 'Tutkija Törmä' })
  member = await makeMember(database.db, organisation, { name: 'Kaisa Koodaaja' })
})

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) =>
  inOrganisation(database.db, researcher.organisation.id, work)
const organisationId = () => researcher.organisation.id
const found = async (id: string) =>
  (await inside((tx) => findStudy(tx, organisationId(), id))) ?? expect.fail('no study')
const workers = (id: string) => inside((tx) => listWorkers(tx, organisationId(), id))
const acts = () =>
  inside((tx) => tx.selectFrom('auditAct').select(['kind', 'detail']).orderBy('at').orderBy('id').execute())

describe('who works on a study', () => {
  test('has one name in it in all their parts, which is never given to a second person', async () => {
    const { id } = await makeStudy(database.db, researcher)
    for (const part of ['coder', 'adjudicator', 'coder'] as const) {
      expect(await addWorker(ctx, researcher, id, member.member.id, part)).toEqual({ ok: true })
    }
    expect((await workers(id)).map(({ alias, parts }) => [alias, ...parts])).toEqual([
      ['K1', 'researcher'],
      ['K2', 'coder', 'adjudicator'],
    ])
    for (const part of ['coder', 'adjudicator'] as const)
      await removeWorker(ctx, researcher, id, member.member.id, part)
    const next = await makeMember(database.db, organisationId())
    await addWorker(ctx, researcher, id, next.member.id, 'coder')
    expect((await workers(id)).map(({ alias }) => alias)).toEqual(['K1', 'K3'])
    expect((await acts()).map(({ kind }) => kind)).toEqual([
      ...['study-part-given', 'study-part-given', 'study-part-taken', 'study-part-taken', 'study-part-given'],
    ])
  })

  test('is given and taken by its researchers alone, and the last of them stays', async () => {
    const study = await makeStudy(database.db, researcher)
    const strong = await makeMember(database.db, organisationId(), { roles: [...roles] })
    await makeWorker(database.db, study, member, 'coder')
    for (const viewer of [strong, member]) {
      expect(await addWorker(ctx, viewer, study.id, viewer.member.id, 'researcher')).toMatchObject({
        problem: 'missing',
      })
    }
    const give = () => removeWorker(ctx, researcher, study.id, researcher.member.id, 'researcher')
    expect(await give()).toEqual({ ok: false, problem: 'last-researcher' })
    await addWorker(ctx, researcher, study.id, member.member.id, 'researcher')
    expect(await give()).toEqual({ ok: true })
    expect((await workers(study.id)).map(({ parts }) => parts)).toEqual([['researcher', 'coder']])
  })

  test('is a member of the organisation who is not on the way out', async () => {
    const { id } = await makeStudy(database.db, researcher)
    const elsewhere = await makeMember(database.db, await makeBareOrganisation(database.db))
    const leaving = await makeMember(database.db, organisationId(), { name: 'Kaisa Lähtijä' })
    const leavesAt = new Date(Date.now() + 86_400_000)
    await inside((tx) => tx.updateTable('member').set({ leavesAt }).where('id', '=', leaving.member.id).execute())
    for (const { member: one } of [elsewhere, leaving]) {
      expect(await addWorker(ctx, researcher, id, one.id, 'coder')).toEqual({ ok: false, problem: 'nobody' })
    }
    expect(await addWorker(ctx, researcher, id, 'no-id', 'coder')).toEqual({ ok: false, problem: 'nobody' })
    const search = (words: string) => inside((tx) => searchMembers(tx, organisationId(), words, 1))
    expect((await search('kaisa')).found.map(({ name }) => name)).toEqual(['Kaisa Koodaaja'])
    expect((await search('k')).found).toEqual([])
    expect((await search('%%')).found).toEqual([])
  })

  test('leaves what they had not yet done to others, and keeps what they did', async () => {
    const study = await makeFullStudy(database.db, researcher, member)
    await makeWorker(database.db, study, member, 'coder')
    await makeTasks(database.db, study, member, [study.postId])
    await removeWorker(ctx, researcher, study.id, member.member.id, 'coder')
    const tasks = await inside((tx) => tx.selectFrom('studyTask').select('coderId').execute())
    expect(tasks).toEqual([{ coderId: researcher.member.id }])
    expect(await inside((tx) => tx.selectFrom('studyCode').select('coderAlias').execute())).toHaveLength(1)
  })
})

describe('a study’s settings', () => {
  const settings = (changes: Partial<StudySettings> = {}): StudySettings => ({
    ...{ title: 'Uusi nimi', question: 'Miksi?', language: 'fi', consent: defaultConsent(true) },
    ...{ periodFrom: '2026-01-01', periodTo: null, kinds: ['post'], maskOthers: true, ...changes },
  })

  test('are changed by its researcher, and nothing that was not asked', async () => {
    const { id } = await makeStudy(database.db, researcher)
    const before = await found(id)
    expect(await changeStudy(ctx, member, id, settings())).toEqual({ ok: false, problem: 'missing' })
    expect(await changeStudy(ctx, researcher, id, settings())).toEqual({ ok: true })
    expect(await found(id)).toEqual({ ...before, ...settings() })
  })

  test('with another consent text ask again for it once the study is open, and not before', async () => {
    const draft = await makeStudy(database.db, researcher)
    const own = { fi: 'Oma teksti', sv: '', en: '' }
    await changeStudy(ctx, researcher, draft.id, settings({ consent: own }))
    expect((await found(draft.id)).consentVersion).toBe(1)
    const study = await makeFullStudy(database.db, researcher, member)
    const asked = async () =>
      (await inside((tx) => listParticipants(tx, organisationId(), study.id, 1))).participants.map(
        ({ asksAgain }) => asksAgain,
      )
    await changeStudy(ctx, researcher, study.id, settings({ title: 'Vain nimi' }))
    expect([(await found(study.id)).consentVersion, await asked()]).toEqual([1, [false]])
    await changeStudy(ctx, researcher, study.id, settings({ consent: own }))
    expect([(await found(study.id)).consentVersion, await asked()]).toEqual([2, [true]])
  })

  test('that no longer mask others’ names say so in our text, and ask again', async () => {
    const { id } = await makeStudy(database.db, researcher, { state: 'collecting' })
    await changeStudy(ctx, researcher, id, settings({ maskOthers: false }))
    expect(await found(id)).toMatchObject({ maskOthers: false, consent: defaultConsent(false), consentVersion: 2 })
  })

  test('need a consent text in the study’s own language', async () => {
    const { id } = await makeStudy(database.db, researcher)
    const consent = { fi: ' ', sv: 'Samtycke', en: '' }
    expect(await changeStudy(ctx, researcher, id, settings({ consent }))).toMatchObject({ problem: 'no-consent' })
    expect(await changeStudy(ctx, researcher, id, settings({ consent, language: 'sv' }))).toEqual({ ok: true })
  })

  test('make the link anew, so that the old one leads nowhere, or close it', async () => {
    const { id, joinToken } = await makeStudy(database.db, researcher)
    await setJoinLink(ctx, researcher, id, 'renew')
    expect((await found(id)).joinToken).toMatch(/^[\w-]{22}$/)
    expect((await found(id)).joinToken).not.toBe(joinToken)
    await setJoinLink(ctx, researcher, id, 'close')
    expect((await found(id)).joinToken).toBeNull()
    expect(await setJoinLink(ctx, member, id, 'renew')).toMatchObject({ problem: 'missing' })
  })
})

/** How many rows there are of the organisation in each table of studies. */
async function rowsOfStudies(): Promise<Record<string, number>> {
  const tables = await database.owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_name ~ '^study' order by 1`,
  )
  return inside(async (tx) => {
    const counts: Record<string, number> = {}
    for (const { name } of tables.rows) {
      const { rows } = await sql`select 1 from ${sql.table(name)} where organisation_id = ${organisationId()}`.execute(
        tx,
      )
      counts[name] = rows.length
    }
    return counts
  })
}

describe('a study that is deleted', () => {
  test('goes whole, once its title is typed, by a researcher of it', async () => {
    const study = await makeFullStudy(database.db, researcher, member)
    expect(Object.values(await rowsOfStudies()).every((count) => count > 0)).toBe(true)
    expect(await deleteStudy(ctx, researcher, study.id, 'Jokin muu')).toMatchObject({ problem: 'not-the-title' })
    expect(await deleteStudy(ctx, member, study.id, 'Mitä työstä puhutaan')).toMatchObject({ problem: 'missing' })
    expect(await deleteStudy(ctx, researcher, study.id, '  mitä työstä  puhutaan ')).toEqual({ ok: true })
    expect(Object.values(await rowsOfStudies()).some((count) => count > 0)).toBe(false)
    expect(await acts()).toEqual([{ kind: 'study-deleted', detail: { study: 'Mitä työstä puhutaan' } }])
  })
})

describe('who leaves', () => {
  const leave = ({ member: { id } }: Viewer) =>
    inside(async (tx) => {
      await leaveStudies(tx, { organisationId: organisationId(), memberId: id })
      await tx.deleteFrom('member').where('id', '=', id).execute()
    })

  test('and takes part takes along their posts, the codes of them and all that hangs on them', async () => {
    const study = await makeFullStudy(database.db, researcher, member)
    await leave(member)
    // Whatever points at a participant or a post, and the participant themselves.
    const { rows } = await database.owner.query<{ name: string }>(
      `select distinct table_name as name from information_schema.columns
      where table_name ~ '^study' and column_name in ('participant_id', 'post_id')`,
    )
    const theirs = ['study_participant', ...rows.map(({ name }) => name)]
    expect(theirs).toEqual(expect.arrayContaining(['study_key', 'study_post', 'study_code', 'study_prediction']))
    for (const [table, count] of Object.entries(await rowsOfStudies()))
      expect([table, count > 0]).toEqual([table, !theirs.includes(table)])
    expect(await found(study.id)).toBeDefined()
  })

  test('and codes leaves what they coded, under a name that is nobody’s', async () => {
    const study = await makeFullStudy(database.db, researcher, member)
    const second = await makeMember(database.db, organisationId())
    await addWorker(ctx, researcher, study.id, second.member.id, 'researcher')
    const of = { post: study.postId, coder: 'K1' }
    await makeCodes(database.db, study, [
      { ...of, decision: 'voice', code: 'chit-chat' },
      { ...of, decision: 'tone', code: 'neutral' },
    ])
    await leave(researcher)
    expect(await inside((tx) => tx.selectFrom('studyCode').select(['coderAlias', 'decision']).execute())).toEqual(
      expect.arrayContaining(['work', 'voice', 'tone'].map((decision) => ({ coderAlias: 'K1', decision }))),
    )
    expect((await workers(study.id)).map(({ alias }) => alias)).toEqual(['K2'])
  })

  test('and codes leaves what they had not finished to the other coders', async () => {
    const study = await makeFullStudy(database.db, researcher, member)
    const [second, third] = [
      await makeMember(database.db, organisationId()),
      await makeMember(database.db, organisationId()),
    ]
    await makeWorker(database.db, study, second, 'researcher')
    await makeWorker(database.db, study, third, 'coder')
    await leave(researcher)
    const tasks = await inside((tx) => tx.selectFrom('studyTask').select(['coderId', 'postId', 'state']).execute())
    expect(tasks).toEqual([{ coderId: third.member.id, postId: study.postId, state: 'open' }])
    // A coding by halves is nobody's.
    expect(await inside((tx) => tx.selectFrom('studyCode').select('code').execute())).toEqual([])
  })

  test('and leads alone hands on to whoever sees the posts already; where nobody does, the study goes', async () => {
    const study = await makeFullStudy(database.db, researcher, member)
    await makeWorker(database.db, study, member, 'coder')
    const alone = await makeStudy(database.db, researcher, { title: 'Vain minun' })
    const shared = await makeStudy(database.db, researcher, { title: 'Yhteinen' })
    const second = await makeMember(database.db, organisationId())
    await makeWorker(database.db, shared, second, 'researcher')
    const leaver = { organisationId: organisationId(), memberId: researcher.member.id }
    expect(new Map((await inside((tx) => findLedAlone(tx, leaver))).map(({ id, becomes }) => [id, becomes]))).toEqual(
      new Map([
        [study.id, 'handed-on'],
        [alone.id, 'deleted'],
      ]),
    )
    await leave(researcher)
    expect((await workers(study.id)).map(({ id, parts }) => [id, parts])).toEqual([
      [member.member.id, ['researcher', 'coder']],
    ])
    expect(await inside((tx) => findStudy(tx, organisationId(), alone.id))).toBeUndefined()
    expect((await acts()).map(({ kind }) => kind).sort()).toEqual(['study-deleted', 'study-part-given'])
  })
})

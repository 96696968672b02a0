import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { makeBareOrganisation, makeDialogue, makeMember } from '../../../test/support/factories.ts'
import {
  type MadeStudy,
  makeCodes,
  makeParticipant,
  makeSample,
  makeStudy,
  makeStudyPosts,
  makeWorker,
} from '../../../test/support/studies.ts'
import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { registerAll } from '../../ui/catalogues.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStudy } from '../voice-study/find-study.ts'
import { listResults } from './list-results.ts'
import { makeReport } from './make-report.ts'
import { findPublished, publishReport, takeBackReport } from './publish-report.ts'
import { leadSentences } from './report-sentences.ts'
import { wordsOf } from './report-words.ts'

let database: TestDatabase
let ctx: Pick<Context, 'db' | 'clock'>
let researcher: Viewer

beforeAll(async () => {
  registerAll()
  database = await freshDatabase()
  ctx = { db: database.db, clock: Date.now }
})
afterAll(() => database.close())
beforeEach(async () => {
  const organisation = await makeBareOrganisation(database.db)
  researcher = await makeMember(database.db, organisation, { roles: ['researcher'] })
  await makeDialogue(database.db, researcher)
})

const organisationId = () => researcher.organisation.id
const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) => inOrganisation(database.db, organisationId(), work)
const published = ({ id }: MadeStudy) => inside((tx) => findPublished(tx, organisationId(), id))

/** Of each person three good work posts and one bad one. */
async function studyOf(people: number, state: 'coding' | 'closed') {
  const study = await makeStudy(database.db, researcher, { state })
  const participants: string[] = []
  for (let n = 1; n <= people; n++) {
    const participant = await makeParticipant(database.db, study, { pseudonym: `P${n}` })
    participants.push(participant.id)
    const posts = await makeStudyPosts(database.db, study, participant, Array(4).fill({ text: `Salainen sana ${n}` }))
    const codes = posts.flatMap((post, at) => [
      { post, coder: 'K1', decision: 'work', code: 'own-work' },
      { post, coder: 'K1', decision: 'tone', code: at === 0 ? 'negative' : 'positive' },
    ])
    await makeCodes(database.db, study, codes)
  }
  return { study, participants }
}

test('a report from the database tells the share, and nothing of a person or a text', async () => {
  const { study, participants } = await studyOf(6, 'coding')
  const content = await inside(async (tx) => {
    const found = await findStudy(tx, organisationId(), study.id)
    return makeReport(ctx, tx, organisationId(), found ?? expect.fail('no study'))
  })
  expect(content).toMatchObject({ people: 6, lead: { wide: { share: 0.75, of: 24 } } })
  const text = JSON.stringify(content)
  for (const secret of ['Salainen sana', '"P1"', ...participants]) expect(text).not.toContain(secret)
})

test('is shown to members from its publication until it is taken back, and by its researcher alone', async () => {
  const { study } = await studyOf(5, 'closed')
  const coder = await makeMember(database.db, organisationId())
  await makeWorker(database.db, study, coder, 'coder')
  expect(await publishReport(ctx, coder, study.id)).toEqual({ ok: false, problem: 'missing' })
  expect(await published(study)).toBeUndefined()
  expect(await publishReport(ctx, researcher, study.id)).toEqual({ ok: true })
  expect((await published(study))?.content.people).toBe(5)
  expect(await takeBackReport(ctx, coder, study.id)).toEqual({ ok: false, problem: 'missing' })
  expect(await takeBackReport(ctx, researcher, study.id)).toEqual({ ok: true })
  expect(await published(study)).toBeUndefined()
  expect(await publishReport(ctx, researcher, study.id)).toEqual({ ok: true })
})

test('is listed for everybody while it is shown, and the log says who let it be', async () => {
  const { study } = await studyOf(5, 'closed')
  const listed = () => inside((tx) => listResults(tx, organisationId(), 1))
  const acts = () =>
    inside((tx) => tx.selectFrom('auditAct').select(['kind', 'actorName', 'detail']).orderBy('id').execute())
  expect((await listed()).results).toEqual([])
  for (let times = 0; times < 2; times++) await publishReport(ctx, researcher, study.id)
  expect(await listed()).toMatchObject({ results: [{ id: study.id, title: 'Mitä työstä puhutaan', language: 'fi' }] })
  for (let times = 0; times < 2; times++) await takeBackReport(ctx, researcher, study.id)
  expect((await listed()).results).toEqual([])
  const by = { actorName: researcher.member.name, detail: { study: 'Mitä työstä puhutaan' } }
  expect(await acts()).toEqual([
    { kind: 'study-report-published', ...by },
    { kind: 'study-report-taken-back', ...by },
  ])
})

test('waits for the end of the study, and for five people', async () => {
  expect(await publishReport(ctx, researcher, (await studyOf(5, 'coding')).study.id)).toEqual({
    ok: false,
    problem: 'not-closed',
  })
  expect(await publishReport(ctx, researcher, (await studyOf(4, 'closed')).study.id)).toEqual({
    ok: false,
    problem: 'too-few',
  })
})

test('tells no share, and is not published, of a sample coded in part with what a classifier is least sure of first', async () => {
  const { study, participants } = await studyOf(6, 'closed')
  const report = () =>
    inside(async (tx) => {
      const found = await findStudy(tx, organisationId(), study.id)
      return makeReport(ctx, tx, organisationId(), found ?? expect.fail('no study'))
    })
  const posts = await inside((tx) =>
    tx.selectFrom('studyPost').select('id').where('studyId', '=', study.id).orderBy('id').execute(),
  )
  const uncoded: string[] = []
  for (const [at, id] of participants.entries()) {
    uncoded.push(...(await makeStudyPosts(database.db, study, { id, pseudonym: `P${at + 1}` }, [{}])))
  }
  await makeSample(database.db, study, [...posts.map(({ id }) => id), ...uncoded])
  expect(await report()).toMatchObject({ lead: { wide: { share: 0.75 } } })
  await inside((tx) =>
    tx
      .updateTable('studySample')
      .set({ plan: JSON.stringify({ kind: 'all', seed: 7, share: 0, scoreOf: null, outOfOrder: true }) })
      .where('studyId', '=', study.id)
      .execute(),
  )
  const content = await report()
  expect(content).toMatchObject({ people: 6, work: null, lead: null, decisions: [], rows: [] })
  expect(leadSentences(content, wordsOf('en', content.codebook))).toEqual([
    expect.stringContaining('Shares are not shown yet'),
  ])
  expect(await publishReport(ctx, researcher, study.id)).toEqual({ ok: false, problem: 'unfinished' })
  const no = { coder: 'K1', decision: 'work', code: 'no' }
  await makeCodes(
    database.db,
    study,
    uncoded.map((post) => ({ post, ...no })),
  )
  expect(await report()).toMatchObject({ lead: { wide: { share: 0.75 } } })
  expect(await publishReport(ctx, researcher, study.id)).toEqual({ ok: true })
})

test('stays as it was when somebody withdraws, and is not published again with what they leave', async () => {
  const { study, participants } = await studyOf(6, 'closed')
  await publishReport(ctx, researcher, study.id)
  await inside((tx) =>
    tx
      .deleteFrom('studyParticipant')
      .where('organisationId', '=', organisationId())
      .where('id', '=', participants[0] ?? '')
      .execute(),
  )
  expect((await published(study))?.content.people).toBe(6)
  expect(await publishReport(ctx, researcher, study.id)).toEqual({ ok: false, problem: 'changed' })
  expect((await published(study))?.content.people).toBe(6)
})

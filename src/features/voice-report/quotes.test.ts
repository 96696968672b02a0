import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { makeBareOrganisation, makeDialogue, makeMember } from '../../../test/support/factories.ts'
import {
  type MadeStudy,
  makeCodes,
  makeParticipant,
  makeStudy,
  makeStudyPosts,
  makeWorker,
} from '../../../test/support/studies.ts'
import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { changeSent } from '../taking-part/change-sent.ts'
import { withdraw } from '../taking-part/withdraw.ts'
import { findPublished, publishReport } from './publish-report.ts'
import { chooseQuote, listQuotable } from './quotes.ts'

let database: TestDatabase
let ctx: Pick<Context, 'db' | 'clock'>
let researcher: Viewer
let writer: Viewer
let study: MadeStudy
let own: string[]

beforeAll(async () => {
  database = await freshDatabase()
  ctx = { db: database.db, clock: Date.now }
})
afterAll(() => database.close())
beforeEach(async () => {
  const organisation = await makeBareOrganisation(database.db)
  researcher = await makeMember(database.db, organisation, { roles: ['researcher'] })
  await makeDialogue(database.db, researcher)
  writer = await makeMember(database.db, organisation)
  study = await makeStudy(database.db, researcher, { state: 'closed' })
  for (let n = 1; n <= 5; n++) {
    const person = await makeParticipant(database.db, study, { pseudonym: `P${n}`, ...(n === 1 && { member: writer }) })
    const wanted = Array.from({ length: 12 }, (_, at) => ({ text: `Sana ${n}-${at}`, quotable: n === 1 && at > 0 }))
    const posts = await makeStudyPosts(database.db, study, person, wanted)
    const codes = posts.map((post) => ({ post, coder: 'K1', decision: 'work', code: 'own-work' }))
    await makeCodes(database.db, study, codes)
    if (n === 1) own = posts
  }
})

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) => inOrganisation(database.db, study.organisationId, work)
const quote = (at: number, quoted = true, viewer = researcher) =>
  chooseQuote(ctx, viewer, study.id, { postId: own[at] ?? '', quoted })
const shown = async () =>
  (await inside((tx) => findPublished(tx, study.organisationId, study.id)))?.content.quotes.map(({ text }) => text)
const frozen = () => inside((tx) => tx.selectFrom('studyReport').select('content').executeTakeFirstOrThrow())

test('what its writer allows is quoted, by a researcher’s choice alone, in a published report too', async () => {
  expect(await publishReport(ctx, researcher, study.id)).toEqual({ ok: true })
  expect(await shown()).toEqual([])
  expect(await quote(0)).toEqual({ ok: false, problem: 'not-allowed' })
  const coder = await makeMember(database.db, study.organisationId)
  await makeWorker(database.db, study, coder, 'coder')
  expect(await quote(1, true, coder)).toEqual({ ok: false, problem: 'missing' })
  expect(await quote(1)).toEqual({ ok: true })
  expect(await quote(1)).toEqual({ ok: true })
  expect(await shown()).toEqual(['Sana 1-1'])
  expect(await quote(1, false)).toEqual({ ok: true })
  expect(await shown()).toEqual([])
})

test('ten are enough', async () => {
  for (let at = 1; at <= 10; at++) expect(await quote(at)).toEqual({ ok: true })
  expect(await quote(11)).toEqual({ ok: false, problem: 'full' })
  expect(await quote(10)).toEqual({ ok: true })
  const place = { organisationId: study.organisationId, studyId: study.id }
  const { posts, chosen } = await inside((tx) => listQuotable(tx, place, 1))
  expect([chosen, posts.length, posts.at(-1)?.chosen]).toEqual([10, 11, false])
})

test('a permission that is taken back takes the quotation along, and does not bring it again', async () => {
  await quote(1)
  await quote(2)
  await publishReport(ctx, researcher, study.id)
  const change = (act: 'allow-quoting' | 'forbid-quoting' | 'take-back', at: number) =>
    changeSent(ctx, writer, { studyId: study.id, postId: own[at] ?? '', act })
  await change('forbid-quoting', 1)
  expect(await shown()).toEqual(['Sana 1-2'])
  await change('allow-quoting', 1)
  expect(await shown()).toEqual(['Sana 1-2'])
  await change('take-back', 2)
  expect(await shown()).toEqual([])
})

test('who withdraws takes their words out of a published report, where they never stood', async () => {
  await quote(1)
  await publishReport(ctx, researcher, study.id)
  expect(JSON.stringify(await frozen())).not.toContain('Sana 1-')
  expect(await shown()).toEqual(['Sana 1-1'])
  await withdraw(ctx, writer, study.id)
  expect(await shown()).toEqual([])
})

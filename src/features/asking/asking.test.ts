import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeAskHelper, makeBareOrganisation, makeDialogue, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { leave } from '../leaving/leave.ts'
import type { Viewer } from '../people/viewer.ts'
import { answerQuestion, cannotAnswer } from './answer-question.ts'
import { askQuestion, type QuestionInput } from './ask-question.ts'
import { findAskSums, sumQuestions } from './ask-sums.ts'
import { askBack, closeQuestion, deleteQuestion, letTeach, passOn } from './follow-question.ts'
import { findForHelper, hasDesk, listForHelper } from './helper-questions.ts'
import { nameHelper, promiseHours, takeHelper } from './name-helpers.ts'
import { changeOwnHelping } from './own-helping.ts'
import { draftAsked, findOwnQuestion, listOwnQuestions } from './own-questions.ts'
import { messagesOf } from './question-shown.ts'
import { takeSuggested } from './take-suggestion.ts'
import { tendQuestions } from './tend-questions.ts'

let house: House
let aino: Viewer
let oona: Viewer
let olli: Viewer
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  house.time.now = Date.parse('2026-11-23T09:00:00Z')
  const { db } = house.database
  const id = await makeBareOrganisation(db)
  aino = await makeMember(db, id, { name: 'Aino Asker' })
  oona = await makeMember(db, id, { name: 'Oona Opas' })
  olli = await makeMember(db, id, { name: 'Olli Opas' })
  await makeAskHelper(db, oona)
  await makeAskHelper(db, olli)
})

const within = <T>(work: (tx: OrganisationTx) => Promise<T>): Promise<T> =>
  inOrganisation(house.database.db, aino.organisation.id, work)

/** How many rows a table has in the organisation. */
const count = async (table: 'question' | 'questionAsker' | 'questionMessage' | 'questionSuggestion' | 'auditAct') =>
  (await within((tx) => tx.selectFrom(table).select('organisationId').execute())).length

const question = (wanted: Partial<QuestionInput> = {}): QuestionInput => ({
  id: randomUUID(),
  to: 'duty',
  words: 'Voinko sanoa näin?',
  draft: 'Silta on paras silta.',
  language: 'fi',
  storyId: null,
  named: false,
  mayPass: false,
  mayTeach: false,
  ...wanted,
})

async function ask(wanted: Partial<QuestionInput> = {}, who = aino): Promise<string> {
  const input = question(wanted)
  expect(await askQuestion(house.ctx, who, input)).toEqual({ ok: true })
  return input.id
}

const own = (id: string, who = aino) => within((tx) => findOwnQuestion(tx, who, id))
const seen = (id: string, who: Viewer) => within((tx) => findForHelper(tx, who, id))
const answer = (
  id: string,
  who = oona,
  suggestions: { quote: string; instead: string; starts: undefined }[] = [],
  version = 1,
) => answerQuestion(house.ctx, who, { id, version, words: 'Hyvä näin.', suggestions })

/** Who is to be told something, of the notices that wait. */
const told = async () => {
  const ids = (await house.queued('send-notice')).map(({ data }) => data.noticeId)
  const rows = await within((tx) => tx.selectFrom('notice').select(['id', 'memberId', 'kind']).execute())
  return rows.filter(({ id }) => ids.includes(id)).map(({ memberId, kind }) => [memberId, kind])
}

describe('a question', () => {
  test('waits for whoever is on duty, and from the first answer on is between two', async () => {
    const other = await ask({ words: 'Toinen kysymys' }, olli)
    const id = await ask()
    expect(await seen(id, oona)).toMatchObject({ id, state: 'waiting', askerName: null, words: 'Voinko sanoa näin?' })
    expect(await seen(other, oona)).toMatchObject({ id: other })
    expect(await seen(id, olli)).toMatchObject({ id })
    const suggestion = { quote: 'paras silta', instead: 'hieno', starts: undefined }
    expect(await answer(id, oona, [suggestion])).toEqual({ ok: true })
    expect(await seen(id, olli)).toBeUndefined()
    expect(await seen(id, oona)).toMatchObject({ id, state: 'answered' })
    expect(await own(id)).toMatchObject({ state: 'answered', helperName: 'Oona Opas' })
    const [said] = await within((tx) => messagesOf(tx, aino.organisation.id, id))
    expect(said?.suggestions).toMatchObject([{ starts: 9, quote: 'paras silta', instead: 'hieno' }])
    expect(await draftAsked(house.ctx, aino, id)).toBe('Silta on paras silta.')
    expect(await takeSuggested(house.ctx, aino, { id, message: 1, suggestion: 1 })).toBe(true)
    expect(await draftAsked(house.ctx, aino, id)).toBe('Silta on hieno.')
  })

  test('lets those hear for whom it waits, and the asker when it is answered', async () => {
    const id = await ask()
    expect((await told()).sort()).toEqual(
      [
        [oona.member.id, 'question-asked'],
        [olli.member.id, 'question-asked'],
      ].sort(),
    )
    await answer(id)
    expect((await told()).at(-1)).toEqual([aino.member.id, 'question-answered'])
  })

  test('to a helper is seen by that helper alone', async () => {
    const id = await ask({ to: oona.member.id })
    expect(await seen(id, oona)).toMatchObject({ id })
    expect(await seen(id, olli)).toBeUndefined()
    expect(await answer(id, olli)).toEqual({ ok: false, problem: 'missing' })
    expect((await told()).map(([who]) => who)).toEqual([oona.member.id])
  })

  test('is nobody’s by their role: neither admin nor steward nor editor opens one where helpers are on duty', async () => {
    const id = await ask()
    const roles = ['admin', 'steward', 'editor', 'leader', 'researcher'] as const
    const all = await makeMember(house.database.db, aino.organisation.id, { roles })
    expect(await seen(id, all)).toBeUndefined()
    expect(await own(id, all)).toBeUndefined()
    expect(await within((tx) => hasDesk(tx, all))).toBe(false)
    expect((await within((tx) => listForHelper(tx, all, 'waiting', 1))).questions).toEqual([])
  })

  test('goes to the editors where no helper is on duty', async () => {
    const editor = await makeMember(house.database.db, aino.organisation.id, { roles: ['editor'], name: 'Eeva' })
    for (const helper of [oona, olli])
      await changeOwnHelping(house.ctx, helper, { about: '', onDuty: false, awayUntil: null })
    const id = await ask()
    expect(await seen(id, editor)).toMatchObject({ id })
    expect(await seen(id, oona)).toBeUndefined()
  })

  test('is not offered to its asker to answer, though they are on duty', async () => {
    const id = await ask({}, oona)
    expect(await seen(id, oona)).toBeUndefined()
    expect(await answer(id, oona)).toEqual({ ok: false, problem: 'missing' })
    expect((await told()).map(([who]) => who)).toEqual([olli.member.id])
    const alone = await makeMember(house.database.db, await makeBareOrganisation(house.database.db), {})
    await makeAskHelper(house.database.db, alone)
    expect(await askQuestion(house.ctx, alone, question())).toEqual({ ok: false, problem: 'nobody-there' })
  })

  test('is one, though its form came twice, and stays its asker’s where somebody else sends its id', async () => {
    const input = question()
    for (const who of [aino, aino, olli]) expect(await askQuestion(house.ctx, who, input)).toEqual({ ok: true })
    expect(await own(input.id)).toMatchObject({ id: input.id })
    expect(await own(input.id, olli)).toBeUndefined()
    expect([await count('question'), await count('questionAsker')]).toEqual([1, 1])
  })

  test('is asked ten times a day at most', async () => {
    for (let n = 0; n < 10; n++) await ask()
    expect(await askQuestion(house.ctx, aino, question())).toEqual({ ok: false, problem: 'too-many' })
    house.time.now += 24 * 3_600_000
    expect(await askQuestion(house.ctx, aino, question())).toEqual({ ok: true })
  })

  test('is promised an answer by a whole hour, in the hours that the organisation promises', async () => {
    // It is 11 on a Monday in Helsinki.
    expect((await own(await ask()))?.dueAt).toEqual(new Date('2026-11-24T09:00:00Z'))
    const steward = await makeMember(house.database.db, aino.organisation.id, { roles: ['steward'] })
    await promiseHours(house.ctx, steward, 2)
    expect((await own(await ask()))?.dueAt).toEqual(new Date('2026-11-23T11:00:00Z'))
    await promiseHours(house.ctx, aino, 40)
    expect((await own(await ask()))?.dueAt).toEqual(new Date('2026-11-23T11:00:00Z'))
  })

  test('of which two answer at the same moment is answered once', async () => {
    const id = await ask()
    const both = await Promise.all([answer(id, oona), answer(id, olli)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await count('questionMessage')).toBe(1)
  })

  test('is asked back, and closed when that was enough', async () => {
    const id = await ask()
    await answer(id)
    const back = { id, version: 2, words: 'Entä kuva?' }
    expect(await askBack(house.ctx, olli, back)).toEqual({ ok: false, problem: 'missing' })
    expect(await askBack(house.ctx, aino, back)).toEqual({ ok: true })
    expect(await seen(id, oona)).toMatchObject({ state: 'waiting' })
    expect(await seen(id, olli)).toBeUndefined()
    expect(await askBack(house.ctx, aino, back)).toEqual({ ok: false, problem: 'changed-meanwhile' })
    expect(await answer(id, oona, [], 3)).toEqual({ ok: true })
    expect(await closeQuestion(house.ctx, aino, id)).toEqual({ ok: true })
    expect(await own(id)).toMatchObject({ state: 'closed' })
  })

  test('is taken away by its asker alone, with all that was said', async () => {
    const id = await ask()
    await answer(id, oona, [{ quote: 'Silta', instead: 'Uusi silta', starts: undefined }])
    expect(await deleteQuestion(house.ctx, oona, id)).toEqual({ ok: false, problem: 'missing' })
    expect(await count('questionSuggestion')).toBe(1)
    expect(await deleteQuestion(house.ctx, aino, id)).toEqual({ ok: true })
    for (const table of ['question', 'questionAsker', 'questionMessage', 'questionSuggestion'] as const)
      expect(await count(table)).toBe(0)
  })

  test('lists page by page, and its asker’s alone', async () => {
    for (let day = 0; day < 3; day++) {
      for (let n = 0; n < 9; n++) await ask({ mayPass: false })
      house.time.now += 24 * 3_600_000
    }
    const [first, second] = await within(async (tx) => [
      await listOwnQuestions(tx, aino, 1),
      await listOwnQuestions(tx, aino, 2),
    ])
    expect([first?.questions.length, first?.more, second?.questions.length, second?.more]).toEqual([20, true, 7, false])
    expect((await within((tx) => listOwnQuestions(tx, oona, 1))).questions).toEqual([])
    expect((await within((tx) => listForHelper(tx, olli, 'waiting', 2))).questions).toHaveLength(7)
  })
})

describe('when a helper is away', () => {
  const away = { about: '', onDuty: true, awayUntil: '2026-12-01' }

  test('nobody asks them, and what waits goes on only with the asker’s say', async () => {
    const may = await ask({ to: oona.member.id, mayPass: true })
    const mayNot = await ask({ to: oona.member.id, mayPass: false })
    await changeOwnHelping(house.ctx, oona, away)
    expect(await askQuestion(house.ctx, aino, question({ to: oona.member.id }))).toMatchObject({ ok: false })
    expect(await own(may)).toMatchObject({ state: 'waiting', helperName: null, forDuty: true })
    expect(await seen(may, olli)).toMatchObject({ id: may })
    expect(await own(mayNot)).toMatchObject({ state: 'unable', helperName: null, forDuty: false })
    expect(await seen(mayNot, olli)).toBeUndefined()
    expect((await told()).filter(([who]) => who === aino.member.id)).toHaveLength(1)
    expect(await passOn(house.ctx, aino, { id: mayNot, version: 2, to: olli.member.id })).toEqual({ ok: true })
    expect(await seen(mayNot, olli)).toMatchObject({ state: 'waiting' })
  })

  test('the day after they may be asked again', async () => {
    await changeOwnHelping(house.ctx, oona, away)
    house.time.now = Date.parse('2026-12-02T08:00:00Z')
    await ask({ to: oona.member.id })
  })

  test('or says that they cannot, it is the same', async () => {
    const id = await ask({ to: oona.member.id, mayPass: true })
    expect(await cannotAnswer(house.ctx, oona, id, 1)).toEqual({ ok: true })
    expect(await seen(id, olli)).toMatchObject({ id })
    expect((await told()).filter(([who]) => who === olli.member.id)).toHaveLength(1)
  })

  test('what was promised and not answered goes on by itself where that was said, once', async () => {
    const may = await ask({ to: oona.member.id, mayPass: true })
    const mayNot = await ask({ to: oona.member.id, mayPass: false })
    await tendQuestions(house.ctx)
    expect(await own(may)).toMatchObject({ helperName: 'Oona Opas' })
    house.time.now = Date.parse('2026-11-24T09:00:01Z')
    await tendQuestions(house.ctx)
    await tendQuestions(house.ctx)
    expect(await own(may)).toMatchObject({ forDuty: true, version: 2 })
    expect(await own(mayNot)).toMatchObject({ helperName: 'Oona Opas', version: 1 })
    expect((await told()).filter(([who]) => who === olli.member.id)).toHaveLength(1)
  })

  test('goes back to an asker who alone would be on duty', async () => {
    await changeOwnHelping(house.ctx, olli, { about: '', onDuty: false, awayUntil: null })
    const id = await ask({ to: oona.member.id, mayPass: true }, aino)
    await makeAskHelper(house.database.db, aino)
    await changeOwnHelping(house.ctx, oona, { ...away, onDuty: false })
    expect(await own(id)).toMatchObject({ state: 'unable' })
  })
})

describe('a helper', () => {
  test('is named and taken off by whoever leads; the log says so, and nothing of any question', async () => {
    const steward = await makeMember(house.database.db, aino.organisation.id, { roles: ['steward'] })
    const id = await ask({ to: oona.member.id })
    await answer(id)
    expect(await nameHelper(house.ctx, aino, aino.member.id)).toEqual({ ok: false, problem: 'nobody' })
    for (let n = 0; n < 2; n++) expect(await nameHelper(house.ctx, steward, steward.member.id)).toEqual({ ok: true })
    expect(await takeHelper(house.ctx, steward, oona.member.id)).toEqual({ ok: true })
    // What they answered is between the asker and nobody from now on.
    expect(await seen(id, oona)).toBeUndefined()
    expect(await own(id)).toMatchObject({ state: 'answered', helperName: null })
    expect(await askBack(house.ctx, aino, { id, version: 2, words: 'Entä?' })).toEqual({ ok: true })
    expect(await own(id)).toMatchObject({ state: 'unable' })
    const acts = await within((tx) => tx.selectFrom('auditAct').select(['kind', 'detail']).execute())
    expect(acts).toEqual([
      { kind: 'ask-helper-named', detail: {} },
      { kind: 'ask-helper-taken', detail: {} },
    ])
  })

  test('who leaves hands back what waits for them; an asker who leaves takes their questions along', async () => {
    const id = await ask({ to: oona.member.id, mayPass: true })
    const olliAsks = await ask({}, olli)
    const { organisation } = aino
    await leave(house.ctx, { organisationId: organisation.id, memberId: oona.member.id })
    expect(await seen(id, olli)).toMatchObject({ id })
    await leave(house.ctx, { organisationId: organisation.id, memberId: olli.member.id })
    const left = await within((tx) => tx.selectFrom('question').select('id').execute())
    expect(left).toEqual([{ id }])
    expect(left).not.toContainEqual({ id: olliAsks })
  })
})

describe('who asked', () => {
  test('stands in nothing of the question, its answers or the job queue', async () => {
    const id = await ask({ words: 'Nimetön' })
    await answer(id, oona, [{ quote: 'Silta', instead: 'Uusi', starts: undefined }])
    await letTeach(house.ctx, aino, id, true)
    const rows = await within(async (tx) => [
      await tx.selectFrom('question').selectAll().execute(),
      await tx.selectFrom('questionMessage').selectAll().execute(),
      await tx.selectFrom('questionSuggestion').selectAll().execute(),
      await tx.selectFrom('auditAct').selectAll().execute(),
    ])
    expect(rows[0]).toHaveLength(1)
    const { rows: jobs } = await house.database.owner.query('select data from pgboss.job')
    for (const mark of [aino.member.id, aino.userId, aino.member.name])
      expect(JSON.stringify([rows, jobs])).not.toContain(mark)
    // Nor when, closer than the hour that was promised: an id of the time would tell it.
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
  })

  test('is read by these files of the house and no others', () => {
    const source = fileURLToPath(new URL('../../', import.meta.url))
    const reading = globSync('**/*.{ts,tsx}', { cwd: source })
      .filter((file) => !/\.test\.ts$|database-types\.ts$|personal-columns\.ts$/.test(file))
      .filter((file) => /questionAsker|question_asker/.test(readFileSync(`${source}${file}`, 'utf8')))
    expect(reading.sort()).toEqual([
      'features/asking/ask-question.ts',
      'features/asking/ask-sums.ts',
      'features/asking/asker.ts',
      'features/asking/follow-question.ts',
      'features/asking/own-questions.ts',
      'features/asking/tend-questions.ts',
      // Names the table, to say in which section of one's own data it stands.
      'features/leaving/hangs-on.ts',
      'features/leaving/held.ts',
    ])
  })
})

describe('what stays of questions', () => {
  test('is a sum over five people at least, of months that are over; then the questions go', async () => {
    const others = await Promise.all(
      Array.from({ length: 5 }, () => makeMember(house.database.db, aino.organisation.id)),
    )
    const ids = [await ask({}, others[0]), await ask({}, others[1]), await ask({}, others[2]), await ask({}, others[3])]
    for (const id of ids) await answer(id)
    const sums = () => within((tx) => findAskSums(tx, aino.organisation.id))
    house.time.now = Date.parse('2026-12-01T09:00:00Z')
    await sumQuestions(house.ctx)
    expect(await sums()).toBeUndefined()
    // The fifth is never answered.
    await ask({}, others[4])
    await sumQuestions(house.ctx)
    expect(await sums()).toBeUndefined()
    house.time.now = Date.parse('2027-01-02T09:00:00Z')
    // Nothing is summed, nor told, before the dialogue with the personnel.
    await sumQuestions(house.ctx)
    expect(await sums()).toBeUndefined()
    await makeDialogue(house.database.db, aino)
    await sumQuestions(house.ctx)
    await sumQuestions(house.ctx)
    expect(await sums()).toEqual({ firstMonth: '2026-11-01', lastMonth: '2026-12-01', questions: 5, kept: 'most' })
    house.time.now = Date.parse('2027-02-21T09:00:00Z')
    await tendQuestions(house.ctx)
    expect(await count('question')).toBe(5)
    house.time.now = Date.parse('2027-02-22T09:00:00Z')
    await tendQuestions(house.ctx)
    expect([await count('question'), await count('questionAsker')]).toEqual([1, 1])
    expect(await sums()).toMatchObject({ questions: 5 })
  })
})

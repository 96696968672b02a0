import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeAskHelper, makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { answerQuestion } from './answer-question.ts'
import { askQuestion, type QuestionInput } from './ask-question.ts'
import { findForHelper } from './helper-questions.ts'
import { draftAsked, findOwnQuestion } from './own-questions.ts'
import { messagesOf } from './question-shown.ts'
import { takeSuggested } from './take-suggestion.ts'

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
const answer = (id: string, who = oona, suggestions: { quote: string; instead: string; starts: undefined }[] = []) =>
  answerQuestion(house.ctx, who, { id, version: 1, words: 'Hyvä näin.', suggestions })

/** Who is to be told something, of the notices that wait. */
const told = async () => {
  const ids = (await house.queued('send-notice')).map(({ data }) => data.noticeId)
  const rows = await within((tx) => tx.selectFrom('notice').select(['id', 'memberId', 'kind']).execute())
  return rows.filter(({ id }) => ids.includes(id)).map(({ memberId, kind }) => [memberId, kind])
}

describe('a question', () => {
  test('waits for whoever is on duty, and from the first answer on is between two', async () => {
    const id = await ask()
    expect(await seen(id, oona)).toMatchObject({ state: 'waiting', askerName: null, words: 'Voinko sanoa näin?' })
    expect(await seen(id, olli)).toBeDefined()
    expect((await told()).sort()).toEqual(
      [
        [oona.member.id, 'question-asked'],
        [olli.member.id, 'question-asked'],
      ].sort(),
    )
    const suggestion = { quote: 'paras silta', instead: 'hieno', starts: undefined }
    expect(await answer(id, oona, [suggestion])).toEqual({ ok: true })
    expect(await seen(id, olli)).toBeUndefined()
    expect(await seen(id, oona)).toMatchObject({ state: 'answered' })
    expect(await own(id)).toMatchObject({ state: 'answered', helperName: 'Oona Opas' })
    expect((await told()).at(-1)).toEqual([aino.member.id, 'question-answered'])
    const [said] = await within((tx) => messagesOf(tx, aino.organisation.id, id))
    expect(said?.suggestions).toMatchObject([{ starts: 9, quote: 'paras silta', instead: 'hieno' }])
    expect(await draftAsked(house.ctx, aino, id)).toBe('Silta on paras silta.')
    expect(await takeSuggested(house.ctx, aino, { id, message: 1, suggestion: 1 })).toBe(true)
    expect(await draftAsked(house.ctx, aino, id)).toBe('Silta on hieno.')
  })
})

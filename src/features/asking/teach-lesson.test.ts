import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeAskHelper, makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation } from '../../platform/database.ts'
import { lessonsOf } from '../guidelines/list-lessons.ts'
import type { Viewer } from '../people/viewer.ts'
import { answerQuestion } from './answer-question.ts'
import { askQuestion } from './ask-question.ts'
import { teachLesson } from './teach-lesson.ts'

let house: House
let asker: Viewer
let helper: Viewer
let other: Viewer
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  const { db } = house.database
  const id = await makeBareOrganisation(db)
  asker = await makeMember(db, id)
  helper = await makeMember(db, id)
  other = await makeMember(db, id)
  await makeAskHelper(db, helper)
  await makeAskHelper(db, other)
})

async function answered(mayTeach: boolean): Promise<string> {
  const id = randomUUID()
  const question = { id, to: 'duty' as const, words: 'Saanko mainita Oonan?', draft: '', language: 'fi' as const }
  const choices = { storyId: null, named: false, mayPass: false, mayTeach }
  await askQuestion(house.ctx, asker, { ...question, ...choices })
  await answerQuestion(house.ctx, helper, { id, version: 1, words: 'Kysy häneltä.', suggestions: [] })
  return id
}

const teach = (id: string, who = helper, passage = 'others') => {
  const lesson = { passage, language: 'fi' as const, text: 'Saako työkaverin mainita?', answer: 'Kysy ensin.' }
  return teachLesson(house.ctx, who, { id, ...lesson })
}

const lessons = () =>
  inOrganisation(house.database.db, asker.organisation.id, (tx) => lessonsOf(tx, asker.organisation.id, 'others', 1))

test('an answer stands for all where its asker allows it: once, by whoever answered, in other words than the question’s', async () => {
  const id = await answered(true)
  expect(await teach(id, other)).toEqual({ ok: false, problem: 'missing' })
  expect(await teach(id, helper, 'no-such-passage')).toEqual({ ok: false, problem: 'no-passage' })
  expect(await teach(id)).toEqual({ ok: true })
  expect(await teach(id)).toEqual({ ok: false, problem: 'not-allowed' })
  const all = (await lessons()).lines
  expect(all).toMatchObject([{ kind: 'asked', words: 'Saako työkaverin mainita?', answer: 'Kysy ensin.' }])
  expect(JSON.stringify(all)).not.toContain('Oona')
})

test('an answer of which its asker did not say so stays between two', async () => {
  expect(await teach(await answered(false))).toEqual({ ok: false, problem: 'not-allowed' })
  expect((await lessons()).lines).toEqual([])
})

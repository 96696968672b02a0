import { expect, test } from 'vitest'
import { afterQuestionAct, goesOn, mostMessages, questionStates } from './question.ts'

const acts = ['answer', 'cannot-answer', 'ask-back', 'pass-on', 'close'] as const

test('a question goes on by these steps and no others', () => {
  const steps = questionStates.flatMap((state) =>
    acts.flatMap((act) => {
      const after = afterQuestionAct(state, act)
      return after ? [`${state} ${act} ${after}`] : []
    }),
  )
  expect(steps).toEqual([
    'waiting answer answered',
    'waiting cannot-answer unable',
    'waiting pass-on waiting',
    'answered ask-back waiting',
    'answered close closed',
    'unable pass-on waiting',
  ])
})

test('who asks back can be answered: the last word is the helper’s', () => {
  expect(afterQuestionAct('answered', 'ask-back', mostMessages - 2)).toBe('waiting')
  expect(afterQuestionAct('answered', 'ask-back', mostMessages - 1)).toBeUndefined()
})

test('it goes ninety days after the last that was said, and after twice that where nobody answers', () => {
  expect(goesOn('answered', '2026-11-23')).toBe('2027-02-21')
  expect(goesOn('waiting', '2026-11-23')).toBe('2027-05-22')
})

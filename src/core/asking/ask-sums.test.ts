import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Promised, sumPromises } from './ask-sums.ts'

const asked = (persons: number, inTime: number, month = '2026-10-01'): Promised[] =>
  Array.from({ length: persons }, (_, n) => ({ month, person: `p${n}`, inTime: n < inTime }))

test('a sum is of five people at least, however many questions they asked', () => {
  expect(sumPromises(asked(4, 4))).toBeUndefined()
  expect(sumPromises([...asked(4, 4), ...asked(4, 4), ...asked(4, 4)])).toBeUndefined()
  expect(sumPromises(asked(5, 5))).toMatchObject({ questions: 5, kept: 'nearly-all' })
})

test('it says in a word how the promise was kept', () => {
  const kept = (inTime: number) => sumPromises(asked(10, inTime))?.kept
  expect([10, 9, 8, 5, 4, 0].map(kept)).toEqual(['nearly-all', 'nearly-all', 'most', 'most', 'few', 'few'])
})

test('months with few wait for the next, and are told of together', () => {
  const sum = sumPromises([...asked(3, 3, '2026-08-01'), ...asked(6, 2, '2026-10-01')])
  expect(sum).toEqual({ firstMonth: '2026-08-01', lastMonth: '2026-10-01', questions: 9, kept: 'most' })
})

test('it is told where five people asked and nowhere else, and says only from when to when, how many and a word', () => {
  const some = fc.array(
    fc.record({
      month: fc.constantFrom('2026-08-01', '2026-09-01'),
      person: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      inTime: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(some, (questions) => {
      const sum = sumPromises(questions)
      const people = new Set(questions.map(({ person }) => person)).size
      expect(sum === undefined).toBe(people < 5)
      expect(Object.keys(sum ?? {})).toEqual(sum ? ['firstMonth', 'lastMonth', 'questions', 'kept'] : [])
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pressedBy } from './guardrail.ts'

test('more than one in ten of twenty who disagree pause the programme, and one in ten does not', () => {
  expect(pressedBy([1, 2, 5, 6, 6], 10)).toEqual({ disagreed: 3, answered: 20 })
  expect(pressedBy([1, 1, 6, 6, 6], 10)).toBeUndefined()
})

test('of nineteen answers nothing follows, nor of a table that is not told', () => {
  expect(pressedBy([19, 0, 0, 0, 0], 10)).toBeUndefined()
  expect(pressedBy(undefined, 10)).toBeUndefined()
})

test('who is in between or agrees never pauses it, and more who disagree never let it go on', () => {
  const counts = fc.array(fc.nat(60), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 50 }), (given, limit) => {
      expect(pressedBy([0, 0, ...given.slice(2)], limit)).toBeUndefined()
      const [first = 0, ...others] = given
      if (pressedBy(given, limit)) expect(pressedBy([first + 1, ...others], limit)).toBeDefined()
    }),
  )
})

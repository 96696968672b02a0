import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pressedBy } from './guardrail.ts'
import type { Counts } from './table.ts'
import type { Tally } from './tally.ts'

/** What a wave told of the item; nothing, where it may not be told. */
const told = (counts?: Counts): Tally => ({
  ...{ threshold: 5, members: 100, answered: 100, pools: [], unchanged: [], told: {} },
  tables: counts ? [{ item: 'voluntary', pool: null, counts }] : [],
})

test('more than one in ten of twenty who disagree pause the programme, and one in ten does not', () => {
  expect(pressedBy(told([1, 2, 5, 6, 6]), 10)).toEqual({ disagreed: 3, answered: 20 })
  expect(pressedBy(told([1, 1, 6, 6, 6]), 10)).toBeUndefined()
})

test('of nineteen answers nothing follows, nor of a table that is not told', () => {
  expect(pressedBy(told([19, 0, 0, 0, 0]), 10)).toBeUndefined()
  expect(pressedBy(told(), 10)).toBeUndefined()
})

test('who is in between or agrees never pauses it, and more who disagree never let it go on', () => {
  const counts = fc.array(fc.nat(60), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 50 }), (given, limit) => {
      expect(pressedBy(told([0, 0, ...given.slice(2)]), limit)).toBeUndefined()
      const [first = 0, ...others] = given
      if (pressedBy(told(given), limit)) expect(pressedBy(told([first + 1, ...others]), limit)).toBeDefined()
    }),
  )
})

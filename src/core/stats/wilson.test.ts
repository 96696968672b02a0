import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personShare } from './person-share.ts'
import { wilson } from './wilson.ts'

test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lie between what Newcombe gives', (count, of, low, high) => {
  // Newcombe 1998, Two-sided confidence intervals for the single proportion, table I, method 3.
  const interval = wilson(count / of, of)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('the interval holds the share, lies within 0 and 1, and is that of the complement turned round', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
      const share = Math.round(part * of) / of
      const { low, high } = wilson(share, of)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(share)
      expect(high).toBeGreaterThanOrEqual(share)
      expect(high).toBeLessThanOrEqual(1)
      const other = wilson(1 - share, of)
      expect(other.low).toBeCloseTo(1 - high, 12)
      expect(other.high).toBeCloseTo(1 - low, 12)
    }),
  )
})

test('people count once, however much of theirs is in the set', () => {
  const people = [...new Array<{ inSet: number }>(15).fill({ inSet: 1 }), ...new Array(133).fill({ inSet: 0 })]
  const share = personShare(people)
  expect(share).toMatchObject({ people: 148, inSet: 15, share: 15 / 148 })
  expect(share?.low).toBeCloseTo(0.0624, 4)
  expect(share?.high).toBeCloseTo(0.1605, 4)
  expect(personShare([])).toBeNull()
})

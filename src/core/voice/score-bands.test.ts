import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutsOf, cutsOfBins } from './score-bands.ts'

test('it parts the published example as it was parted', () => {
  // Cochran 1977, Sampling Techniques, table 5A.11: industrial loans of 13,435 banks in steps of 5 %, five strata
  // end at 5, 15, 25 and 45 %.
  const banks = [3464, 2516, 2157, 1581, 1142, 746, 512, 376, 265, 207, 126, 107, 82, 50, 39, 25, 16, 19, 2, 3]
  expect(cutsOfBins(banks, 5).map((bin) => bin * 5)).toEqual([5, 15, 25, 45])
})

test('cuts rise, lie between the scores, and are at most one fewer than the bands', () => {
  const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 200 })
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 10 }), (given, bands) => {
      const cuts = cutsOf(given, bands)
      expect(cuts.length).toBeLessThan(bands)
      expect([...cuts].sort((a, b) => a - b)).toEqual(cuts)
      expect(new Set(cuts).size).toBe(cuts.length)
      for (const cut of cuts) {
        expect(given.some((score) => score < cut)).toBe(true)
        expect(given.some((score) => score >= cut)).toBe(true)
      }
    }),
  )
})

test('scores that are all the same are one band', () => {
  expect(cutsOf([0.5, 0.5, 0.5], 3)).toEqual([])
  expect(cutsOf([], 3)).toEqual([])
})

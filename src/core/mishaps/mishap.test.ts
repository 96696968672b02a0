import fc from 'fast-check'
import { expect, test } from 'vitest'
import { howFast } from './mishap.ts'
import { tellYear } from './tell-year.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes))

test('help counts as within an hour up to the sixtieth minute, and within a day up to the twenty-fourth hour', () => {
  expect(howFast(at(0), at(60))).toEqual({ inHour: true, inDay: true })
  expect(howFast(at(0), at(61))).toEqual({ inHour: false, inDay: true })
  expect(howFast(at(0), at(24 * 60))).toEqual({ inHour: false, inDay: true })
  expect(howFast(at(0), at(24 * 60 + 1))).toEqual({ inHour: false, inDay: false })
  expect(howFast(at(0), null)).toEqual({ inHour: false, inDay: false })
})

const anyYear = fc
  .tuple(fc.nat(40), fc.nat(40), fc.nat(40))
  .map((counts) => counts.toSorted((a, b) => a - b))
  .map(([helpedInHour = 0, helpedInDay = 0, closed = 0]) => ({ year: 2025, closed, helpedInDay, helpedInHour }))

test('whatever of a year is told, no part of it and no difference of two is of one to four cases', () => {
  let isTold = 0
  fc.assert(
    fc.property(anyYear, (year) => {
      const told = tellYear(year)
      if (!told) {
        expect(year.closed).toBeLessThan(5)
        return
      }
      const figures = [told.closed, told.helpedInDay, told.helpedInHour, 0].filter((figure) => figure !== null)
      for (const one of figures) for (const other of figures) expect([1, 2, 3, 4]).not.toContain(one - other)
      isTold += figures.length
    }),
    { numRuns: 1000 },
  )
  expect(isTold).toBeGreaterThan(2000)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Allocation, allocate, allocations } from './allocation.ts'

const drawn = (sizes: Record<string, number>, wanted: number, allocation: Allocation) => {
  const allocated = allocate(new Map(Object.entries(sizes)), wanted, allocation)
  return allocated.ok ? Object.fromEntries(allocated.strata.map((one) => [one.name, one.drawn])) : allocated
}

test('proportional shares are rounded by largest remainders', () => {
  // Hamilton's method: 21.4, 42.9 and 35.7 of 100.
  expect(drawn({ a: 300, b: 600, c: 500 }, 100, 'proportional')).toEqual({ a: 21, b: 43, c: 36 })
})

test('a stratum smaller than its share gives the rest on', () => {
  expect(drawn({ a: 10, b: 1000, c: 1000 }, 300, 'equal')).toEqual({ a: 10, b: 145, c: 145 })
  expect(drawn({ a: 10, b: 50, c: 1000 }, 300, 'equal')).toEqual({ a: 10, b: 50, c: 240 })
})

test('each stratum gives two where it has two, so that a variance can be told', () => {
  expect(drawn({ a: 1, b: 2, c: 5, d: 100_000 }, 10, 'proportional')).toEqual({ a: 1, b: 2, c: 2, d: 5 })
})

test('where two of each are more than is wanted, each gives one', () => {
  expect(drawn({ a: 5, b: 5, c: 5 }, 4, 'equal')).toEqual({ a: 2, b: 1, c: 1 })
})

test('a sample smaller than the number of strata is refused', () => {
  expect(drawn({ a: 5, b: 5, c: 5 }, 2, 'equal')).toEqual({ ok: false, problem: 'fewer-than-strata', strata: 3 })
})

const sizes = fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 5000 }), {
  minKeys: 1,
  maxKeys: 40,
})

test('whatever the sizes: the sum is what was wanted, and nobody gives more than they have or less than they must', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(...allocations), (given, wanted, how) => {
      const map = new Map(Object.entries(given))
      const total = [...map.values()].reduce((a, b) => a + b, 0)
      const allocated = allocate(map, wanted, how)
      if (!allocated.ok) {
        expect(Math.min(wanted, total)).toBeLessThan(map.size)
        return
      }
      expect(allocated.strata.reduce((sum, one) => sum + one.drawn, 0)).toBe(Math.min(wanted, total))
      const twos = [...map.values()].reduce((sum, size) => sum + Math.min(size, 2), 0)
      for (const { name, size, drawn } of allocated.strata) {
        expect(size).toBe(map.get(name))
        expect(drawn).toBeLessThanOrEqual(size)
        expect(drawn).toBeGreaterThanOrEqual(Math.min(size, twos <= wanted ? 2 : 1))
      }
    }),
  )
})

test('the order in which strata come changes nothing', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 40, max: 500 }), fc.constantFrom(...allocations), (given, wanted, how) => {
      const entries = Object.entries(given)
      expect(allocate(new Map(entries), wanted, how)).toEqual(allocate(new Map(entries.toReversed()), wanted, how))
    }),
  )
})

test('of strata between their bounds, none is more than one post from its proportional share', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 10_000 }), (given, wanted) => {
      const map = new Map(Object.entries(given))
      const total = [...map.values()].reduce((a, b) => a + b, 0)
      const n = Math.min(wanted, total)
      // Only where no bound comes into play.
      fc.pre([...map.values()].every((size) => (n * size) / total >= 2))
      const allocated = allocate(map, wanted, 'proportional')
      for (const { size, drawn } of allocated.ok ? allocated.strata : []) {
        expect(Math.abs(drawn - (n * size) / total)).toBeLessThan(1)
      }
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coalitionExposed, exactRank, type Truth } from './attack.testing.ts'
import { type Contribution, releasable } from './small-groups.ts'

const cellNames = ['total', 'a', 'b', 'c', 'd', 'e', 'f']

// Few people, few cells, any overlap: where a mistake shows.
const anyTable = (people: number, least = 0) =>
  fc.array(
    fc.record({
      person: fc.integer({ min: 1, max: people }).map((n) => `person ${n}`),
      cells: fc.subarray(cellNames.slice(1)).map((cells) => ['total', ...cells]),
    }),
    { minLength: least, maxLength: 30 },
  )

function people(count: number, cells: readonly string[], from = 0): Contribution[] {
  return Array.from({ length: count }, (_, n) => ({ person: `person ${from + n}`, cells }))
}

const truthsOf = (contributions: readonly Contribution[], cells: readonly string[]): Truth[] =>
  contributions.map((one) => ({ person: one.person, counts: cells.map((cell) => (one.cells.includes(cell) ? 1 : 0)) }))

describe('the small-group rule', () => {
  test('four people are not shown, five are', () => {
    expect(releasable({ contributions: people(4, ['a']), released: [], candidates: ['a'] })).toEqual([])
    expect(releasable({ contributions: people(5, ['a']), released: [], candidates: ['a'] })).toEqual(['a'])
  })

  test('one person with many contributions is still one person', () => {
    const many = Array.from({ length: 20 }, () => ({ person: 'one', cells: ['a'] }))
    expect(releasable({ contributions: [...many, ...people(3, ['a'])], released: [], candidates: ['a'] })).toEqual([])
  })

  test('with the total shown, four in Sales hide the nine in Technology too', () => {
    const contributions = [...people(4, ['total', 'sales']), ...people(9, ['total', 'technology'], 4)]
    const candidates = ['total', 'sales', 'technology']
    expect(releasable({ contributions, released: [], candidates })).toEqual(['total'])
  })

  test('with the total unknown, the nine in Technology are shown, and then the total is not', () => {
    const contributions = [...people(4, ['total', 'sales']), ...people(9, ['total', 'technology'], 4)]
    const candidates = ['technology', 'sales', 'total']
    expect(releasable({ contributions, released: [], candidates })).toEqual(['technology'])
  })

  test('a cell inside another is shown only where five are outside it', () => {
    const nested = (outside: number) => [...people(9, ['outer', 'inner']), ...people(outside, ['outer'], 9)]
    const candidates = ['outer', 'inner']
    expect(releasable({ contributions: nested(4), released: [], candidates })).toEqual(['outer'])
    expect(releasable({ contributions: nested(5), released: [], candidates })).toEqual(['outer', 'inner'])
  })

  test('groups that overlap do not give away the few who are in both', () => {
    // a + b − total would be the two who are in both.
    const contributions = [
      ...people(8, ['total', 'a']),
      ...people(8, ['total', 'b'], 8),
      ...people(2, ['total', 'a', 'b'], 16),
    ]
    const shown = releasable({ contributions, released: [], candidates: ['total', 'a', 'b'] })
    expect(shown).toEqual(['total', 'a'])
  })

  test('a combination with larger coefficients does not give anybody away either', () => {
    // a + b + c − 2 × total is the one who is in none of them, three times over: 2, 1 and 0 cells each.
    const contributions = [
      ...people(6, ['total', 'a', 'b']),
      ...people(6, ['total', 'b', 'c'], 6),
      ...people(6, ['total', 'a', 'c'], 12),
      ...people(1, ['total'], 18),
    ]
    expect(releasable({ contributions, released: [], candidates: ['total', 'a', 'b', 'c'] })).toEqual([
      'total',
      'a',
      'b',
    ])
  })

  test('what was released before counts: one more person today is not the difference from yesterday', () => {
    const yesterday = people(7, ['so far', 'now'])
    const contributions = [...yesterday, ...people(1, ['now'], 7)]
    expect(releasable({ contributions, released: ['so far'], candidates: ['now'] })).toEqual([])
    const later = [...yesterday, ...people(5, ['now'], 7)]
    expect(releasable({ contributions: later, released: ['so far'], candidates: ['now'] })).toEqual(['now'])
  })

  test('a cell that is the same as a shown one by chance is not shown: it would say that nobody else told', () => {
    const contributions = people(9, ['total', 'sales'])
    const candidates = ['total', 'sales']
    expect(releasable({ contributions, released: [], candidates })).toEqual(['total'])
    // Where Sales is known to be everybody, it says nothing.
    const possible = [['total', 'sales']]
    expect(releasable({ contributions, released: [], candidates, possible })).toEqual(['total', 'sales'])
  })

  test('a table with five people in every combination of cells is shown whole', () => {
    const combinations = ['a', 'b', 'c', 'd'].flatMap((network) =>
      ['x', 'y', 'z'].map((group) => ['total', network, group]),
    )
    const contributions = combinations.flatMap((cells, n) => people(5, cells, n * 5))
    const candidates = ['total', 'a', 'b', 'c', 'd', 'x', 'y', 'z']
    expect(releasable({ contributions, released: [], candidates, possible: combinations })).toEqual(candidates)
  })

  test('no attacker finds a sum of fewer than five people, in any table, in one go or in several', () => {
    let shown = 0
    fc.assert(
      fc.property(
        anyTable(12, 15),
        fc.shuffledSubarray(cellNames),
        fc.integer({ min: 0, max: 7 }),
        (table, order, cut) => {
          const first = releasable({ contributions: table, released: [], candidates: order.slice(0, cut) })
          const second = releasable({ contributions: table, released: first, candidates: order })
          shown += first.length + second.length
          expect(coalitionExposed(truthsOf(table, [...first, ...second]), 4)).toBeUndefined()
        },
      ),
      { numRuns: 60 },
    )
    expect(shown).toBeGreaterThan(60)
  })

  test('nor of fewer than two or three, where tables are full and nearly everything is shown', () => {
    let shown = 0
    fc.assert(
      fc.property(anyTable(10, 10), fc.integer({ min: 2, max: 3 }), (table, threshold) => {
        const cells = releasable({ contributions: table, released: [], candidates: cellNames, threshold })
        shown += cells.length
        expect(coalitionExposed(truthsOf(table, cells), threshold - 1)).toBeUndefined()
      }),
      { numRuns: 400 },
    )
    expect(shown).toBeGreaterThan(400)
  })

  test('it withholds little that the exact rule would show', () => {
    const tally = { shown: 0, exact: 0 }
    fc.assert(
      fc.property(anyTable(10, 8), (table) => {
        const released: string[] = []
        for (const candidate of cellNames) {
          const shows = releasable({ contributions: table, released, candidates: [candidate], threshold: 3 }).length > 0
          const before = truthsOf(table, released)
          const after = truthsOf(table, [...released, candidate])
          const safe = table.length > 0 && grows(before, after) && coalitionExposed(after, 2) === undefined
          if (shows) expect(safe).toBe(true)
          tally.exact += safe ? 1 : 0
          tally.shown += shows ? 1 : 0
          if (shows) released.push(candidate)
        }
      }),
      { numRuns: 200, seed: 5 },
    )
    expect(tally.shown / tally.exact).toBeGreaterThan(0.9)
  })

  test('the attacker of these tests does find what there is to find', () => {
    const truths = truthsOf([...people(5, ['total', 'a']), ...people(2, ['total'], 5)], ['total', 'a'])
    expect(coalitionExposed(truths, 4)).toEqual(expect.arrayContaining(['person 5', 'person 6']))
    expect(coalitionExposed(truths, 1)).toBeUndefined()
  })
})

// A cell that equals a combination of the released ones in this table is refused on purpose.
function grows(before: readonly Truth[], after: readonly Truth[]): boolean {
  return rankOf(after) > rankOf(before)
}

function rankOf(truths: readonly Truth[]): number {
  return exactRank(truths.map((truth) => truth.counts))
}

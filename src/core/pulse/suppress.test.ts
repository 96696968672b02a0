import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PoolTable, rest, shownTables, type ToldItem, toldBy } from './suppress.ts'
import { apart, type Counts, plus, sumOf } from './table.ts'

const table = (pool: string, ...counts: number[]): PoolTable => ({ pool, groups: [pool], counts })
const shown = (tables: readonly PoolTable[], earlier: readonly ToldItem[] = [], threshold = 5) =>
  shownTables({ tables, earlier, threshold })

describe('which tables of an item are told', () => {
  test('of the design’s example, sales 4 and technology 9: the whole alone', () => {
    expect(shown([table('sales', 2, 2), table('technology', 4, 5)])).toEqual({ all: true, unchanged: false, pools: [] })
  })

  test('fewer than five people: nothing', () => {
    expect(shown([table('sales', 2, 2)])).toEqual({ all: false, unchanged: false, pools: [] })
  })

  test('a pool in which all answered the same hides, and another one with it where it would be the rest', () => {
    const { pools } = shown([table('a', 0, 7), table('b', 6, 6), table('c', 5, 4)])
    expect(pools).toEqual(['b'])
  })

  test('everybody answering the same is told of the whole organisation alone', () => {
    expect(shown([table('a', 0, 7), table('b', 0, 8)])).toEqual({ all: true, unchanged: false, pools: [] })
  })

  test('one more answer than in the wave before tells what it was: the whole waits', () => {
    const before = toldBy([table('a', 10, 10)], [])
    expect(shown([table('a', 10, 11)], [before])).toMatchObject({ all: false, unchanged: true })
    expect(shown([table('a', 10, 10)], [before])).toMatchObject({ all: true })
    expect(shown([table('a', 10, 15)], [before])).toMatchObject({ all: true })
  })

  test('a small group that was merged since is not had by taking the earlier wave away', () => {
    const a = table('a', 8, 8)
    const c: PoolTable = { pool: 'c', groups: [rest], counts: [7, 7] }
    const before = toldBy([a, c], [a])
    const merged: PoolTable = { pool: 'a', groups: ['a', 'b'], counts: [10, 8] }
    expect(shown([merged, { ...c, counts: [20, 9] }], [before]).pools).not.toContain('a')
  })
})

// An attacker who knows who is in which pool, and that nobody changes their mind: each person gives the same answer in
// each wave. They add up told tables of a wave in every way, and take such sums from one another.

type Person = { readonly pool: number; readonly value: number; readonly answers: boolean }
type Wave = readonly Person[]
const groups = ['a', 'b', 'c', 'd']

const anyPerson = fc.record({
  pool: fc.integer({ min: 0, max: 3 }),
  value: fc.oneof({ weight: 3, arbitrary: fc.constant(3) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 4 }) }),
  answers: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
})

/** A person stays as they are, goes, moves to another pool, or answers now and not then. */
const anyTurn = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ kind: 'stays' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'goes' as const }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }).map((pool) => ({ kind: 'moves' as const, pool })) },
)

const anyWaves = fc
  .array(anyPerson, { minLength: 20, maxLength: 90 })
  .chain((people) =>
    fc.record({
      first: fc.constant(people),
      turns: fc.array(fc.array(anyTurn, { minLength: people.length, maxLength: people.length }), {
        minLength: 2,
        maxLength: 2,
      }),
      come: fc.array(fc.array(anyPerson, { maxLength: 7 }), { minLength: 2, maxLength: 2 }),
      merges: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    }),
  )
  .map(({ first, turns, come, merges }) => {
    const waves: Wave[] = [first]
    for (const [at, turn] of turns.entries()) {
      const before = waves.at(-1) as Wave
      const stayed = before.map((person, n): Person => {
        const now = turn[n] ?? { kind: 'stays' }
        if (now.kind === 'goes') return { ...person, answers: false }
        return now.kind === 'moves' ? { ...person, pool: now.pool } : person
      })
      waves.push([...stayed, ...(come[at] ?? [])])
    }
    return { waves, merges }
  })

/** Which pool is which: where `merges`, the last two groups are one pool, as small ones are. */
const poolsOf = (isMerged: boolean) => (isMerged ? [[0], [1], [2, 3]] : [[0], [1], [2], [3]])

type Known = { readonly people: ReadonlySet<number>; readonly counts: Counts }

/** Who is in the one and not in the other. */
const peopleApart = ({ people: one }: Known, { people: other }: Known): number =>
  [...one].filter((person) => !other.has(person)).length + [...other].filter((person) => !one.has(person)).length

function everySum(
  wave: Wave,
  pools: readonly (readonly number[])[],
  tables: readonly PoolTable[],
  told: readonly string[],
): Known[] {
  const parts: Known[] = [
    ...tables.filter(({ pool }) => told.includes(pool)).map((one) => ({ of: [one], counts: one.counts })),
    { of: tables.filter(({ pool }) => !told.includes(pool)), counts: [] },
  ].map(({ of }) => ({
    people: new Set(
      wave.flatMap((person, n) =>
        person.answers && of.some((one) => pools[Number(one.pool)]?.includes(person.pool)) ? [n] : [],
      ),
    ),
    counts: of.reduce<Counts>((sum, one) => plus(sum, one.counts), [0, 0, 0, 0, 0]),
  }))
  return Array.from({ length: 2 ** parts.length - 1 }, (_, mask) => {
    const chosen = parts.filter((_, at) => ((mask + 1) >> at) % 2 === 1)
    return {
      people: new Set(chosen.flatMap(({ people }) => [...people])),
      counts: chosen.reduce<Counts>((sum, { counts }) => plus(sum, counts), [0, 0, 0, 0, 0]),
    }
  })
}

test('an attacker who adds and subtracts what was told in three waves comes down to no fewer than five people', () => {
  let isTold = 0
  fc.assert(
    fc.property(anyWaves, ({ waves, merges }) => {
      const earlier: ToldItem[] = []
      const known: Known[][] = []
      for (const [at, wave] of waves.entries()) {
        const pools = poolsOf(merges[at] ?? false)
        const tables = pools.map((members, pool): PoolTable => {
          const counts = [0, 0, 0, 0, 0]
          for (const { pool: own, value, answers } of wave)
            if (answers && members.includes(own)) counts[value] = (counts[value] ?? 0) + 1
          return { pool: `${pool}`, groups: members.map((one) => groups[one] as string), counts }
        })
        const { all, pools: told } = shown(tables, earlier)
        if (!all) continue
        isTold += told.length
        earlier.push(
          toldBy(
            tables,
            tables.filter(({ pool }) => told.includes(pool)),
          ),
        )
        const sums = everySum(wave, pools, tables, told)
        for (const { people } of sums) expect(people.size === 0 || people.size >= 5).toBe(true)
        for (const before of known.flat())
          for (const now of sums) {
            const people = peopleApart(now, before)
            const cell = apart(now.counts, before.counts)
            // So few people stand between the two, and the tables say how they answered.
            expect(people > 0 && people < 5 && cell > 0).toBe(false)
          }
        known.push(sums)
      }
    }),
    { numRuns: 1000 },
  )
  // The rule would be kept by telling nothing, too.
  expect(isTold).toBeGreaterThan(500)
})

test('a told table is one that was asked for, and the sum of its parts is the whole', () => {
  const tables = [table('a', 9, 3), table('b', 6, 6), table('c', 2, 1)]
  const told = toldBy(tables, [tables[0] as PoolTable])
  expect(told.reduce((sum, { counts }) => sum + sumOf(counts), 0)).toBe(27)
})

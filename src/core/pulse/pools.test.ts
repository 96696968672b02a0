import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Eligible, leastMembers, poolsOf } from './pools.ts'

const people = (count: number, ...groups: string[]): Eligible[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${groups.join()}-${at}`, groups }))

describe('pools', () => {
  test('of fewer than ten do not exist, unless they are all there are; each member is in one', () => {
    const reporting = ['a', 'b', 'c', 'd', 'e']
    const anyMember = fc.record({ groups: fc.subarray(reporting) })
    fc.assert(
      fc.property(fc.array(anyMember, { maxLength: 120 }), fc.shuffledSubarray(reporting), (drawn, chosen) => {
        const members = drawn.map(({ groups }, at) => ({ id: `m${at}`, groups }))
        const { pools } = poolsOf(members, chosen)
        expect(pools.flatMap((pool) => pool.members).sort()).toEqual(members.map(({ id }) => id).sort())
        if (members.length >= leastMembers)
          for (const pool of pools) expect(pool.members.length).toBeGreaterThanOrEqual(leastMembers)
        else expect(pools.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('are the groups that are large enough, and the rest with those that are not', () => {
    const { pools, merged } = poolsOf(
      [...people(12, 'sales'), ...people(4, 'legal'), ...people(9, 'shop'), ...people(3)],
      ['legal', 'sales', 'shop'],
    )
    expect(pools.map(({ groups, members }) => [groups, members.length])).toEqual([
      [['sales'], 12],
      [['legal', 'shop'], 16],
    ])
    expect(merged).toEqual(['legal', 'shop'])
  })

  test('give up the smallest where the rest would be a handful', () => {
    const { pools, merged } = poolsOf([...people(30, 'a'), ...people(11, 'b'), ...people(2, 'c')], ['a', 'b', 'c'])
    expect(pools.map(({ groups, members }) => [groups, members.length])).toEqual([
      [['a'], 30],
      [['b', 'c'], 13],
    ])
    expect(merged).toEqual(['b', 'c'])
  })

  test('count whoever is in two groups in the first one of the steward’s order', () => {
    const { pools } = poolsOf([...people(10, 'a', 'b'), ...people(10, 'b')], ['b', 'a'])
    expect(pools.map(({ groups, members }) => [groups, members.length])).toEqual([[['b'], 20]])
  })
})

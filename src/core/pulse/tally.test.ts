import { describe, expect, test } from 'vitest'
import type { Answers } from './answers.ts'
import { defaultItems } from './default-items.ts'
import type { ScaleItem } from './item.ts'
import { favourable, type PoolBallots, tally, wholeGroupRange } from './tally.ts'

const [control] = defaultItems
const time = defaultItems.find(({ id }) => id === 'time') as ScaleItem
const pool = (name: string, members: number, values: readonly number[]): PoolBallots => ({
  ...{ pool: name, groups: [name], members, hasRest: false },
  given: values.map((value): Answers => (value === 0 ? {} : { control: value })),
})
const tallied = (pools: readonly PoolBallots[], earlier: Parameters<typeof tally>[0]['earlier'] = []) =>
  tally({ items: control ? [control] : [], pools, earlier, threshold: 5 })

describe('a tally', () => {
  test('counts values by item and pool; what one left out is in no count', () => {
    const told = tallied([pool('a', 20, [1, 2, 3, 4, 5, 5, 0]), pool('b', 20, [2, 2, 2, 4, 5, 1])])
    expect(told).toMatchObject({ members: 40, answered: 13 })
    expect(told.tables).toEqual([
      { item: 'control', pool: null, counts: [2, 4, 1, 2, 3] },
      { item: 'control', pool: 'a', counts: [1, 1, 1, 1, 2] },
      { item: 'control', pool: 'b', counts: [1, 3, 0, 1, 1] },
    ])
  })

  test('does not tell how many answered in a pool of fewer than five, nor in the one beside it', () => {
    expect(tallied([pool('a', 20, [1, 2, 3, 4]), pool('b', 20, [1, 2, 3, 4, 5, 5, 5, 5, 1])]).pools).toEqual([])
  })

  test('tells a pool that is the whole once', () => {
    const told = tallied([pool('a', 20, [1, 2, 3, 4, 5])])
    expect(told.tables).toEqual([{ item: 'control', pool: null, counts: [1, 1, 1, 1, 1] }])
    expect(told.pools).toEqual([])
  })

  test('waits with an item of which fewer than five answers changed, and tells it once they have', () => {
    const first = tallied([pool('a', 20, [1, 2, 3, 4, 5])])
    const second = tallied([pool('a', 20, [1, 2, 3, 4, 5, 5])], [first.told])
    expect([second.tables, second.unchanged]).toEqual([[], ['control']])
    const third = tallied([pool('a', 20, [1, 2, 3, 4, 5, 5, 5, 5, 5, 5])], [first.told, second.told])
    expect([third.tables.length, third.unchanged]).toEqual([1, []])
  })
})

test('what is favourable is at the upper end of a scale, or at the lower one where it is reversed', () => {
  expect(control && favourable(control as ScaleItem, [1, 2, 3, 4, 5])).toBe(9)
  expect(favourable(time, [1, 2, 3, 4, 5])).toBe(3)
})

// By hand: of 12 people 7 answered, 4 favourably; if none of the other 5 would, 4 in 12, and if all would, 9 in 12.
test('the share of a whole group lies between what the silent would do at least and at most', () => {
  expect(wholeGroupRange(4, 7, 12)).toEqual({ low: 4 / 12, high: 9 / 12 })
})

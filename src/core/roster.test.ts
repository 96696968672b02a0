import { describe, expect, test } from 'vitest'
import { eligibleSeries, type OnRoster } from './roster.ts'

const people = (from: number, to: number, ...groups: string[]): OnRoster[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ person: `person ${from + index}`, groups }))

const eligible = (
  members: readonly OnRoster[],
  more: { groupsShown?: readonly string[]; audiences?: ReadonlyMap<string, readonly string[]> } = {},
) => eligibleSeries({ members, groupsShown: [], audiences: new Map(), ...more })

const all = { dimension: 'all', part: '' } as const
const group = (part: string) => ({ dimension: 'group', part }) as const
const story = (part: string) => ({ dimension: 'story', part }) as const

describe('the roster', () => {
  test('an organisation of nine is shown nothing, one of ten its sums', () => {
    expect(eligible(people(1, 9))(all)).toBe(false)
    expect(eligible(people(1, 10))(all)).toBe(true)
    expect(eligible(people(1, 9))(story('any'))).toBe(false)
  })

  test('a team of five is not shown: a sum of five people would say that each of them told', () => {
    const may = eligible([...people(1, 5, 'team'), ...people(6, 30, 'rest')])
    expect(may(group('team'))).toBe(false)
    // Nor is the rest, which would leave the team.
    expect(may(group('rest'))).toBe(false)
  })

  test('two groups of ten are both shown, and together they are everybody', () => {
    const may = eligible([...people(1, 10, 'north'), ...people(11, 20, 'south')])
    expect([may(group('north')), may(group('south'))]).toEqual([true, true])
  })

  test('of two groups that differ by a few, the larger is shown', () => {
    const may = eligible([...people(1, 12, 'a', 'b'), ...people(13, 16, 'a'), ...people(17, 40)])
    expect([may(group('a')), may(group('b'))]).toEqual([true, false])
  })

  test('a group that was shown already this quarter keeps its place, and hides what differs from it by a few', () => {
    const members = [...people(1, 12, 'a', 'b'), ...people(13, 16, 'a'), ...people(17, 40)]
    const may = eligible(members, { groupsShown: ['b'] })
    expect([may(group('a')), may(group('b'))]).toEqual([false, true])
  })

  test('a story offered to a small group only is not shown; one for everybody is', () => {
    const members = [...people(1, 8, 'team'), ...people(9, 40)]
    const may = eligible(members, {
      audiences: new Map([
        ['secret', ['team']],
        ['open', []],
      ]),
    })
    expect([may(story('secret')), may(story('open')), may(story('no audience'))]).toEqual([false, true, true])
  })

  test('nor is a story whose audience a shown group parts into few and many', () => {
    const members = [
      ...people(1, 12, 'north', 'board'),
      ...people(13, 16, 'south', 'board'),
      ...people(17, 40, 'south'),
    ]
    const audiences = new Map([
      ['board only', ['board']],
      ['south only', ['south']],
    ])
    const may = eligible(members, { audiences })
    expect(may(group('north'))).toBe(true)
    expect(may(story('board only'))).toBe(false)
    expect(may(story('south only'))).toBe(true)
  })
})

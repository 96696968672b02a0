import { expect, test } from 'vitest'
import type { Counted, Figure } from './figure.ts'
import { figuresToRelease } from './figures-to-release.ts'
import { type Week, weeksOfQuarter } from './weeks.ts'

// A rule that withheld everything would be safe. These say what an ordinary organisation gets to see.

const quarter = weeksOfQuarter('2026-01-05' as Week)

/** People who tell about once a week, on four networks of unequal size, in six groups that overlap. */
function ordinaryOrganisation(people: number, weeks: number, seed: number, aWeek = 3): Counted[] {
  const chance = seeded(seed)
  const departments = ['care', 'care', 'care', 'technology', 'technology', 'sales', 'sales', 'office']
  return Array.from({ length: people }, (_, n) => n).flatMap((n) => {
    const groups = [departments[n % 8] ?? '', ...(n % 5 === 0 ? ['leaders'] : []), ...(n % 3 === 0 ? ['oulu'] : [])]
    return quarter.slice(0, weeks).flatMap((week) =>
      Array.from({ length: Math.floor(chance() * aWeek) }, () => ({
        person: `person ${n}`,
        week,
        network: picked(chance(), { linkedin: 0.5, x: 0.2, bluesky: 0.2, facebook: 0.1 }),
        story: chance() < 0.3 ? null : `story ${Math.floor(chance() * 4)}`,
        groups,
        amount: 1,
      })),
    )
  })
}

function shares(figures: readonly Figure[], weeks: number): Record<string, string> {
  const told: Record<string, string> = {}
  for (const [series, own] of Map.groupBy(figures, (figure) => `${figure.dimension} ${figure.part}`.trim())) {
    const covered = own.reduce((sum, { first, last }) => sum + quarter.indexOf(last) - quarter.indexOf(first) + 1, 0)
    told[series] = `${own.length} figures over ${covered} of ${weeks} weeks`
  }
  return told
}

test('of 60 active people in 8 weeks, every week and nearly every part is shown', () => {
  const contributions = ordinaryOrganisation(60, 8, 1)
  const figures = figuresToRelease({
    weeks: quarter.slice(0, 8),
    contributions,
    released: [],
    eligible: () => true,
    groupSets: [],
  })
  expect(shares(figures, 8)).toEqual({
    all: '8 figures over 8 of 8 weeks',
    'network linkedin': '8 figures over 8 of 8 weeks',
    'network bluesky': '8 figures over 8 of 8 weeks',
    'network x': '6 figures over 7 of 8 weeks',
    'network facebook': '6 figures over 7 of 8 weeks',
    'group care': '8 figures over 8 of 8 weeks',
    'group sales': '8 figures over 8 of 8 weeks',
    'group leaders': '8 figures over 8 of 8 weeks',
    'group oulu': '8 figures over 8 of 8 weeks',
    'group office': '5 figures over 7 of 8 weeks',
    'group technology': '5 figures over 7 of 8 weeks',
    'story story 0': '8 figures over 8 of 8 weeks',
    'story story 1': '8 figures over 8 of 8 weeks',
    'story story 2': '8 figures over 8 of 8 weeks',
    'story story 3': '8 figures over 8 of 8 weeks',
  })
})

test('of 25 people who tell every third week, the whole is shown week by week and parts for longer times', () => {
  const contributions = ordinaryOrganisation(25, 13, 3, 1.5)
  const figures = figuresToRelease({ weeks: quarter, contributions, released: [], eligible: () => true, groupSets: [] })
  expect(shares(figures, 13)).toEqual({
    all: '12 figures over 13 of 13 weeks',
    'network linkedin': '3 figures over 10 of 13 weeks',
    'network bluesky': '3 figures over 12 of 13 weeks',
    'network x': '2 figures over 12 of 13 weeks',
    'group care': '2 figures over 7 of 13 weeks',
    'group sales': '2 figures over 13 of 13 weeks',
    'group technology': '3 figures over 11 of 13 weeks',
    'group leaders': '1 figures over 4 of 13 weeks',
    'group oulu': '3 figures over 9 of 13 weeks',
    'story story 0': '2 figures over 11 of 13 weeks',
    'story story 1': '2 figures over 13 of 13 weeks',
    'story story 2': '1 figures over 7 of 13 weeks',
    'story story 3': '2 figures over 10 of 13 weeks',
  })
})

test('20,000 people and a whole quarter are decided within seconds', () => {
  const contributions = ordinaryOrganisation(20_000, 13, 2)
  const started = performance.now()
  const figures = figuresToRelease({ weeks: quarter, contributions, released: [], eligible: () => true, groupSets: [] })
  expect(figures).toHaveLength(15 * 13)
  // It takes one or two; more than ten would be another order of growth.
  expect(performance.now() - started).toBeLessThan(10_000)
})

function picked(chance: number, weights: Record<string, number>): string {
  let left = chance
  for (const [name, weight] of Object.entries(weights)) {
    left -= weight
    if (left < 0) return name
  }
  return Object.keys(weights)[0] ?? ''
}

// A linear congruential generator (Numerical Recipes): the same organisation every time.
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

import { describe, expect, test } from 'vitest'
import { sharesOfPeople } from './beta-binomial.testing.ts'
import { binomial } from './binomial.ts'
import { clusteredShare } from './clustered-share.ts'
import { seeded } from './random.ts'
import { wilson } from './wilson.ts'

// How often an interval that claims 95 % holds the truth, where people differ: the figures that the product prints.
// The expected ones are those of ../shared/design/voice-study.md, found there by another program (beta-binomial,
// unequal sizes, a true share of 0.956), and were found again with NumPy 2.4 and SciPy 1.17.

const truth = 0.956
const rounds = 4_000

/** Twice the standard error of the simulation, and what other unequal sizes would make of it. */
const error = 2 * Math.sqrt((0.9 * 0.1) / rounds) + 0.01

const seven = [780, 520, 350, 260, 175, 130, 55]
/** As unequal: the one who wrote most has twenty times as many posts as the one who wrote least. */
const thirty = Array.from({ length: 30 }, (_, index) => Math.round(18 * 20 ** (index / 29)))

function coverage(sizes: readonly number[], icc: number, seed: number) {
  const random = seeded(seed)
  const posts = sizes.reduce((sum, size) => sum + size, 0)
  const holds = (low: number | null, high: number | null) => (low ?? 2) <= truth && truth <= (high ?? -1)
  let [clustered, naive] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    const people = sizes.map((all) => ({ all, inSet: binomial(all, sharesOfPeople(truth, icc, random), random) }))
    const found = clusteredShare(people, posts)
    const claimed = wilson(found.share, posts)
    if (holds(found.low, found.high)) clustered++
    if (holds(claimed.low, claimed.high)) naive++
  }
  return { clustered: clustered / rounds, naive: naive / rounds }
}

describe('of a hundred intervals', () => {
  test.each([
    [7, 0.02, seven, 0.9, 0.46],
    [7, 0.05, seven, 0.89, 0.29],
    [7, 0.1, seven, 0.87, 0.21],
    [30, 0.05, thirty, 0.92, null],
  ])('by %i people with an intraclass correlation of %d', (_, icc, sizes, clustered, naive) => {
    const found = coverage(sizes, icc, 20_160_607)
    expect(Math.abs(found.clustered - clustered)).toBeLessThan(error)
    if (naive !== null) expect(Math.abs(found.naive - naive)).toBeLessThan(error + 0.01)
  })
})

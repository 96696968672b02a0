import { expect, test } from 'vitest'
import { binomial } from './binomial.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { seeded } from './random.ts'
import { tQuantile } from './t-quantile.ts'

const draws = 40_000

test.each([
  [1, 0.3],
  [9, 0.5],
  [40, 0.1],
  [40, 0.9],
  [60, 0.5],
  [1000, 0.03],
  [1000, 0.97],
  [100_000, 0.2],
])('of %i tries with the probability %d, each number comes as often as it should', (count, probability) => {
  const random = seeded(31)
  const drawn = Array.from({ length: draws }, () => binomial(count, probability, random)).sort((a, b) => a - b)
  expect(drawn[0]).toBeGreaterThanOrEqual(0)
  expect(drawn.at(-1)).toBeLessThanOrEqual(count)
  // The greatest distance of the two distribution functions; Kolmogorov's 1.95/√n is passed once in a thousand times.
  let farthest = 0
  for (const [at, k] of drawn.entries()) {
    if (drawn[at + 1] === k) continue
    // DLMF 8.17.5: at most k successes.
    const expected = k === count ? 1 : 1 - incompleteBeta(probability, k + 1, count - k)
    farthest = Math.max(farthest, Math.abs((at + 1) / draws - expected))
  }
  expect(farthest).toBeLessThan(1.95 / Math.sqrt(draws))
  const mean = drawn.reduce((sum, k) => sum + k, 0) / draws
  const error = Math.sqrt((count * probability * (1 - probability)) / draws)
  expect(Math.abs(mean - count * probability)).toBeLessThan(tQuantile(0.9995, draws) * error)
})

test('never and always are never and always', () => {
  const random = seeded(1)
  expect([binomial(50, 0, random), binomial(50, 1, random), binomial(0, 0.5, random)]).toEqual([0, 50, 0])
})

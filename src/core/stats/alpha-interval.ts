import { alpha, type Metric } from './alpha.ts'
import { binomial } from './binomial.ts'
import { coincidencesOf, type Pattern } from './coincidences.ts'
import type { Interval } from './interval.ts'
import { percentile } from './percentile.ts'

export type AlphaInterval = Interval & {
  /** Draws in which only one code was left, so that they have no alpha; they are not in the interval. */
  readonly undefinedDraws: number
}

/**
 * Between what alpha lies with 95 %, by drawing units again from the units (bootstrap, percentiles).
 *
 * Use: beside alpha. Limit: it speaks of other posts that the same coders would code, not of other coders; posts of
 * one person resemble each other, so it is rather too narrow where few people's posts were coded; where no two
 * coders ever differed, no draw differs and the interval is a point. `null` where no draw has an alpha. Source:
 * Efron & Tibshirani 1993, An Introduction to the Bootstrap, §13.3; for alpha over units Zapf et al. 2016, BMC Medical
 * Research Methodology 16.
 */
export function alphaInterval(
  patterns: readonly Pattern[],
  codes: number,
  metric: Metric,
  random: () => number,
  draws = 2_000,
): AlphaInterval | null {
  const units = patterns.reduce((sum, pattern) => sum + pattern.units, 0)
  const parts = patterns.map((pattern) => [...coincidencesOf(pattern)])
  const drawn = new Float64Array(patterns.length)
  const alphas: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    // As many units as there are, each of them of this pattern or of one that is still to come: as drawing them one by
    // one would give, in a step for each pattern.
    let [left, among] = [units, units]
    for (const [index, pattern] of patterns.entries()) {
      const times = binomial(left, pattern.units / among, random)
      drawn[index] = times
      left -= times
      among -= pattern.units
    }
    const value = alpha(summed(parts, drawn, codes), metric)
    if (value !== null) alphas.push(value)
  }
  if (alphas.length === 0) return null
  alphas.sort((a, b) => a - b)
  return { low: percentile(alphas, 0.025), high: percentile(alphas, 0.975), undefinedDraws: draws - alphas.length }
}

function summed(
  parts: readonly (readonly (readonly [number, number, number])[])[],
  drawn: Float64Array,
  codes: number,
): number[][] {
  const table = Array.from({ length: codes }, () => new Array<number>(codes).fill(0))
  for (const [index, part] of parts.entries()) {
    const times = drawn[index] as number
    if (times === 0) continue
    for (const [row, column, value] of part) {
      const cells = table[row] as number[]
      cells[column] = (cells[column] as number) + value * times
    }
  }
  return table
}

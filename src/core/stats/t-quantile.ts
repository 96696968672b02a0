import { incompleteBeta } from './incomplete-beta.ts'

/** The probability that Student's t with `df` degrees of freedom is at most `t`. Source: DLMF 8.17.1 with A&S 26.7.1. */
export function tDistribution(t: number, df: number): number {
  const square = t * t
  // Of the two forms, the one that does not lose the small number in a difference.
  const tails =
    square < df
      ? 1 - incompleteBeta(square / (df + square), 0.5, df / 2)
      : incompleteBeta(df / (df + square), df / 2, 0.5)
  return t > 0 ? 1 - tails / 2 : tails / 2
}

/**
 * The value that Student's t with `df` degrees of freedom stays below with probability `p`.
 *
 * Use: intervals from few people, `tQuantile(0.975, people - 1)`. Limit: 1 ≤ df, and p from 0.0001 to 0.9999; about
 * 12 digits. Source: inversion of the distribution function by halving, since it rises everywhere.
 */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  if (p < 0.5) return -tQuantile(1 - p, df)
  let [low, high] = [0, 1]
  while (tDistribution(high, df) < p) high *= 2
  for (let round = 0; round < 200 && low < high; round++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (tDistribution(middle, df) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

import { tQuantile } from './t-quantile.ts'

/** Between what a share or a measure lies, by its data. */
export type Interval = { readonly low: number; readonly high: number }

/** The 0.975 quantile of the normal distribution. */
export const normal975 = 1.959963984540054

/** The logistic function, without overflow on either side. */
export const expit = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)))

/**
 * A 95 % interval around a share, made on the logit scale, so that it stays between 0 and 1 and is wider towards
 * the middle.
 *
 * Use: a share with 0 < share < 1 and its variance. Limit: says nothing of 0 and 1. Source: Korn & Graubard 1999,
 * Analysis of Health Surveys, ch. 3: the delta method, SE(logit p) = √V / (p(1 − p)).
 */
export function logitInterval(share: number, variance: number, df: number): Interval {
  const half = (tQuantile(0.975, df) * Math.sqrt(variance)) / (share * (1 - share))
  const middle = Math.log(share) - Math.log1p(-share)
  return { low: expit(middle - half), high: expit(middle + half) }
}

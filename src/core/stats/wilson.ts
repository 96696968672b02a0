import { type Interval, normal975 } from './interval.ts'

/**
 * Wilson's 95 % interval of a share of `count` that are independent of each other.
 *
 * Use: shares of people; for posts only as the comparison that says what a naive count would have claimed. Limit:
 * posts of the same person are not independent, so for posts it is much too narrow. Source: Wilson 1927, JASA 22;
 * method 3 of Newcombe 1998, Statistics in Medicine 17.
 */
export function wilson(share: number, count: number): Interval {
  const square = normal975 ** 2
  const middle = share + square / (2 * count)
  const half = normal975 * Math.sqrt((share * (1 - share)) / count + square / (4 * count ** 2))
  const at = (value: number) => value / (1 + square / count)
  // At the ends the two terms are equal but for rounding.
  return { low: share === 0 ? 0 : at(middle - half), high: share === 1 ? 1 : at(middle + half) }
}

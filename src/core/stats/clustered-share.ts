import { linearisedShare, type ShareEstimate } from './linearised-share.ts'

/** Of one person: what their posts weigh, and what those of them weigh that are in the set of codes. */
export type Weighed = { readonly all: number; readonly inSet: number }

/**
 * The share of posts that are in a set of codes, where people are what varies: p = Σ y / Σ n, a ratio of totals.
 *
 * Use: posts of several people, all of them or a simple random sample. With weights (1 / probability of being drawn)
 * it is the estimate of a stratified sample, see stratified-share.ts. Limit: see linearised-share.ts. `posts` is the
 * number of posts behind it; people without posts are not to be given. Source: Cochran 1977, Sampling Techniques,
 * §9A.1 and 11.8, the ratio estimator over clusters of unequal size.
 */
export function clusteredShare(people: readonly Weighed[], posts: number): ShareEstimate {
  const all = people.reduce((sum, one) => sum + one.all, 0)
  const inSet = people.reduce((sum, one) => sum + one.inSet, 0)
  const share = Math.min(1, inSet / all)
  return linearisedShare(
    share,
    people.map((one) => (one.inSet - share * one.all) / all),
    posts,
  )
}

import { type Interval, logitInterval } from './interval.ts'
import { wilson } from './wilson.ts'

/** Below this number of people no interval is given. */
export const fewestPeople = 5
export type ShareWarning =
  | { readonly kind: 'too-few-people'; readonly people: number }
  /** `covers`: how often such an interval holds the truth, instead of 95 times in a hundred. */
  | { readonly kind: 'few-people'; readonly people: number; readonly covers: Interval }
  | { readonly kind: 'all-or-none'; readonly people: number; readonly share: number }
  | { readonly kind: 'no-spread'; readonly people: number }

/** By what the interval was made: the spread between people; Wilson's with people as the number; or not at all. */
export type IntervalKind = 'clustered' | 'people' | 'none'

export type ShareEstimate = {
  readonly share: number
  readonly low: number | null
  readonly high: number | null
  readonly interval: IntervalKind
  /** How many times wider the variance is than that of as many independent posts; `null` where it cannot be told. */
  readonly designEffect: number | null
  /** As how many independent posts these tell. */
  readonly effectivePosts: number | null
  readonly warnings: readonly ShareWarning[]
}

/**
 * What all the estimators of a share have in common: each is a smooth function of totals per person, so its variance
 * is V = G/(G − 1) · Σ z² over the G people, where z is how much a person's posts pull the share.
 *
 * Use: through the estimators beside this file. Limit: people stand for others like them; with fewer than twenty of
 * them the interval is too narrow. Where the share is 0 or 1 the spread says nothing, and the interval is Wilson's as
 * if each person were one post; where all people have the same share, which happens by chance, the variance is
 * that of independent posts, and never less. Source: Woodruff 1971, JASA 66; Binder 1983, International Statistical
 * Review 51 (linearised variance, people as ultimate clusters).
 */
export function linearisedShare(
  share: number,
  pulls: readonly number[],
  posts: number,
  people = pulls.length,
): ShareEstimate {
  const simple = (share * (1 - share)) / posts
  const spread = people > 1 ? (people / (people - 1)) * pulls.reduce((sum, pull) => sum + pull * pull, 0) : null
  const warnings = warningsOfPeople(people)
  // Only the rounding of the shares differs.
  const isFlat = spread !== null && spread < simple * 1e-12
  const variance = isFlat ? simple : spread
  const isSpread = variance !== null && simple > 0
  const designEffect = isSpread ? variance / simple : null
  const given = { share, designEffect, effectivePosts: designEffect && posts / designEffect }
  if (people < fewestPeople) return { ...given, low: null, high: null, interval: 'none', warnings }
  if (!isSpread) {
    const more: ShareWarning = { kind: 'all-or-none', people, share }
    return { ...given, ...wilson(share, people), interval: 'people', warnings: [...warnings, more] }
  }
  const more: ShareWarning[] = isFlat ? [{ kind: 'no-spread', people }] : []
  return {
    ...given,
    ...logitInterval(share, variance, people - 1),
    interval: 'clustered',
    warnings: [...warnings, ...more],
  }
}

/**
 * Up to nineteen people a reader is told how often the interval held the truth in a simulation, by the number of people: the range over intraclass
 * correlations of 0.02 to 0.10 and true shares of 0.5 to 0.956, with people of whom the one with most posts has a
 * dozen times as many as the one with fewest. See docs/decisions/0025 and coverage.test.ts.
 */
const coverage: readonly { readonly people: number; readonly covers: Interval }[] = [
  { people: 6, covers: { low: 0.85, high: 0.88 } },
  { people: 9, covers: { low: 0.87, high: 0.9 } },
  { people: 14, covers: { low: 0.88, high: 0.92 } },
  { people: 19, covers: { low: 0.89, high: 0.93 } },
]

function warningsOfPeople(people: number): ShareWarning[] {
  if (people < fewestPeople) return [{ kind: 'too-few-people', people }]
  const covers = coverage.find((row) => people <= row.people)
  return covers ? [{ kind: 'few-people', people, covers: covers.covers }] : []
}

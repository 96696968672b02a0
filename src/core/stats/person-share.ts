import type { Interval } from './interval.ts'
import { wilson } from './wilson.ts'

export type PersonShare = Interval & { readonly share: number; readonly people: number; readonly inSet: number }

/**
 * The share of people with at least one post in the set of codes, with Wilson's interval: people are independent.
 *
 * Use: beside the share of posts, since a few who write much can make up most posts. Limit: whoever wrote more, or of
 * whom more was coded, has had more chances; no share of people in general. `null` without people. Source: Wilson 1927.
 */
export function personShare(people: Iterable<{ readonly inSet: number }>): PersonShare | null {
  const all = [...people]
  const inSet = all.filter((one) => one.inSet > 0).length
  if (all.length === 0) return null
  const share = inSet / all.length
  return { share, people: all.length, inSet, ...wilson(share, all.length) }
}

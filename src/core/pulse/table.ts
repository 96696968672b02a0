import type { Answers } from './answers.ts'
import { type CountedItem, valuesOf } from './item.ts'

/** How many gave each value of an item, the least first. Who gave none is not in it. */
export type Counts = readonly number[]

export const countsOf = (item: CountedItem, given: readonly Answers[]): Counts => {
  const counts = Array.from({ length: valuesOf(item) }, () => 0)
  for (const { [item.id]: value } of given) if (value !== undefined) counts[value - 1] = (counts[value - 1] ?? 0) + 1
  return counts
}

export const sumOf = (counts: Counts): number => counts.reduce((sum, count) => sum + count, 0)

export const plus = (one: Counts, other: Counts): Counts =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, at) => (one[at] ?? 0) + (other[at] ?? 0))

export const minus = (one: Counts, other: Counts): Counts =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, at) => (one[at] ?? 0) - (other[at] ?? 0))

/** Whether all who answered gave the same: then the table says of each of them what they gave. */
export const isUnanimous = (counts: Counts): boolean => counts.filter((count) => count > 0).length === 1

/**
 * How many people a difference of two tables speaks of at least: those whom the one has and the other has not, or
 * who answered otherwise.
 */
export const apart = (one: Counts, other: Counts): number => {
  const difference = minus(one, other)
  const more = difference.filter((count) => count > 0)
  const fewer = difference.filter((count) => count < 0)
  return Math.max(sumOf(more), -sumOf(fewer))
}

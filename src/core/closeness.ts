import { likeness } from './sketch.ts'
import { threshold } from './small-groups.ts'

/** From here on texts are nearly the same. Measured in sketch.test.ts: honest texts stay under 0.12, copies over 0.5. */
export const closeAt = 0.4

// A stored value is one byte.
const byChance = 1 / 256

export type ToldSketch = { readonly person: string; readonly sketch: Uint8Array }

/**
 * Whether a text is close to what five other people or more have told of the same story. `told`: the tellings of
 * others, earliest first.
 *
 * One telling of one person never changes the answer, or somebody could find out by it whether a colleague told:
 * people are counted by whole fives in the order in which they first told, each by that first telling alone, and
 * of those who are counted five must be close.
 */
export function isCloseToOthers(text: Uint8Array, told: readonly ToldSketch[]): boolean {
  const firsts = firstOfEach(told)
  const counted = firsts.slice(0, firsts.length - (firsts.length % threshold))
  return counted.filter(({ sketch }) => likeness(text, sketch, byChance) >= closeAt).length >= threshold
}

function firstOfEach(told: readonly ToldSketch[]): ToldSketch[] {
  const seen = new Set<string>()
  return told.filter(({ person }) => !seen.has(person) && seen.add(person))
}

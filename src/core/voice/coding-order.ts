/** A post as it is put in order: its place by lot, and what a classifier says of it, where it says anything. */
export type Placed = {
  readonly position: number
  readonly unsureness: number | null
}

/**
 * How unsure a classifier is, in bits: 0 where it has no doubt, 1 where it wavers between two codes. `asked` is how
 * probable it is that the decision comes up at all.
 *
 * Use: to have the posts coded first that teach a classifier most. Limits: what was coded first by this is no random
 * sample of anything, so that no share is told of it before all is coded. Source: uncertainty sampling, Lewis & Gale 1994,
 * "A sequential algorithm for training text classifiers", with Shannon's entropy for more than two codes.
 */
export function unsurenessOf(probabilities: readonly number[], asked = 1): number {
  const bits = probabilities.reduce((sum, chance) => (chance > 0 ? sum - chance * Math.log2(chance) : sum), 0)
  // Machines may differ in the last bits of a logarithm, and so in who comes first.
  return Math.round(Math.max(bits, 0) * asked * 1e9) / 1e9
}

/** The least sure first, by lot among equals; what the classifier was not asked of comes last, by lot. */
export const unsureFirst = <P extends Placed>(posts: readonly P[]): P[] =>
  posts.toSorted((one, other) => (other.unsureness ?? -1) - (one.unsureness ?? -1) || one.position - other.position)

/**
 * The same posts with the places that they had among them, dealt out again: the least sure has the first. Of places that
 * a post of somebody else has nothing changes, so each coder's posts are put in order by themselves.
 */
export function placedUnsureFirst<P extends Placed>(
  posts: readonly P[],
): { readonly post: P; readonly position: number }[] {
  const places = posts.map(({ position }) => position).sort((one, other) => one - other)
  return unsureFirst(posts).map((post, at) => ({ post, position: places[at] ?? post.position }))
}

import { postBytes } from './post-table.ts'
import { sipNumber } from './sip-hash.ts'

/** By what posts are kept together in a fold. */
export type FoldBy = 'member' | 'thread'

type Placed = { readonly member: string; readonly thread: string }

export type Folds = {
  readonly count: number
  readonly by: FoldBy
  /** In which fold a post is, coded or not. */
  readonly of: (post: Placed) => number
}

const most = 5
const fewestMembers = 3

/**
 * Parts posts into folds, of which each is predicted by what was learnt from the others alone.
 *
 * All posts of a member are in one fold: a model that had seen others of theirs would know their ways of writing, and
 * look better than it is with a stranger. With fewer than three members that would leave too little to learn from, and
 * conversations are kept together instead. Posts without a code have a fold by the same rule. So coded and uncoded
 * posts of a fold are predicted by one and the same model that saw none of their codes, which is what prediction-powered
 * estimates rest on: see docs/decisions/0026.
 */
export function foldsFor(coded: readonly Placed[], seed: number): Folds {
  const counts = new Map<string, number>()
  for (const { member } of coded) if (member !== '') counts.set(member, (counts.get(member) ?? 0) + 1)
  const numberOf = hashing(seed)
  if (counts.size < fewestMembers) {
    return { count: most, by: 'thread', of: ({ member, thread }) => Math.floor(numberOf(member, thread) * most) }
  }
  const count = Math.min(most, counts.size)
  const known = spread(counts, count)
  // A member of whom nothing is coded is a stranger to every model: any will do.
  const of = ({ member }: Placed) => known.get(member) ?? Math.floor(numberOf(member, '') * count)
  return { count, by: 'member', of }
}

function hashing(seed: number): (member: string, thread: string) => number {
  const bytesOf = postBytes()
  return (member, thread) => {
    const { bytes, length } = bytesOf(member, thread)
    return sipNumber([seed | 0, Math.floor(seed / 2 ** 32) | 0, 0x646c6f66, 0x00000073], bytes, length)
  }
}

/** Those with most posts first, each to the fold that has fewest yet. */
function spread(counts: ReadonlyMap<string, number>, folds: number): Map<string, number> {
  const filled = new Array<number>(folds).fill(0)
  const fold = new Map<string, number>()
  const byCount = [...counts].sort(([a, most], [b, fewer]) => fewer - most || (a < b ? -1 : 1))
  for (const [member, posts] of byCount) {
    const least = filled.indexOf(Math.min(...filled))
    fold.set(member, least)
    filled[least] = (filled[least] ?? 0) + posts
  }
  return fold
}

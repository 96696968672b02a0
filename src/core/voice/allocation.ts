/** How a sample is spread over strata: by their sizes, or the same for each. */
export const allocations = ['proportional', 'equal'] as const
export type Allocation = (typeof allocations)[number]

/** A part of the posts: how many there are, and how many of them are drawn. */
export type Stratum = { readonly name: string; readonly size: number; readonly drawn: number }

export type Allocated =
  | { readonly ok: true; readonly strata: readonly Stratum[] }
  /** A stratum without any post drawn says nothing of its posts, and the whole would lean to the others. */
  | { readonly ok: false; readonly problem: 'fewer-than-strata'; readonly strata: number }

/**
 * How many posts to draw from each stratum, `wanted` in all, or all where there are fewer.
 *
 * No stratum gives more than it has: the rest goes to the others in proportion to their shares. Each gives two
 * at least, from which its variance can be told, or all it has; where that is more than is wanted, one. Shares
 * are rounded by largest remainders; what is equal goes by name, so that the answer does not hang on the order.
 */
export function allocate(sizes: ReadonlyMap<string, number>, wanted: number, allocation: Allocation): Allocated {
  const names = [...sizes.keys()].sort()
  const size = names.map((name) => sizes.get(name) ?? 0)
  const total = Math.min(wanted, sum(size))
  if (total < names.length) return { ok: false, problem: 'fewer-than-strata', strata: names.length }
  const two = size.map((one) => Math.min(one, 2))
  const least = sum(two) <= total ? two : size.map(() => 1)
  const weights = allocation === 'equal' ? size.map(() => 1) : size
  const drawn = rounded(shares(weights, least, size, total), total)
  return { ok: true, strata: names.map((name, index) => ({ name, size: size[index] ?? 0, drawn: drawn[index] ?? 0 })) }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

/**
 * Shares of `total` in proportion to the weights, none below its least or above its most. Where some fall outside,
 * those on the side that is further out are held at their bound, and the others share what is left: the way in
 * which style sheets lay out flexible boxes, which needs a round per stratum at most.
 */
function shares(weights: readonly number[], least: readonly number[], most: readonly number[], total: number) {
  const share = weights.map(() => 0)
  let free = weights.map((_, index) => index)
  let left = total
  while (free.length > 0) {
    const weight = sum(free.map((index) => weights[index] ?? 0))
    const bounded = free.map((index) => {
      const ideal = (left * (weights[index] ?? 0)) / weight
      const kept = Math.min(Math.max(ideal, least[index] ?? 0), most[index] ?? 0)
      share[index] = kept
      return { index, kept, over: kept - ideal }
    })
    const over = sum(bounded.map((one) => one.over))
    const held = bounded.filter((one) => (Math.abs(over) < 1e-9 ? true : over > 0 ? one.over > 0 : one.over < 0))
    const gone = new Set(held.map((one) => one.index))
    left -= sum(held.map((one) => one.kept))
    free = free.filter((index) => !gone.has(index))
  }
  return share
}

/** Whole numbers that sum to `total`: those with the largest remainders are rounded up. */
function rounded(share: readonly number[], total: number): number[] {
  // A share that should be whole may miss it by an error of the machine's arithmetic.
  const floor = share.map((one) => Math.floor(one + 1e-9))
  const byRemainder = share
    .map((one, index) => ({ index, remainder: one - (floor[index] ?? 0) }))
    .sort((a, b) => (Math.abs(b.remainder - a.remainder) < 1e-9 ? a.index - b.index : b.remainder - a.remainder))
  for (const { index } of byRemainder.slice(0, total - sum(floor))) floor[index] = (floor[index] ?? 0) + 1
  return floor
}

import { shuffled } from '../stats/random.ts'
import { allocate } from './allocation.ts'

// Who codes which post. The order in which posts come is the sample's; dealing them out is by lot.

export type PostToDeal = { readonly post: string; readonly stratum: string }

export type Dealt = {
  readonly post: string
  readonly isDouble: boolean
  /** One coder, or two different ones. */
  readonly coders: readonly string[]
}

/**
 * Deals sampled posts out to coders. Of `n` posts, `round(share · n)` go to two; each stratum has some of these where
 * there are enough. Loads differ by one at most, and pairs meet about equally often.
 * The same `random` deals the same. One coder cannot double-code: `share` is taken as 0 then.
 */
export function dealPosts(
  posts: readonly PostToDeal[],
  coders: readonly string[],
  share: number,
  random: () => number,
): Dealt[] {
  if (coders.length === 0) return []
  const doubles = coders.length > 1 ? chooseDoubles(posts, Math.round(share * posts.length), random) : new Set<string>()
  const deal = dealer(shuffled(coders, random))
  const coding = new Map<string, readonly string[]>()
  const byLot = shuffled(posts, random)
  for (const { post } of byLot) if (doubles.has(post)) coding.set(post, deal([], 2))
  for (const { post } of byLot) if (!doubles.has(post)) coding.set(post, deal([], 1))
  return posts.map(({ post }) => ({ post, isDouble: doubles.has(post), coders: coding.get(post) ?? [] }))
}

export type Lacking = {
  readonly post: string
  /** How many more are to code it. */
  readonly lacks: number
  /** Who has coded it, or is to. */
  readonly taken: readonly string[]
}

/**
 * Deals out what lacks a coder, such as what somebody left behind: to whoever has least left to do and has nothing to
 * do with the post. Where nobody is left for one, it is not among the answers.
 */
export function dealAgain(
  lacking: readonly Lacking[],
  open: ReadonlyMap<string, number>,
  random: () => number,
): { readonly post: string; readonly coder: string }[] {
  const deal = dealer(shuffled([...open.keys()], random), open)
  const given = new Map(shuffled(lacking, random).map(({ post, lacks, taken }) => [post, deal(taken, lacks)]))
  return lacking.flatMap(({ post }) => (given.get(post) ?? []).map((coder) => ({ post, coder })))
}

/** Each stratum gives its part by size, and two where that is less; with too few for that, the largest give one each. */
function chooseDoubles(posts: readonly PostToDeal[], wanted: number, random: () => number): Set<string> {
  const strata = Map.groupBy(posts, ({ stratum }) => stratum)
  const bySize = [...strata.keys()].sort((one, other) => sizeOf(strata, other) - sizeOf(strata, one))
  const touched = bySize.slice(0, wanted).map((name) => [name, sizeOf(strata, name)] as const)
  const allocated = allocate(new Map(touched), wanted, 'proportional')
  return new Set(
    (allocated.ok ? allocated.strata : []).flatMap(({ name, drawn }) =>
      shuffled(strata.get(name) ?? [], random)
        .slice(0, drawn)
        .map(({ post }) => post),
    ),
  )
}

const sizeOf = (strata: ReadonlyMap<string, readonly unknown[]>, name: string): number => strata.get(name)?.length ?? 0

/** Gives to whoever has least; among equals, to who has met the other least often, then in the order of the lot. */
function dealer(coders: readonly string[], begun: ReadonlyMap<string, number> = new Map()) {
  const loads = new Map(coders.map((coder) => [coder, begun.get(coder) ?? 0]))
  const met = new Map<string, number>()
  const pair = (one: string, other: string) => [one, other].sort().join('\n')
  return (taken: readonly string[], wanted: number): string[] => {
    const given: string[] = []
    while (given.length < wanted) {
      const free = coders.filter((coder) => !taken.includes(coder) && !given.includes(coder))
      const cost = (coder: string) => given.reduce((sum, other) => sum + (met.get(pair(coder, other)) ?? 0), 0)
      const least = free.reduce<string | undefined>((best, coder) => {
        if (best === undefined) return coder
        const difference = (loads.get(coder) ?? 0) - (loads.get(best) ?? 0)
        return difference < 0 || (difference === 0 && cost(coder) < cost(best)) ? coder : best
      }, undefined)
      if (least === undefined) break
      for (const other of given) met.set(pair(least, other), (met.get(pair(least, other)) ?? 0) + 1)
      loads.set(least, (loads.get(least) ?? 0) + 1)
      given.push(least)
    }
    return given
  }
}

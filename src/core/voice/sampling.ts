import { type Allocated, type Allocation, allocate, type Stratum } from './allocation.ts'
import { postBytes } from './post-table.ts'
import { type SipKey, sipNumber } from './sip-hash.ts'

/** By what strata are made: by participant, by predicted score, or by both. */
export const stratifiers = ['member', 'score'] as const
export type Stratifier = (typeof stratifiers)[number]

export type SamplePlan =
  /** Every post, in random order. */
  | { readonly kind: 'all'; readonly seed: number }
  | { readonly kind: 'simple'; readonly seed: number; readonly size: number }
  | {
      readonly kind: 'stratified'
      readonly seed: number
      readonly size: number
      readonly by: readonly Stratifier[]
      readonly allocation: Allocation
      /** Where score bands part, rising; a score that equals one belongs above it. */
      readonly cuts: readonly number[]
    }

/** A post as drawing sees it. Member and id together are unique. */
export type Drawable = {
  readonly id: string
  readonly member: string
  /** What the classifier predicts, between 0 and 1; `null` where it has not been asked. */
  readonly score: number | null
}

export type Drawn<P extends Drawable> = {
  /** In the order of coding. Wherever coding stops, what was coded of each stratum is a random sample of it. */
  readonly posts: readonly { readonly post: P; readonly stratum: string; readonly probability: number }[]
  readonly strata: readonly Stratum[]
}

/** The stratum of a post, such as `P1`, `band 2`, or `P1 band 2`. Bands count from 1, the lowest scores first. */
export function stratumOf(plan: SamplePlan, post: Pick<Drawable, 'member' | 'score'>): string {
  if (plan.kind !== 'stratified') return 'all'
  const { score } = post
  const band = score === null ? 'unscored' : `band ${plan.cuts.filter((cut) => score >= cut).length + 1}`
  return plan.by.map((one) => (one === 'member' ? post.member : band)).join(' ') || 'all'
}

/** How many posts the plan draws from each stratum of these sizes. */
export function planSizes(plan: SamplePlan, sizes: ReadonlyMap<string, number>): Allocated {
  if (plan.kind === 'all') {
    return { ok: true, strata: [...sizes].map(([name, size]) => ({ name, size, drawn: size })) }
  }
  return allocate(sizes, plan.size, plan.kind === 'stratified' ? plan.allocation : 'proportional')
}

/**
 * Draws in one pass over the posts, in any order, keeping at most twice as many as it will give.
 *
 * Every post has a random number of its own, made from the seed, its member and its id; of each stratum those with
 * the smallest numbers are drawn. That is simple random sampling without replacement within the stratum, and the
 * order of the posts has no part in it. A larger sample by the same seed holds the smaller one, so that a study
 * can go on coding. Source: permanent random numbers, Ohlsson 1995, "Coordination of samples using permanent
 * random numbers", in Business Survey Methods.
 */
export function drawing<P extends Drawable>(plan: SamplePlan, strata: readonly Stratum[]) {
  const numberOf = numbers(plan.seed)
  const pools = new Map(strata.map((stratum) => [stratum.name, { stratum, kept: [] as Numbered<P>[], below: 1 }]))
  return {
    offer(post: P): void {
      const pool = pools.get(stratumOf(plan, post))
      if (!pool) throw new Error(`A post of the stratum "${stratumOf(plan, post)}", which was not counted.`)
      const number = numberOf(post)
      if (number > pool.below || pool.stratum.drawn === 0) return
      pool.kept.push({ post, number, ...told(pool.stratum) })
      if (pool.kept.length >= 2 * pool.stratum.drawn + 16) trim(pool)
    },
    drawn(): Drawn<P> {
      for (const pool of pools.values()) trim(pool)
      const kept = [...pools.values()].flatMap((pool) => pool.kept).sort(byNumber)
      return { posts: kept.map(({ post, stratum, probability }) => ({ post, stratum, probability })), strata }
    },
  }
}

type Numbered<P> = { post: P; number: number; stratum: string; probability: number }

const told = ({ name, drawn, size }: Stratum) => ({ stratum: name, probability: drawn / size })

function trim<P extends Drawable>(pool: { stratum: Stratum; kept: Numbered<P>[]; below: number }): void {
  pool.kept.sort(byNumber).splice(pool.stratum.drawn)
  if (pool.kept.length === pool.stratum.drawn) pool.below = pool.kept.at(-1)?.number ?? 1
}

/** Two numbers of 53 bits are hardly ever the same; where they are, the id says which comes first. */
function byNumber<P extends Drawable>(a: Numbered<P>, b: Numbered<P>): number {
  return a.number - b.number || compare(a.post.member, b.post.member) || compare(a.post.id, b.post.id)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The permanent random number of each post under this seed. */
function numbers(seed: number): (post: Pick<Drawable, 'member' | 'id'>) => number {
  const key: SipKey = [seed | 0, Math.floor(seed / 2 ** 32) | 0, 0x706d6173, 0x0000656c]
  const bytesOf = postBytes()
  return ({ member, id }) => {
    const { bytes, length } = bytesOf(member, id)
    return sipNumber(key, bytes, length)
  }
}

/** The whole of it for posts that are in memory already. */
export function drawSample<P extends Drawable>(
  plan: SamplePlan,
  posts: readonly P[],
): ({ readonly ok: true } & Drawn<P>) | Exclude<Allocated, { ok: true }> {
  const sizes = new Map<string, number>()
  for (const post of posts) {
    const stratum = stratumOf(plan, post)
    sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1)
  }
  const planned = planSizes(plan, sizes)
  if (!planned.ok) return planned
  const draw = drawing<P>(plan, planned.strata)
  for (const post of posts) draw.offer(post)
  return { ok: true, ...draw.drawn() }
}

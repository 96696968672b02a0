import type { Stratum } from './allocation.ts'
import { type Drawable, drawing, planSizes, type SamplePlan, stratumOf } from './sampling.ts'

// Drawing more once something has been drawn. What is known of each post's chance must stay true.

/** How many posts of a stratum are whose: so that its size is still known when somebody withdraws. */
export type StratumOf = Stratum & {
  readonly members: readonly { readonly member: string; readonly size: number; readonly drawn: number }[]
}

/** The stratum of what was drawn before, where a later draw goes by another plan. */
export const earlier = 'earlier'

export type DrawnPost = { readonly post: string; readonly stratum: string; readonly probability: number }

export type Wave = {
  /**
   * `first`. `continued`: by the same plan, so that all draws together are one larger sample. `apart`: by another plan,
   * from what is left; what had been drawn is a stratum of its own, of which everything is known.
   */
  readonly way: 'first' | 'continued' | 'apart'
  readonly strata: readonly StratumOf[]
  /** What is new, in the order of coding. */
  readonly fresh: readonly DrawnPost[]
  /** What had been drawn, with its chance as it is now. */
  readonly before: readonly DrawnPost[]
}

export type WaveProblem =
  | { readonly ok: false; readonly problem: 'fewer-than-strata'; readonly strata: number }
  | { readonly ok: false; readonly problem: 'nothing-left' }

/**
 * Draws `plan` from `frame`, on top of what had been drawn. `goesOn` says that the plan is that of the draws before:
 * then it is drawn for both together, and as each post keeps its number, the larger sample holds the smaller one. Where it
 * does not (people sent more meanwhile), or the plan is another, it is drawn from the rest alone: whatever made the plan
 * (a classifier that learnt from the codes so far), the chances of the rest are those of this draw.
 */
export function drawWave(
  plan: SamplePlan,
  frame: readonly Drawable[],
  drawnBefore: ReadonlySet<string>,
  goesOn: boolean,
): ({ readonly ok: true } & Wave) | WaveProblem {
  if (goesOn && drawnBefore.size > 0 && plan.kind !== 'all') {
    const whole = drawn({ ...plan, size: plan.size + drawnBefore.size }, frame)
    if (!whole.ok) return whole
    const held = new Set(whole.posts.map(({ post }) => post))
    if ([...drawnBefore].every((post) => held.has(post))) {
      const fresh = whole.posts.filter(({ post }) => !drawnBefore.has(post))
      const before = whole.posts.filter(({ post }) => drawnBefore.has(post))
      return fresh.length > 0 ? { ok: true, way: 'continued', strata: whole.strata, fresh, before } : nothingLeft
    }
  }
  const rest = frame.filter(({ id }) => !drawnBefore.has(id))
  const fresh = drawn(plan, rest)
  if (!fresh.ok) return fresh
  if (fresh.posts.length === 0) return nothingLeft
  if (drawnBefore.size === 0) return { ok: true, way: 'first', strata: fresh.strata, fresh: fresh.posts, before: [] }
  const known = frame.filter(({ id }) => drawnBefore.has(id))
  const whole = { name: earlier, size: known.length, drawn: known.length }
  return {
    ok: true,
    way: 'apart',
    strata: [withMembers(whole, known, known), ...fresh.strata],
    fresh: fresh.posts,
    before: known.map(({ id }) => ({ post: id, stratum: earlier, probability: 1 })),
  }
}

const nothingLeft = { ok: false, problem: 'nothing-left' } as const

function drawn(plan: SamplePlan, posts: readonly Drawable[]) {
  const strata = Map.groupBy(posts, (post) => stratumOf(plan, post))
  const planned = planSizes(plan, new Map([...strata].map(([name, { length }]) => [name, length])))
  if (!planned.ok) return planned
  const draw = drawing<Drawable>(plan, planned.strata)
  for (const post of posts) draw.offer(post)
  const taken = draw.drawn().posts
  const takenOf = Map.groupBy(taken, ({ stratum }) => stratum)
  return {
    ok: true as const,
    strata: planned.strata.map((stratum) =>
      withMembers(
        stratum,
        strata.get(stratum.name) ?? [],
        (takenOf.get(stratum.name) ?? []).map(({ post }) => post),
      ),
    ),
    posts: taken.map(({ post, stratum, probability }) => ({ post: post.id, stratum, probability })),
  }
}

function withMembers(stratum: Stratum, all: readonly Drawable[], taken: readonly Drawable[]): StratumOf {
  const sizes = Map.groupBy(all, ({ member }) => member)
  const draws = Map.groupBy(taken, ({ member }) => member)
  const members = [...sizes]
    .map(([member, { length }]) => ({ member, size: length, drawn: draws.get(member)?.length ?? 0 }))
    .sort((one, other) => one.member.localeCompare(other.member, 'en', { numeric: true }))
  return { ...stratum, members }
}

/** The strata without those who have withdrawn since. */
export function strataOf(strata: readonly StratumOf[], members: ReadonlySet<string>): StratumOf[] {
  return strata.flatMap((stratum) => {
    // A study that was brought in from a file need not say whose the posts were.
    if (!stratum.members) return [stratum]
    const left = stratum.members.filter(({ member }) => members.has(member))
    const sum = (of: 'size' | 'drawn') => left.reduce((all, one) => all + one[of], 0)
    return left.length > 0 ? [{ ...stratum, size: sum('size'), drawn: sum('drawn'), members: left }] : []
  })
}

/** Fewer members than this have no key of their own: a key must never stand for a handful. */
export const leastMembers = 10

export type Eligible = { readonly id: string; readonly groups: readonly string[] }

/** Members who answer under one key, and whose answers are told together. */
export type Pool = {
  /** The reporting groups in it; none for those who are in no reporting group. */
  readonly groups: readonly string[]
  readonly members: readonly string[]
}

export type Pools = {
  readonly pools: readonly Pool[]
  /** Groups that were too small to stand by themselves, and the rest if it was. */
  readonly merged: readonly string[]
}

/**
 * Shares members out to pools, each into one: the pool of the first reporting group that they are in, or the rest.
 * Groups of fewer than `leastMembers` go to the rest; while the rest is then too small, the smallest pool joins it. So
 * each pool has `leastMembers`, or it is all there are. Ids of `reporting` are in the steward's order, which settles
 * where somebody counts who is in two of them.
 */
export function poolsOf(members: readonly Eligible[], reporting: readonly string[]): Pools {
  const byGroup = new Map<string, string[]>(reporting.map((group) => [group, []]))
  const rest: string[] = []
  for (const { id, groups } of members) {
    const first = reporting.find((group) => groups.includes(group))
    ;(first === undefined ? rest : (byGroup.get(first) as string[])).push(id)
  }
  const own = [...byGroup].filter(([, ids]) => ids.length >= leastMembers)
  const small = [...byGroup].filter(([, ids]) => ids.length > 0 && ids.length < leastMembers)
  const merged = small.map(([group]) => group)
  const others = [...rest, ...small.flatMap(([, ids]) => ids)]
  own.sort(([one, a], [other, b]) => b.length - a.length || reporting.indexOf(one) - reporting.indexOf(other))
  while (others.length > 0 && others.length < leastMembers) {
    const smallest = own.pop()
    if (!smallest) break
    merged.push(smallest[0])
    others.push(...smallest[1])
  }
  const pools = own.map(([group, ids]): Pool => ({ groups: [group], members: ids }))
  pools.sort((one, other) => reporting.indexOf(one.groups[0] ?? '') - reporting.indexOf(other.groups[0] ?? ''))
  if (others.length > 0) pools.push({ groups: inOrder(merged, reporting), members: others })
  return { pools, merged: inOrder(merged, reporting) }
}

const inOrder = (groups: readonly string[], order: readonly string[]): string[] =>
  [...groups].sort((one, other) => order.indexOf(one) - order.indexOf(other))

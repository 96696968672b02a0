import { apart, type Counts, isUnanimous, plus, sumOf } from './table.ts'

/** A pool's table of one item. The pool of those who are in no reporting group has `rest` among its groups. */
export type PoolTable = { readonly pool: string; readonly groups: readonly string[]; readonly counts: Counts }

/** In the place of a group: those who are in no reporting group. */
export const rest = 'rest'

/** People who are told of together in a wave: a pool that is told of, or all those whose pools are not. */
export type Part = { readonly groups: readonly string[]; readonly counts: Counts; readonly isPool: boolean }

/** What has been told of one item in a wave: parts into which the whole falls. None: nothing was told. */
export type ToldItem = readonly Part[]

export type Asked = {
  readonly tables: readonly PoolTable[]
  /** Of the same item, in earlier waves. */
  readonly earlier: readonly ToldItem[]
  readonly threshold: number
}

export type Shown = {
  /** Whether the organisation's table is told: without it, nothing is. */
  readonly all: boolean
  /** Would be told, but fewer people than the threshold stand between the whole and what was told before. */
  readonly unchanged: boolean
  /** The pools whose tables are told. */
  readonly pools: readonly string[]
}

/**
 * Which tables of an item may be told (complementary suppression).
 *
 * Use: answers to one item, by pools that share the organisation out among them. Guarantee: any sum of told tables,
 * and what such a sum leaves of the whole, speaks of nobody or of `threshold` people at least, who did not all answer
 * the same (save where it is the whole alone); and such a sum differs from one of an earlier wave, of the same groups
 * or nearly so, in nothing or in the answers of `threshold` people at least. Limit: it may withhold a table that would
 * be safe; the smallest are given up first. With more than `mostParts` parts, sums of two and their complements are
 * tried, and not all.
 */
export function shownTables({ tables, earlier, threshold }: Asked): Shown {
  const isSafe = (shown: readonly PoolTable[]) => mayTell(toldBy(tables, shown), earlier, threshold)
  const people = sumOf(tables.reduce<Counts>((sum, { counts }) => plus(sum, counts), []))
  if (people < threshold) return { all: false, unchanged: false, pools: [] }
  if (!isSafe([])) return { all: false, unchanged: true, pools: [] }
  const shown: PoolTable[] = []
  // The largest first, each where it may stand beside those before; the last ones make the rest too small, or not.
  for (const table of [...tables].sort(larger)) {
    const fits = sumOf(table.counts) >= threshold && !isUnanimous(table.counts)
    if (fits && isSafe([...shown, table])) shown.push(table)
  }
  return { all: true, unchanged: false, pools: shown.map(({ pool }) => pool) }
}

const larger = (one: PoolTable, other: PoolTable): number =>
  sumOf(other.counts) - sumOf(one.counts) || (one.pool < other.pool ? -1 : 1)

/** What telling of these pools tells. */
export function toldBy(tables: readonly PoolTable[], shown: readonly PoolTable[]): ToldItem {
  const left = tables.filter((table) => !shown.includes(table))
  const told = shown.map(({ groups, counts }): Part => ({ groups, counts, isPool: true }))
  if (left.length === 0) return told
  const counts = left.reduce<Counts>((sum, table) => plus(sum, table.counts), [])
  return [...told, { groups: left.flatMap(({ groups }) => groups), counts, isPool: false }]
}

function mayTell(told: ToldItem, earlier: readonly ToldItem[], threshold: number): boolean {
  const isWhole = told.length === 1
  for (const { counts } of told) {
    const people = sumOf(counts)
    if (people > 0 && (people < threshold || (isUnanimous(counts) && !isWhole))) return false
  }
  return earlier.every((before) => areApart(told, before, threshold))
}

function areApart(told: ToldItem, before: ToldItem, threshold: number): boolean {
  if (before.length === 0) return true
  const [aloneNow, aloneThen] = [aloneIn(told), aloneIn(before)]
  const earlier = sumsOf(before)
  return sumsOf(told).every((now) =>
    earlier.every((then) => {
      if (isMore(now.groups, then.groups, aloneNow) || isMore(then.groups, now.groups, aloneThen)) return true
      const people = apart(now.counts, then.counts)
      return people === 0 || people >= threshold
    }),
  )
}

/** Groups that were told of alone in a wave: of each there were enough people in it. */
const aloneIn = (told: ToldItem): ReadonlySet<string> =>
  new Set(told.filter(({ groups, isPool }) => isPool && groups.length === 1).flatMap(({ groups }) => groups))

/** Whether a sum holds a group, and enough people with it, that the other does not: then the two are too far apart to tell. */
const isMore = (one: ReadonlySet<string>, other: ReadonlySet<string>, alone: ReadonlySet<string>): boolean =>
  [...one].some((group) => alone.has(group) && !other.has(group))

type Sum = { readonly groups: ReadonlySet<string>; readonly counts: Counts }

const mostParts = 10

/** The whole, and what can be had of it by adding and taking away. */
function sumsOf(told: ToldItem): Sum[] {
  const all = told.map((_, at) => at)
  const sums = told.length <= mostParts ? subsets(all) : [all, ...fewOf(all)]
  return sums.map((parts) => ({
    groups: new Set(parts.flatMap((at) => told[at]?.groups ?? [])),
    counts: parts.reduce<Counts>((sum, at) => plus(sum, told[at]?.counts ?? []), []),
  }))
}

function subsets(all: readonly number[]): number[][] {
  return Array.from({ length: 2 ** all.length - 1 }, (_, mask) => all.filter((at) => ((mask + 1) >> at) % 2 === 1))
}

function fewOf(all: readonly number[]): number[][] {
  const few = all.flatMap((one) => all.filter((other) => other >= one).map((other) => [...new Set([one, other])]))
  return [...few, ...few.map((parts) => all.filter((at) => !parts.includes(at)))]
}

import type { Answers } from './answers.ts'
import { type CountedItem, type Item, isCounted } from './item.ts'
import { type PoolTable, rest, shownTables, type ToldItem, toldBy } from './suppress.ts'
import { type Counts, countsOf, sumOf } from './table.ts'

/** What a wave's pool holds at the close. */
export type PoolBallots = {
  readonly pool: string
  /** The reporting groups in it. */
  readonly groups: readonly string[]
  readonly members: number
  readonly given: readonly Answers[]
  /** Whether those who are in no reporting group are in it. */
  readonly hasRest: boolean
}

/** One table as everybody sees it. `pool` is `null` for the whole organisation. */
export type TalliedTable = { readonly item: string; readonly pool: string | null; readonly counts: Counts }

/** What a wave comes to: computed once at its close, and all that is kept of the values. */
export type Tally = {
  readonly threshold: number
  readonly members: number
  /** How many answered; `null` where they were fewer than the threshold. */
  readonly answered: number | null
  /** Pools whose number of answers may be told. */
  readonly pools: readonly { readonly pool: string; readonly answered: number }[]
  readonly tables: readonly TalliedTable[]
  /** Items of which the answers of fewer people than the threshold changed since an earlier wave. */
  readonly unchanged: readonly string[]
  /** For the waves to come: what was told of each item, and of whom. */
  readonly told: Readonly<Record<string, ToldItem>>
}

export type Tallied = {
  readonly items: readonly Item[]
  readonly pools: readonly PoolBallots[]
  /** What was told of each item in each earlier wave. */
  readonly earlier: readonly Tally['told'][]
  readonly threshold: number
}

/** Counts a wave's answers, and leaves out whatever fewer people than the threshold stand behind (see suppress.ts). */
export function tally({ items, pools, earlier, threshold }: Tallied): Tally {
  const members = pools.reduce((sum, pool) => sum + pool.members, 0)
  const answered = pools.reduce((sum, { given }) => sum + given.length, 0)
  const tables: TalliedTable[] = []
  const unchanged: string[] = []
  const told: Record<string, ToldItem> = {}
  for (const item of items.filter(isCounted)) {
    const own = pools.map((pool) => tableOf(item, pool))
    const shown = shownTables({ tables: own, earlier: earlier.map(({ [item.id]: one }) => one ?? []), threshold })
    if (shown.unchanged) unchanged.push(item.id)
    if (!shown.all) continue
    // Where there is one pool only, it is the whole.
    const alone = pools.length > 1 ? own.filter(({ pool }) => shown.pools.includes(pool)) : []
    told[item.id] = toldBy(own, alone)
    tables.push({
      item: item.id,
      pool: null,
      counts: countsOf(
        item,
        pools.flatMap(({ given }) => given),
      ),
    })
    tables.push(...alone.map(({ pool, counts }) => ({ item: item.id, pool, counts })))
  }
  return {
    ...{ threshold, members, answered: answered >= threshold ? answered : null },
    ...{ pools: pools.length > 1 ? answeredBy(pools, threshold) : [], tables, unchanged, told },
  }
}

const tableOf = (item: CountedItem, { pool, groups, hasRest, given }: PoolBallots): PoolTable => ({
  pool,
  groups: hasRest ? [...groups, rest] : groups,
  counts: countsOf(item, given),
})

/** Of how many pools it may be told how many answered: not of fewer than the threshold, nor where those would be what is left. */
function answeredBy(pools: readonly PoolBallots[], threshold: number): Tally['pools'] {
  const all = pools.reduce((sum, { given }) => sum + given.length, 0)
  const told = pools
    .filter(({ given }) => given.length >= threshold)
    .sort((one, other) => other.given.length - one.given.length)
  const left = () => all - told.reduce((sum, { given }) => sum + given.length, 0)
  while (told.length > 0 && left() > 0 && left() < threshold) told.pop()
  return told.map(({ pool, given }) => ({ pool, answered: given.length }))
}

/** How often each value of an item was given in the whole organisation, where that may be told. */
export const wholeTable = (tally: Pick<Tally, 'tables'>, itemId: string): Counts | undefined =>
  tally.tables.find(({ item, pool }) => item === itemId && pool === null)?.counts

/** Of a scale, how many chose its two upper steps, or its two lower ones where it is reversed. */
export function favourable(item: CountedItem, counts: Counts): number | null {
  if (item.kind !== 'scale') return null
  return sumOf(item.reversed ? counts.slice(0, 2) : counts.slice(3))
}

/**
 * The range in which the share lies of all `members`, whatever those would have said who did not answer.
 *
 * Use: beside each share, so that a low response cannot pass for knowledge. Limit: it is the widest range, and says nothing
 * of how likely its ends are. Source: Manski, Partial Identification of Probability Distributions, 2003, chapter 1.
 */
export const wholeGroupRange = (count: number, answered: number, members: number) => ({
  low: count / members,
  high: (count + members - answered) / members,
})

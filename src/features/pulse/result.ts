import type { Language } from '../../core/networks.ts'
import { type Item, isCounted } from '../../core/pulse/item.ts'
import { type Counts, sumOf } from '../../core/pulse/table.ts'
import { favourable, type Tally, wholeGroupRange } from '../../core/pulse/tally.ts'
import type { PublishedPool } from './find-wave.ts'

/** One table as a page draws it. */
export type ShownTable = {
  /** Names of the groups; empty for those who are in none, `null` for the whole organisation. */
  readonly groups: readonly string[] | null
  readonly members: number
  readonly answered: number
  readonly counts: Counts
  /** Of a scale: how many answered favourably, and how many of all members could have. */
  readonly favourable: { readonly count: number; readonly low: number; readonly high: number } | null
}

export type ShownItem = {
  readonly id: string
  readonly text: string
  readonly scale: 'agree' | 'frequency' | null
  /** Names of a choice's options. */
  readonly options: readonly string[]
  readonly tables: readonly ShownTable[]
  readonly isUnchanged: boolean
}

export type PulseResult = {
  readonly answered: number | null
  readonly members: number
  readonly issued: number
  readonly threshold: number
  readonly items: readonly ShownItem[]
}

/** A wave's tally in the reader's language. */
export function resultOf(
  tally: Tally,
  items: readonly Item[],
  pools: readonly PublishedPool[],
  language: Language,
): PulseResult {
  const shown = items.filter(isCounted).map((item): ShownItem => {
    const own = tally.tables.filter((table) => table.item === item.id)
    return {
      ...{ id: item.id, text: item.text[language], isUnchanged: tally.unchanged.includes(item.id) },
      scale: item.kind === 'scale' ? item.scale : null,
      options: item.kind === 'choice' ? item.options.map((option) => option[language]) : [],
      tables: own.map(({ pool, counts }): ShownTable => {
        const of = pools.find(({ id }) => id === pool)
        const members = of?.members ?? tally.members
        const answered = sumOf(counts)
        const count = favourable(item, counts)
        const range = count === null ? null : wholeGroupRange(count, answered, members)
        return {
          groups: pool === null ? null : (of?.groups.map(({ name }) => name) ?? []),
          ...{ members, answered, counts },
          favourable: count === null || range === null ? null : { count, ...range },
        }
      }),
    }
  })
  const issued = pools.reduce((sum, pool) => sum + pool.issued, 0)
  return { answered: tally.answered, members: tally.members, issued, threshold: tally.threshold, items: shown }
}

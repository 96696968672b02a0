import type { Week } from './weeks.ts'

export type Measure = 'tellings' | 'clicks'
export type Dimension = 'all' | 'network' | 'group' | 'story'

/** A series is one measure for one part: everybody (`part` is empty), a network, a group or a story. */
export type Series = { readonly dimension: Dimension; readonly part: string }

/** Whole weeks of a series, both ends included. */
export type Cell = Series & { readonly first: Week; readonly last: Week }
export type Figure = Cell & { readonly figure: number }

/** What one person did in one week in one way: so many tellings, or clicks on them (more than none). */
export type Counted = {
  readonly person: string
  readonly week: Week
  readonly network: string
  readonly story: string | null
  readonly groups: readonly string[]
  readonly amount: number
}

/**
 * One measure in one quarter. No cell reaches over a quarter's end, so cells of different quarters (or measures)
 * share no contribution: what a combination of all figures counts is, quarter by quarter, what its
 * parts count. If it counts anybody, one of the parts does, and that part alone counts enough people.
 */
export type QuarterOfFigures = {
  /** The closed weeks that may be shown, ascending. */
  readonly weeks: readonly Week[]
  readonly contributions: readonly Counted[]
  readonly released: readonly Figure[]
  /** Which series enough people could stand behind (core/roster.ts). */
  readonly eligible: (series: Series) => boolean
  /** The sets of groups that members have, as everybody may know: that all are in a department, say. */
  readonly groupSets: readonly (readonly string[])[]
  readonly threshold?: number
}

import { clusteredShare, type Weighed } from './clustered-share.ts'
import { linearisedShare, type ShareEstimate } from './linearised-share.ts'

/** Of one person in one stratum or cell. */
export type CellTotals = {
  readonly member: string
  readonly cell: string
  /** How many posts people have looked at. */
  readonly coded: number
  /** How many of these the decision was asked of. */
  readonly all: number
  /** How many of those are in the set of codes. */
  readonly inSet: number
}

/** How many posts there are in each stratum or cell, coded or not. */
export type CellSizes = ReadonlyMap<string, number>

/**
 * The share of posts in a set of codes from a sample drawn by strata of known size: Σ (N_h/N) p_h, or, where the
 * decision is asked of some posts only, the same sum for the posts in the set over that for all posts it is asked of.
 *
 * Use: samples drawn by participant and score band. Limit: the variance is still between people, so strata make it
 * smaller only by what they even out within people; a stratum without coded posts stands for nothing. Source:
 * Cochran 1977, Sampling Techniques, §5.3 and 6.11 (combined ratio estimate); Särndal, Swensson & Wretman 1992,
 * Model Assisted Survey Sampling, §5.7, for the linearised variance over people.
 */
export function stratifiedShare(totals: readonly CellTotals[], sizes: CellSizes): ShareEstimate {
  const weight = weights(totals, sizes)
  const people = new Map<string, Weighed>()
  for (const { member, cell, all, inSet } of totals) {
    const before = people.get(member) ?? { all: 0, inSet: 0 }
    const each = weight(cell)
    people.set(member, { all: before.all + each * all, inSet: before.inSet + each * inSet })
  }
  const asked = [...people.values()].filter((one) => one.all > 0)
  return clusteredShare(asked, postsOf(totals, sizes))
}

/**
 * The same share from a sample that was drawn without strata, set right afterwards by the known sizes of cells: what
 * was coded too seldom weighs more.
 *
 * Use: cells that cut across people, such as language or year, whose sizes are known for all posts of the people that
 * the study speaks of. Limit: a cell in which one person alone was coded says nothing about how people differ there,
 * so such cells are made one (`merged`: how many went into it), with the largest where that is still one person's.
 * Source: Holt & Smith 1979, JRSS A 142; variance by residuals from the mean of the cell, Valliant 1993, JASA 88.
 */
export function postStratifiedShare(
  given: readonly CellTotals[],
  givenSizes: CellSizes,
): { readonly estimate: ShareEstimate; readonly merged: number } {
  const { totals, sizes, merged } = withoutThinCells(given, givenSizes)
  const weight = weights(totals, sizes)
  const sum = (of: (one: CellTotals) => number) => totals.reduce((total, one) => total + weight(one.cell) * of(one), 0)
  const all = sum((one) => one.all)
  const share = Math.min(1, sum((one) => one.inSet) / all)
  const residual = (one: Pick<CellTotals, 'all' | 'inSet'>) => one.inSet - share * one.all
  const means = new Map<string, number>()
  for (const [cell, ones] of Map.groupBy(totals, (one) => one.cell)) {
    const coded = ones.reduce((total, one) => total + one.coded, 0)
    means.set(cell, ones.reduce((total, one) => total + residual(one), 0) / coded)
  }
  const pulls = new Map<string, number>()
  for (const one of totals) {
    const pull = (weight(one.cell) * (residual(one) - one.coded * (means.get(one.cell) ?? 0))) / all
    pulls.set(one.member, (pulls.get(one.member) ?? 0) + pull)
  }
  const people = new Set(totals.filter((one) => one.all > 0).map((one) => one.member)).size
  const estimate = linearisedShare(share, [...pulls.values()], postsOf(totals, sizes), people)
  return { estimate, merged }
}

/** What each coded post of a cell stands for: as many posts as N_h / n_h. */
function weights(totals: readonly CellTotals[], sizes: CellSizes): (cell: string) => number {
  const coded = new Map<string, number>()
  for (const one of totals) coded.set(one.cell, (coded.get(one.cell) ?? 0) + one.coded)
  return (cell) => (sizes.get(cell) ?? 0) / (coded.get(cell) ?? 1)
}

/** Posts that the decision was asked of, in cells that have a size. */
function postsOf(totals: readonly CellTotals[], sizes: CellSizes): number {
  return totals.reduce((sum, one) => sum + ((sizes.get(one.cell) ?? 0) > 0 ? one.all : 0), 0)
}

function withoutThinCells(totals: readonly CellTotals[], sizes: CellSizes) {
  const people = new Map<string, Set<string>>()
  for (const { cell, member, coded } of totals) {
    if (coded > 0) people.set(cell, (people.get(cell) ?? new Set()).add(member))
  }
  const names = [...sizes.keys()]
  const thin = names.filter((cell) => (people.get(cell)?.size ?? 0) < 2)
  if (thin.length === 0) return { totals, sizes, merged: 0 }
  const behind = new Set(thin.flatMap((cell) => [...(people.get(cell) ?? [])]))
  const thick = names.filter((cell) => !thin.includes(cell))
  const largest = thick.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0))[0]
  const together = behind.size < 2 && largest !== undefined ? [...thin, largest] : thin
  // A name that no cell has.
  const name = `\u0000${together.join('\u0000')}`
  const nameOf = (cell: string) => (together.includes(cell) ? name : cell)
  const merged = new Map<string, number>()
  for (const [cell, size] of sizes) merged.set(nameOf(cell), (merged.get(nameOf(cell)) ?? 0) + size)
  return { totals: totals.map((one) => ({ ...one, cell: nameOf(one.cell) })), sizes: merged, merged: together.length }
}

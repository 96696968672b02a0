import { type Column, disjointWitnesses, settled } from './witness.ts'

/** Nothing is told of fewer people than this. */
export const threshold = 5

/** What one person did once, and the cells (figures, released or not) that count it. */
export type Contribution = {
  readonly person: string
  readonly cells: readonly string[]
}

export type Audit = {
  readonly contributions: readonly Contribution[]
  /** Cells that anybody may know already. */
  readonly released: readonly string[]
  /** Asked in this order; each one let through counts as released for the next. */
  readonly candidates: readonly string[]
  /** What could have been contributed; where given, a cell that follows from the released ones whatever was done is let through. */
  readonly possible?: readonly (readonly string[])[]
  readonly threshold?: number
}

/**
 * The candidates that may be shown beside what has been released (the small-group rule).
 *
 * Use: sums over people, where cells overlap in any way. Guarantee: whoever adds and subtracts the
 * released cells with any coefficients gets either a sum to which at least `threshold` people
 * contributed, or something that held whatever people did. Limits: it speaks of sums, not of what somebody
 * knows from elsewhere; and it may withhold a cell that would be safe. Proof: docs/decisions/0010.
 */
export function releasable(audit: Audit): string[] {
  const accepted: string[] = []
  for (const candidate of audit.candidates) {
    const rows = new Map([...audit.released, ...accepted].map((cell, row) => [cell, row]))
    if (rows.has(candidate)) continue
    const column = (person: string, cells: readonly string[]): Column => ({
      person,
      counted: rowsOf(cells, rows),
      inNew: cells.includes(candidate),
    })
    const columns = audit.contributions.map(({ person, cells }) => column(person, cells))
    const possible = audit.possible
    if (mayShow(columns, possible && (() => possible.map((cells) => column('', cells))), audit.threshold ?? threshold))
      accepted.push(candidate)
  }
  return accepted
}

/**
 * Whether a new figure may stand beside the earlier ones: enough people contributed to it, and either as many
 * disjoint sets of people are each a witness that the earlier figures do not settle it, or it
 * follows from them whatever was done, so that showing it tells nothing.
 */
export function mayShow(
  columns: readonly Column[],
  possible: (() => readonly Column[]) | undefined,
  people: number = threshold,
): boolean {
  const behind = new Set(columns.filter((column) => column.inNew).map((column) => column.person))
  if (behind.size < people) return false
  return disjointWitnesses(columns, people) >= people || (possible !== undefined && settled(possible()))
}

function rowsOf(cells: readonly string[], rows: ReadonlyMap<string, number>): number[] {
  const found: number[] = []
  for (const cell of cells) {
    const row = rows.get(cell)
    if (row !== undefined) found.push(row)
  }
  return found.sort((a, b) => a - b)
}

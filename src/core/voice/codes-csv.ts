import type { GivenCode } from './given-code.ts'
import { tableLine, unguarded } from './table-line.ts'

/** The fields of `codes.csv`: one row for each code that a coder gave to a post, in any order. */
export const codesColumns = ['post', 'member', 'coder', 'decision', 'code'] as const

export const codesHeader = codesColumns.join(',')

/** One line of `codes.csv`. */
export const codesLine = ({ post, member, coder, decision, code }: GivenCode): string =>
  tableLine([post, member, coder, decision, code])

/**
 * Where each column stands in the rows of a table with this header; columns may be in any order, and there may be
 * others. Or which of them are missing.
 */
export function placesOf<Column extends string>(
  header: readonly string[],
  columns: readonly Column[],
):
  | { readonly ok: true; readonly places: Readonly<Record<Column, number>> }
  | { readonly ok: false; readonly missing: Column[] } {
  const names = header.map((name) =>
    name
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  )
  const missing = columns.filter((column) => !names.includes(column.toLowerCase()))
  if (missing.length > 0) return { ok: false, missing }
  const places = Object.fromEntries(columns.map((column) => [column, names.indexOf(column.toLowerCase())]))
  return { ok: true, places: places as Record<Column, number> }
}

/** A row of `codes.csv` as a code; or the first field that must not be empty and is. */
export function givenCode(
  cells: readonly string[],
  places: Readonly<Record<(typeof codesColumns)[number], number>>,
): GivenCode | (typeof codesColumns)[number] {
  const at = (column: (typeof codesColumns)[number]) => unguarded((cells[places[column]] ?? '').trim())
  const given = {
    post: at('post'),
    member: at('member'),
    coder: at('coder'),
    decision: at('decision'),
    code: at('code'),
  }
  const empty = codesColumns.find((column) => column !== 'member' && given[column] === '')
  return empty ?? given
}

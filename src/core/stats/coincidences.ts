/** How often each code was given to one unit (a post), and how many units are like that. */
export type Pattern = { readonly counts: readonly number[]; readonly units: number }

/** A square table, a row for each code. */
export type Table = readonly (readonly number[])[]

/**
 * Units that were coded alike, taken together, so that thousands of units are a few patterns. Each unit is the list
 * of the codes it was given, as indices below `codes`. Units with fewer than two codes say nothing of agreement.
 */
export function patternsOf(units: Iterable<readonly number[]>, codes: number): Pattern[] {
  const patterns = new Map<string, { counts: number[]; units: number }>()
  for (const unit of units) {
    if (unit.length < 2) continue
    const counts = new Array<number>(codes).fill(0)
    for (const code of unit) counts[code] = (counts[code] ?? 0) + 1
    const key = counts.join()
    const pattern = patterns.get(key) ?? { counts, units: 0 }
    pattern.units++
    patterns.set(key, pattern)
  }
  return [...patterns.values()]
}

/** How many codes a unit of this pattern was given. */
export const codesGiven = ({ counts }: Pattern): number => counts.reduce((sum, count) => sum + count, 0)

/**
 * Krippendorff's coincidence matrix: how often two codes met in one unit. Each code given counts once, however many
 * coders the unit had, so the sum of all is the number of codes given to units with two codes or more.
 *
 * Source: Krippendorff 2011, Computing Krippendorff's alpha-reliability, §C.
 */
export function coincidences(patterns: Iterable<Pattern>, codes: number): Table {
  const table = Array.from({ length: codes }, () => new Array<number>(codes).fill(0))
  for (const pattern of patterns) {
    for (const [row, column, value] of coincidencesOf(pattern)) {
      const cells = table[row] as number[]
      cells[column] = (cells[column] as number) + value * pattern.units
    }
  }
  return table
}

/** What one unit of a pattern adds: row, column and value, where there is any. */
export function* coincidencesOf(pattern: Pattern): Generator<readonly [number, number, number]> {
  const { counts } = pattern
  const others = codesGiven(pattern) - 1
  for (const [row, count] of counts.entries()) {
    if (count === 0) continue
    for (const [column, other] of counts.entries()) {
      const pairs = count * (row === column ? other - 1 : other)
      if (pairs > 0) yield [row, column, pairs / others]
    }
  }
}

/** For tests: what a figure counted when it was released, `counts[row]` of one person's contribution. */
export type Truth = { readonly person: string; readonly counts: readonly number[] }

/**
 * The attacker of the small-group rule, who shares no code with it: tries every set of `fewer` people
 * (or all people, where there are not so many), and answers the first that some combination of the
 * released figures comes down to: one that is not the same whatever happened, but to which nobody else
 * contributed. Exact: such a combination is there if the rows lose rank without these people.
 */
export function coalitionExposed(truths: readonly Truth[], fewer: number): string[] | undefined {
  const people = [...new Set(truths.map((truth) => truth.person))]
  const rank = exactRank(truths.map((truth) => truth.counts))
  for (const coalition of subsets(people, Math.min(fewer, people.length))) {
    const others = truths.filter((truth) => !coalition.includes(truth.person))
    if (exactRank(others.map((truth) => truth.counts)) < rank) return coalition
  }
  return undefined
}

/** Rank over the rationals, in fractions of whole numbers of any size. */
export function exactRank(rows: readonly (readonly number[])[]): number {
  const matrix = rows.map((row) => row.map((value) => ({ n: BigInt(value), d: 1n })))
  const width = matrix[0]?.length ?? 0
  let rank = 0
  for (let column = 0; column < width && rank < matrix.length; column++) {
    const found = matrix.findIndex((row, index) => index >= rank && row[column]?.n !== 0n)
    if (found < 0) continue
    const pivotRow = matrix[found] as Fraction[]
    matrix[found] = matrix[rank] as Fraction[]
    matrix[rank] = pivotRow
    for (let below = rank + 1; below < matrix.length; below++) {
      const row = matrix[below] as Fraction[]
      if (row[column]?.n === 0n) continue
      const factor = divided(row[column] as Fraction, pivotRow[column] as Fraction)
      matrix[below] = row.map((value, index) => minus(value, times(factor, pivotRow[index] as Fraction)))
    }
    rank++
  }
  return rank
}

type Fraction = { readonly n: bigint; readonly d: bigint }
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
const tidy = (n: bigint, d: bigint): Fraction => {
  const shared = gcd(n, d) || 1n
  return { n: n / shared, d: d / shared }
}
const times = (a: Fraction, b: Fraction) => tidy(a.n * b.n, a.d * b.d)
const divided = (a: Fraction, b: Fraction) => tidy(a.n * b.d, a.d * b.n)
const minus = (a: Fraction, b: Fraction) => tidy(a.n * b.d - b.n * a.d, a.d * b.d)

function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let index = from; index <= items.length - size; index++) {
    for (const rest of subsets(items, size - 1, index + 1)) yield [items[index] as T, ...rest]
  }
}

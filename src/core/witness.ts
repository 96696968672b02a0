/**
 * One kind of contribution of one person, as seen by those who know the figures: in which earlier
 * figures it is counted (row numbers, ascending), and whether the new figure counts it too.
 */
export type Column = {
  readonly person: string
  readonly counted: readonly number[]
  readonly inNew: boolean
}

type Vector = {
  readonly entries: ReadonlyMap<number, number>
  readonly inNew: number
  readonly people: ReadonlySet<string>
}

type Search = { readonly people: ReadonlySet<string> } | 'none' | 'unsure'

/**
 * How many sets of people, no two sharing a person, are each a *witness* that the new figure is not
 * settled by the earlier ones: a change in what these people did (whole-number weights on their
 * columns) that leaves every earlier figure as it is, and moves the new one. Stops at `wanted`.
 *
 * Greedy, so it may find fewer sets than there are, never more: each one is shown by exact arithmetic.
 */
export function disjointWitnesses(columns: readonly Column[], wanted: number): number {
  let found = 0
  const pool: (readonly Column[])[] = []
  // Someone who is a witness alone stands in nobody's way: take them first.
  for (const own of alike(columns, wanted)) {
    if (found >= wanted) return found
    if (own.some((column) => column.inNew) && typeof findWitness(own) === 'object') found++
    else pool.push(own)
  }
  let left = ordered(pool)
  while (found < wanted) {
    const witness = findWitness(left)
    if (typeof witness === 'string') return found
    const people = thinned(witness.people, left)
    left = left.filter((column) => !people.has(column.person))
    found++
  }
  return found
}

/** Whether the earlier figures settle the new one, whatever was contributed among these columns. */
export function settled(columns: readonly Column[]): boolean {
  return findWitness(columns) === 'none'
}

// A witness needs only one of several people who did just the same, so `wanted` of them are enough for all.
function alike(columns: readonly Column[], wanted: number): (readonly Column[])[] {
  const sameDone = new Map<string, Column[][]>()
  for (const own of Map.groupBy(columns, (column) => column.person).values()) {
    const key = [...new Set(own.map((column) => `${column.counted.join()};${column.inNew}`))].sort().join('|')
    const same = sameDone.get(key) ?? []
    if (same.length < wanted) sameDone.set(key, [...same, own])
  }
  return [...sameDone.values()].flat()
}

// Like columns side by side, and people with few kinds of contributions first: the others can still serve later.
function ordered(people: readonly (readonly Column[])[]): Column[] {
  return people
    .flatMap((own) => own.map((column) => ({ column, key: column.counted.join(), kinds: own.length })))
    .sort(
      (a, b) =>
        a.column.counted.length - b.column.counted.length ||
        (a.key < b.key ? -1 : a.key > b.key ? 1 : a.kinds - b.kinds) ||
        (a.column.person < b.column.person ? -1 : 1),
    )
    .map(({ column }) => column)
}

// Gaussian elimination on the columns. One that comes to nothing in the earlier rows but not in the
// new row is a witness, made of all the columns that went into it.
function findWitness(columns: readonly Column[]): Search {
  const basis = new Map<number, Vector>()
  const seen = new Set<string>()
  let skipped = false
  for (const column of columns) {
    const kind = `${column.counted.join()};${column.inNew}`
    if (seen.has(kind)) continue
    seen.add(kind)
    const rest = reduced(vectorOf(column), basis)
    if (rest === 'too-large') skipped = true
    else if (rest.entries.size > 0) basis.set(lowest(rest.entries), rest)
    else if (rest.inNew !== 0) return { people: rest.people }
  }
  return skipped ? 'unsure' : 'none'
}

// Leaves out whoever is not needed, so that they can be in the next witness.
function thinned(people: ReadonlySet<string>, columns: readonly Column[]): ReadonlySet<string> {
  let kept = people
  const mine = columns.filter((column) => people.has(column.person))
  for (const person of people) {
    if (kept.size === 1) break
    if (!kept.has(person)) continue
    const without = findWitness(mine.filter((column) => kept.has(column.person) && column.person !== person))
    if (typeof without === 'object') kept = without.people
  }
  return kept
}

function vectorOf(column: Column): Vector {
  return {
    entries: new Map(column.counted.map((row) => [row, 1])),
    inNew: column.inNew ? 1 : 0,
    people: new Set([column.person]),
  }
}

function reduced(start: Vector, basis: ReadonlyMap<number, Vector>): Vector | 'too-large' {
  let vector = start
  while (vector.entries.size > 0) {
    const pivot = lowest(vector.entries)
    const other = basis.get(pivot)
    if (!other) return vector
    const combined = without(vector, other, pivot)
    if (combined === 'too-large') return combined
    vector = combined
  }
  return vector
}

// Below this, the products of two entries and their difference are exact in a double.
const largest = 2 ** 25

// `vector` times one whole number, less `other` times another, so that nothing is left at `pivot`.
function without(vector: Vector, other: Vector, pivot: number): Vector | 'too-large' {
  const ours = other.entries.get(pivot) ?? 0
  const theirs = vector.entries.get(pivot) ?? 0
  const entries = new Map<number, number>()
  for (const [row, entry] of vector.entries) entries.set(row, entry * ours)
  for (const [row, entry] of other.entries) {
    const value = (entries.get(row) ?? 0) - entry * theirs
    if (value === 0) entries.delete(row)
    else entries.set(row, value)
  }
  const inNew = vector.inNew * ours - other.inNew * theirs
  let divisor = Math.abs(inNew)
  for (const entry of entries.values()) divisor = gcd(divisor, Math.abs(entry))
  const scale = divisor || 1
  for (const [row, entry] of entries) {
    if (Math.abs(entry) / scale > largest) return 'too-large'
    entries.set(row, entry / scale)
  }
  if (Math.abs(inNew) / scale > largest) return 'too-large'
  return { entries, inNew: inNew / scale, people: new Set([...vector.people, ...other.people]) }
}

function lowest(entries: ReadonlyMap<number, number>): number {
  let least = Number.POSITIVE_INFINITY
  for (const row of entries.keys()) if (row < least) least = row
  return least
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

import type { Cell, Counted, Figure, QuarterOfFigures } from './figure.ts'
import { mayShow } from './small-groups.ts'
import type { Week } from './weeks.ts'
import type { Column } from './witness.ts'

/** A way to contribute; cells count all who did it, or none of them. */
type Way = Pick<Counted, 'week' | 'network' | 'story' | 'groups'>
type Done = Way & { readonly people: readonly string[]; readonly amount: number }

export type Audit = {
  readonly done: readonly Done[]
  readonly possible: readonly Way[]
  /** Released before and in this run; grows as cells are decided. */
  readonly rows: Figure[]
  /** Weeks of which nothing more is shown. */
  readonly sealed: ReadonlySet<Week>
  readonly changed: ReadonlySet<Figure>
  readonly threshold: number
}

export function auditOf(quarter: QuarterOfFigures, threshold: number): Audit {
  const done = waysDone(quarter.contributions)
  const { changed, sealed } = changesSince(quarter.released, done)
  return {
    done: done.filter((one) => !sealed.has(one.week)),
    possible: waysPossible(done, quarter.groupSets),
    rows: [...quarter.released],
    sealed,
    changed,
    threshold,
  }
}

/** The cell's figure, where it may be shown; it is then among the rows of the audit. */
export function decided(cell: Cell, audit: Audit): Figure | undefined {
  // A witness within the cell's own weeks is a witness: the other weeks need not be looked at.
  const near = audit.done.filter((one) => covers(cell, one.week))
  const counted = near.filter((one) => counts(cell, one))
  if (new Set(counted.flatMap((one) => one.people)).size < audit.threshold) return undefined
  const possible = () => {
    // Only figures that still add up can settle another.
    const intact = rowsBySeries(audit.rows, audit.changed)
    return audit.possible.map((way) => columnOf(way, '', cell, intact))
  }
  if (!mayShow(columnsOf(near, cell, audit), possible, audit.threshold)) return undefined
  const figure = { ...cell, figure: counted.reduce((sum, one) => sum + one.amount, 0) }
  audit.rows.push(figure)
  return figure
}

function waysDone(contributions: readonly Counted[]): Done[] {
  const wayOf = (one: Way) => JSON.stringify([one.week, one.network, one.story, one.groups.toSorted()])
  return [...Map.groupBy(contributions, wayOf).values()].flatMap((those) => {
    const way = those[0]
    if (!way) return []
    const people = [...new Set(those.map((one) => one.person))]
    return [{ ...way, people, amount: those.reduce((sum, one) => sum + one.amount, 0) }]
  })
}

// Someone who left took their contributions along; clicks may have come in late. Released figures stay
// as they were, so what follows from a changed one is news: it must not be shown as a matter of course.
// Where something came in late, one cannot tell whose it is; where nothing is left (a group was deleted), one
// cannot tell who was in it: those weeks are sealed.
function changesSince(released: readonly Figure[], done: readonly Done[]) {
  const changed = new Set<Figure>()
  const sealed = new Set<Week>()
  const byWeek = Map.groupBy(done, (one) => one.week)
  for (const figure of released) {
    const weeks = [...byWeek.keys()].filter((week) => covers(figure, week))
    const those = weeks.flatMap((week) => byWeek.get(week) ?? [])
    const now = those.reduce((sum, one) => (counts(figure, one) ? sum + one.amount : sum), 0)
    if (now !== figure.figure) changed.add(figure)
    if (now > figure.figure || now === 0) for (const week of weeks) sealed.add(week)
  }
  return { changed, sealed }
}

// What could have been done, as far as it is no common knowledge: whoever has these groups may have told, of any
// story. But that the whole organisation left a network alone for a week is no secret. A telling counts
// once for its network, its story and each group, so these span all that could have been.
function waysPossible(done: readonly Done[], groupSets: readonly (readonly string[])[]): Way[] {
  const sets = new Map([...groupSets, ...done.map((one) => one.groups)].map((set) => [set.toSorted().join(), set]))
  const stories = [...new Set(done.map((one) => one.story))]
  return [...Map.groupBy(done, (one) => one.week)].flatMap(([week, those]) => {
    const networks = [...new Set(those.map((one) => one.network))]
    const way = { week, network: networks[0] ?? '', story: null, groups: those[0]?.groups ?? [] }
    return [
      ...networks.map((network) => ({ ...way, network })),
      ...stories.map((story) => ({ ...way, story })),
      ...[...sets.values()].map((groups) => ({ ...way, groups })),
    ]
  })
}

// A few witnesses are looked for, so a few dozen people of a kind are as good as thousands.
const peopleOfAKind = 10

function columnsOf(near: readonly Done[], cell: Cell, audit: Audit): Column[] {
  const rows = rowsBySeries(audit.rows)
  const kinds = new Map<string, { column: Column; people: Set<string> }>()
  for (const one of near) {
    const column = columnOf(one, '', cell, rows)
    const key = `${column.counted.join()};${column.inNew}`
    const kind = kinds.get(key) ?? { column, people: new Set<string>() }
    kinds.set(key, kind)
    for (const person of one.people) {
      if (kind.people.size >= peopleOfAKind * audit.threshold) break
      kind.people.add(person)
    }
  }
  return [...kinds.values()].flatMap(({ column, people }) => [...people].map((person) => ({ ...column, person })))
}

type Rows = ReadonlyMap<string, readonly { readonly figure: Figure; readonly row: number }[]>

function rowsBySeries(rows: readonly Figure[], without?: ReadonlySet<Figure>): Rows {
  const numbered = rows.map((figure, row) => ({ figure, row })).filter(({ figure }) => !without?.has(figure))
  return Map.groupBy(numbered, ({ figure }) => `${figure.dimension}:${figure.part}`)
}

function columnOf(way: Way, person: string, cell: Cell, rows: Rows): Column {
  const series = [
    'all:',
    `network:${way.network}`,
    `story:${way.story}`,
    ...way.groups.map((group) => `group:${group}`),
  ]
  const counted = series.flatMap((key) =>
    (rows.get(key) ?? []).flatMap(({ figure, row }) => (covers(figure, way.week) ? [row] : [])),
  )
  return { person, counted: counted.sort((a, b) => a - b), inNew: counts(cell, way) }
}

function counts(cell: Cell, way: Way): boolean {
  if (!covers(cell, way.week)) return false
  if (cell.dimension === 'all') return true
  if (cell.dimension === 'network') return way.network === cell.part
  return cell.dimension === 'story' ? way.story === cell.part : way.groups.includes(cell.part)
}

function covers(cell: Pick<Cell, 'first' | 'last'>, week: Week): boolean {
  return cell.first <= week && week <= cell.last
}

import type { Figure } from '../../core/figure.ts'
import { type Week, weekAfter, weeksOfQuarter } from '../../core/weeks.ts'

/** A stretch of weeks in a picture, and the same in the table beside it. */
export type WeekRow = { readonly first: Week; readonly last: Week; readonly weeks: number } & (
  | { readonly state: 'shown'; readonly figure: number }
  /** Fewer than five people so far: it is shown with the weeks that follow, if they bring enough. */
  | { readonly state: 'waiting' }
  /** Fewer than five people, or it would have shown who they are: never shown. */
  | { readonly state: 'withheld' }
)

type Span = Pick<Figure, 'first' | 'last' | 'figure'>

/**
 * One series as rows, from the week `first` to the last closed week, with no week left out. Let `first` be the first
 * week of a quarter: figures that began before it are not among those read.
 */
export function weekRows(figures: readonly Span[], first: Week, lastClosed: Week): WeekRow[] {
  const rows: WeekRow[] = []
  let week = first
  for (const figure of figures.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
    rows.push(...gap(week, weekAfter(figure.first, -1), lastClosed, 'withheld'))
    rows.push({ ...span(figure.first, figure.last), state: 'shown', figure: figure.figure })
    week = weekAfter(figure.last)
  }
  return [...rows, ...gap(week, lastClosed, lastClosed, 'waiting')]
}

// Cut where quarters end: what waits is not carried over, so an ended quarter's gap is withheld.
function gap(first: Week, last: Week, lastClosed: Week, state: 'waiting' | 'withheld'): WeekRow[] {
  if (first > last) return []
  const quarterEnd = weeksOfQuarter(first).at(-1) ?? last
  const end = quarterEnd < last ? quarterEnd : last
  const now = quarterEnd <= lastClosed ? 'withheld' : state
  return [{ ...span(first, end), state: now }, ...gap(weekAfter(end), last, lastClosed, state)]
}

function span(first: Week, last: Week) {
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000
  return { first, last, weeks: Math.round(days / 7) + 1 }
}

export type PartRow = { readonly part: string; readonly label: string } & (
  | { readonly state: 'shown'; readonly figure: number; readonly weeks: number }
  | { readonly state: 'withheld' }
)

/**
 * Networks, groups or stories, the largest first, each with the sum of its shown figures and of how many weeks that is
 * (parts may be shown for different weeks: say so). `parts` are all that are to be listed, in any order.
 */
export function partRows(
  figures: readonly (Span & { readonly part: string })[],
  parts: readonly { readonly part: string; readonly label: string }[],
): PartRow[] {
  const rows = parts.map(({ part, label }): PartRow => {
    const own = figures.filter((figure) => figure.part === part)
    if (own.length === 0) return { part, label, state: 'withheld' }
    const figure = own.reduce((sum, one) => sum + one.figure, 0)
    return {
      part,
      label,
      state: 'shown',
      figure,
      weeks: own.reduce((sum, one) => sum + span(one.first, one.last).weeks, 0),
    }
  })
  const size = (row: PartRow) => (row.state === 'shown' ? row.figure : -1)
  return rows.sort((a, b) => size(b) - size(a) || a.label.localeCompare(b.label))
}

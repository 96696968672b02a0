import type { Counted, Dimension, Figure, QuarterOfFigures, Series } from './figure.ts'
import { type Audit, auditOf, decided } from './figure-audit.ts'
import { threshold } from './small-groups.ts'
import { type Week, weekAfter } from './weeks.ts'

/**
 * The figures to release now. Each series is cut into intervals: the pending one grows week by week
 * until the small-group rule lets it be shown. Released figures stay as they are. Asked again with
 * what it answered among the released, it answers nothing.
 */
export function figuresToRelease(quarter: QuarterOfFigures): Figure[] {
  const audit = auditOf(quarter, quarter.threshold ?? threshold)
  const series = seriesIn(quarter.contributions).filter(quarter.eligible)
  const made: Figure[] = []
  // A figure released late in a pass may settle one tried earlier; a pass that adds nothing is the last.
  for (let before = -1; before < made.length; ) {
    before = made.length
    for (const week of quarter.weeks) {
      for (const one of series) {
        const first = pendingFrom(one, week, quarter.weeks[0], audit)
        const figure = first && decided({ ...one, first, last: week }, audit)
        if (figure) made.push(figure)
      }
    }
  }
  return made
}

// Most wanted first, then by name: an order that does not depend on how much was told.
function seriesIn(contributions: readonly Counted[]): Series[] {
  const named = (dimension: Dimension, parts: readonly string[]): Series[] =>
    [...new Set(parts)].sort().map((part) => ({ dimension, part }))
  return [
    { dimension: 'all', part: '' },
    ...named(
      'network',
      contributions.map((one) => one.network),
    ),
    ...named(
      'group',
      contributions.flatMap((one) => one.groups),
    ),
    ...named(
      'story',
      contributions.map((one) => one.story).filter((story) => story !== null),
    ),
  ]
}

function pendingFrom(series: Series, upTo: Week, start: Week | undefined, audit: Audit): Week | undefined {
  let first = start
  for (const row of audit.rows) {
    const same = row.dimension === series.dimension && row.part === series.part
    if (same && first !== undefined && row.last >= first) first = weekAfter(row.last)
  }
  for (const week of audit.sealed) if (first !== undefined && week >= first && week <= upTo) first = weekAfter(week)
  return first !== undefined && first <= upTo ? first : undefined
}

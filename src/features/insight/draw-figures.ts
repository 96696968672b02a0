import type { Measure } from '../../core/figure.ts'
import { type Language, networkIds } from '../../core/networks.ts'
import { type Week, weekNumber } from '../../core/weeks.ts'
import type { Caption } from '../../ui/charts/draw.ts'
import { type PartRow, partRows, type WeekRow, weekRows } from '../../ui/charts/figure-rows.ts'
import { partBars } from '../../ui/charts/part-bars.ts'
import { weeklyBars } from '../../ui/charts/weekly-bars.ts'
import { type Translate, translator } from '../../ui/intl.ts'
import type { OrganisationFigure } from './queries.ts'

// For the server alone: Plot draws here, and the browser gets the pictures.

export type DrawnWeeks = {
  readonly measure: Measure
  readonly svg: string
  readonly rows: readonly WeekTableRow[]
  readonly sum: number
}
export type WeekTableRow = { readonly weeks: string; readonly figure: number | null }
export type DrawnParts = {
  readonly dimension: 'network' | 'group' | 'story'
  readonly measure: Measure
  readonly svg: string
  readonly rows: readonly PartRow[]
}

type Span = { readonly first: Week; readonly lastClosed: Week; readonly language: Language }

const measures = ['tellings', 'clicks'] as const

/** "vk 47", or "vk 44–47" for weeks that were put together. */
export function weekLabel(t: Translate, first: Week, last: Week): string {
  const from = weekNumber(first).week
  const to = weekNumber(last).week
  return first === last ? t('insight.week', { week: from }) : t('insight.weeks', { from, to })
}

/** Both measures of a series week by week, as picture and table. */
export function drawWeeks(figures: readonly OrganisationFigure[], { first, lastClosed, language }: Span): DrawnWeeks[] {
  const t = translator(language)
  return measures.map((measure) => {
    const own = figures.filter((figure) => figure.measure === measure)
    const rows = weekRows(own, first, lastClosed)
    const sum = own.reduce((total, { figure }) => total + figure, 0)
    const caption = {
      id: `weeks-${measure}`,
      title: t(`insight.weekly.${measure}`),
      description: t('insight.sumOf', { sum }),
      locale: language,
    }
    return { measure, sum, svg: drawRows(t, caption, rows), rows: rows.map((row) => tableRow(t, row)) }
  })
}

function drawRows(t: Translate, caption: Caption, rows: readonly WeekRow[]): string {
  if (rows.length === 0) return ''
  const text = {
    withheld: t('insight.underFive'),
    week: (week: Week) => weekLabel(t, week, week),
    weeks: (count: number) => t('insight.weekCount', { count }),
  }
  return weeklyBars({ ...caption, rows, text })
}

const tableRow = (t: Translate, row: WeekRow): WeekTableRow => ({
  weeks: weekLabel(t, row.first, row.last),
  figure: row.state === 'shown' ? row.figure : null,
})

/** Both measures by network and by group; parts of which nothing may be shown are listed as withheld. */
export function drawParts(
  figures: readonly OrganisationFigure[],
  parts: Readonly<Record<'network' | 'group' | 'story', readonly { part: string; label: string }[]>>,
  language: Language,
): DrawnParts[] {
  const t = translator(language)
  const wanted = (['network', 'group', 'story'] as const).filter((dimension) => parts[dimension].length > 0)
  return wanted.flatMap((dimension) =>
    measures.map((measure) => {
      const own = figures.filter((figure) => figure.measure === measure && figure.dimension === dimension)
      const rows = partRows(own, parts[dimension])
      const title = t(`insight.${measure}By.${dimension}`)
      const text = {
        withheld: t('insight.underFive'),
        note: (row: { weeks: number }) => t('insight.weekCount', { count: row.weeks }),
      }
      const svg = partBars({ id: `${dimension}-${measure}`, title, description: title, locale: language, rows, text })
      return { dimension, measure, svg, rows }
    }),
  )
}

export const networkParts = (language: Language) =>
  networkIds.map((part) => ({ part, label: translator(language)(`network.${part}`) }))

/** A member's own clicks by week: all of them, since they are the member's own. */
export function drawOwnWeeks(weeks: readonly { week: Week; clicks: number }[], language: Language): string {
  const t = translator(language)
  const rows = weeks.map(({ week, clicks }) => ({
    first: week,
    last: week,
    weeks: 1,
    state: 'shown' as const,
    figure: clicks,
  }))
  const sum = weeks.reduce((total, { clicks }) => total + clicks, 0)
  const caption = { id: 'own', title: t('mine.picture'), description: t('mine.sum', { clicks: sum }), locale: language }
  return drawRows(t, caption, rows)
}

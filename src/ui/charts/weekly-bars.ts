import * as Plot from '@observablehq/plot'
import { type Week, weekAfter } from '../../core/weeks.ts'
import {
  bothSizes,
  type Caption,
  drawn,
  fontSize,
  hatchId,
  type Size,
  smallFontSize,
  textWidth,
  widths,
} from './draw.ts'
import type { WeekRow } from './figure-rows.ts'

export type WeeklyBars = Caption & {
  readonly rows: readonly WeekRow[]
  readonly text: {
    /** In the hatched space: "alle viisi". */
    readonly withheld: string
    /** Below the axis: "vk 2". */
    readonly week: (week: Week) => string
    /** Under the figure of a bar that is a sum over several weeks: "3 viikkoa". */
    readonly weeks: (count: number) => string
  }
}

/**
 * Sums by week as bars, in both sizes. A sum over several weeks is as wide as they are, its height is the sum, and it
 * says over how many weeks.
 */
export function weeklyBars(picture: WeeklyBars): string {
  return bothSizes((size) => drawWeeklyBars(picture, size))
}

const top = 44
const baseline = 190
const height = 218
const hatchHeight = 92
const widestWeek = 88

/** One size alone, for a report or a mail. */
export function drawWeeklyBars(picture: WeeklyBars, size: Size): string {
  const bars = placed(picture, size)
  const shown = bars.filter((bar) => bar.row.state === 'shown')
  const hidden = bars.filter((bar) => bar.row.state !== 'shown')
  const labels = labelled(shown, bars)
  const level = hidden.filter((bar) => bar.x2 - bar.x1 >= textWidth(picture.text.withheld, smallFontSize))
  const upright = hidden.filter((bar) => !level.includes(bar) && bar.x2 - bar.x1 > smallFontSize)
  const text = { x: 'middle', fill: 'currentColor' }
  const small = { ...text, fontSize: smallFontSize, className: 'chart-small' }
  const inHatch = { ...small, y: baseline - hatchHeight / 2, text: () => picture.text.withheld }
  const bar = { x1: 'x1', x2: 'x2', y1: 'y', y2: baseline, rx: 2, fill: 'currentColor' }
  const hatched = { x1: 'x1', x2: 'x2', y1: 'y', y2: baseline, fill: `url(#${hatchId(picture, size)})` }
  return drawn(picture, size, height, [
    Plot.rect(hidden, hatched),
    Plot.rect(
      shown.filter((bar) => bar.row.weeks === 1),
      { ...bar, className: 'chart-bar' },
    ),
    // Paler: as high as a week's sum would be, but it took several weeks.
    Plot.rect(
      shown.filter((bar) => bar.row.weeks > 1),
      { ...bar, className: 'chart-bar chart-span', fillOpacity: 0.6 },
    ),
    Plot.ruleY([baseline], { x1: 0, x2: widths[size], className: 'chart-line', stroke: 'currentColor' }),
    Plot.text(labels, { ...text, y: 'labelY', text: 'label', fontSize, className: 'chart-label' }),
    Plot.text(labels, { ...small, y: 'noteY', text: 'note' }),
    Plot.text(level, inHatch),
    Plot.text(upright, { ...inHatch, rotate: -90 }),
    Plot.text(weekMarks(picture, size), { ...small, y: baseline + 17, text: 'text' }),
  ])
}

type Bar = {
  readonly row: WeekRow
  readonly x1: number
  readonly x2: number
  readonly middle: number
  readonly y: number
  readonly label: string
  readonly labelY: number
  readonly note: string
  readonly noteY: number
}

const weekWidth = (rows: readonly WeekRow[], size: Size) =>
  Math.min(widestWeek, widths[size] / Math.max(1, weekCount(rows)))
const weekCount = (rows: readonly WeekRow[]) => rows.reduce((sum, row) => sum + row.weeks, 0)
const figureOf = (row: WeekRow) => (row.state === 'shown' ? row.figure : 0)

function placed({ rows, locale, text }: WeeklyBars, size: Size): Bar[] {
  const number = new Intl.NumberFormat(locale)
  const unit = weekWidth(rows, size)
  const most = Math.max(1, ...rows.map(figureOf))
  const gap = size === 'narrow' ? 1 : 2
  let week = 0
  return rows.map((row) => {
    const [x1, x2] = [week * unit + gap, (week + row.weeks) * unit - gap]
    week += row.weeks
    const tall = row.state === 'shown' ? (row.figure / most) * (baseline - top) : hatchHeight
    const y = baseline - tall
    const note = row.weeks > 1 ? text.weeks(row.weeks) : ''
    const place = { middle: (x1 + x2) / 2, y, noteY: y - 10, labelY: y - (note ? 26 : 10) }
    return { row, x1, x2, ...place, note, label: row.state === 'shown' ? number.format(row.figure) : '' }
  })
}

// Where a label would run into another, or over a neighbour, the taller bar keeps its own; all are in the table.
function labelled(shown: readonly Bar[], bars: readonly Bar[]): Bar[] {
  const kept: Bar[] = []
  const half = (bar: Bar) => Math.max(textWidth(bar.label), textWidth(bar.note, smallFontSize)) / 2
  for (const bar of shown.toSorted((a, b) => a.y - b.y)) {
    const [left, right] = [bar.middle - half(bar), bar.middle + half(bar)]
    const covered = bars.some((other) => other !== bar && other.x1 < right && left < other.x2 && other.y < bar.y)
    const crowded = kept.some((other) => Math.abs(other.middle - bar.middle) < half(other) + half(bar))
    if (!covered && !crowded) kept.push(bar)
  }
  return shown.filter((bar) => kept.includes(bar))
}

function weekMarks({ rows, text }: WeeklyBars, size: Size): { readonly middle: number; readonly text: string }[] {
  const first = rows[0]?.first
  if (!first) return []
  const unit = weekWidth(rows, size)
  const weeks = Array.from({ length: weekCount(rows) }, (_, n) => text.week(weekAfter(first, n)))
  const widest = Math.max(...weeks.map((week) => textWidth(week, smallFontSize)))
  const every = Math.max(1, Math.ceil((widest + 6) / unit))
  // The first mark is put so that it does not stick out at the edge.
  const start = Math.max(0, Math.ceil(widest / 2 / unit - 0.5))
  return weeks.flatMap((week, n) => {
    const middle = (n + 0.5) * unit
    const fits = n >= start && (n - start) % every === 0 && middle + widest / 2 <= widths[size]
    return fits ? [{ middle, text: week }] : []
  })
}

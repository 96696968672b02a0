import * as Plot from '@observablehq/plot'
import {
  bothSizes,
  type Caption,
  drawn,
  fitted,
  fontSize,
  hatchId,
  type Size,
  smallFontSize,
  textWidth,
  widths,
} from './draw.ts'
import type { PartRow } from './figure-rows.ts'

export type PartBars = Caption & {
  readonly rows: readonly PartRow[]
  readonly text: {
    /** In the hatched space: "alle viisi". */
    readonly withheld: string
    /** Beside a figure, where there is something to say of it ("6 viikolta"); else empty. */
    readonly note: (row: Extract<PartRow, { state: 'shown' }>) => string
  }
}

/** Sums by network, group or story as bars lying below their names, in both sizes. */
export function partBars(picture: PartBars): string {
  return bothSizes((size) => drawPartBars(picture, size))
}

const rowHeight = 50
const barTop = 24
const barHeight = 16

/** One size alone, for a report or a mail. */
export function drawPartBars(picture: PartBars, size: Size): string {
  const bars = placed(picture, size)
  const shown = bars.filter((bar) => bar.row.state === 'shown')
  const hidden = bars.filter((bar) => bar.row.state !== 'shown')
  const text = { fill: 'currentColor', textAnchor: 'start', fontSize } as const
  const bar = { x1: 0, x2: 'x2', y1: 'y1', y2: 'y2' }
  const afterBar = { ...text, x: 'x2', dx: 8, y: 'barMiddle' }
  return drawn(picture, size, Math.max(1, bars.length) * rowHeight, [
    Plot.text(bars, { ...text, x: 0, y: 'nameY', text: 'name', className: 'chart-name' }),
    Plot.rect(hidden, { ...bar, fill: `url(#${hatchId(picture, size)})` }),
    Plot.text(hidden, {
      ...afterBar,
      fontSize: smallFontSize,
      className: 'chart-small',
      text: () => picture.text.withheld,
    }),
    Plot.rect(shown, { ...bar, rx: 2, className: 'chart-bar', fill: 'currentColor' }),
    Plot.text(shown, { ...afterBar, className: 'chart-label', text: 'label' }),
    Plot.text(shown, { ...afterBar, x: 'noteX', fontSize: smallFontSize, className: 'chart-small', text: 'note' }),
  ])
}

function placed({ rows, locale, text }: PartBars, size: Size) {
  const number = new Intl.NumberFormat(locale)
  const most = Math.max(1, ...rows.map((row) => (row.state === 'shown' ? row.figure : 0)))
  const labels = rows.map((row) => (row.state === 'shown' ? number.format(row.figure) : ''))
  const notes = rows.map((row) => (row.state === 'shown' ? text.note(row) : ''))
  // Room at the right for the longest figure and note together.
  const beside = Math.max(
    ...rows.map((_, n) => textWidth(labels[n] ?? '') + textWidth(notes[n] ?? '', smallFontSize) + 20),
  )
  const longest = widths[size] - Math.max(beside, 60)
  return rows.map((row, n) => {
    const y = n * rowHeight
    const x2 = row.state === 'shown' ? Math.max(2, (row.figure / most) * longest) : 56
    const label = labels[n] ?? ''
    return {
      row,
      x2,
      label,
      note: notes[n] ?? '',
      noteX: x2 + textWidth(label) + 6,
      name: fitted(row.label, widths[size]),
      nameY: y + 11,
      y1: y + barTop,
      y2: y + barTop + barHeight,
      barMiddle: y + barTop + barHeight / 2,
    }
  })
}

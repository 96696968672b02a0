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

/** A part with its sum; a caller's rows may hold more, for the note. */
export type BarRow = { readonly part: string; readonly label: string } & (
  | { readonly state: 'shown'; readonly figure: number }
  | { readonly state: 'withheld' }
)

export type PartBars<Row extends BarRow> = Caption & {
  readonly rows: readonly Row[]
  readonly text: {
    /** In the hatched space: "alle viisi". */
    readonly withheld: string
    /** Beside a figure, where there is something to say of it ("6 viikolta"); else empty. */
    readonly note: (row: Extract<Row, { state: 'shown' }>) => string
  }
}

/** Sums by network, group or story as bars lying below their names, in both sizes. */
export function partBars<Row extends BarRow>(picture: PartBars<Row>): string {
  return bothSizes((size) => drawPartBars(picture, size))
}

const rowHeight = 50
const barTop = 24
const barHeight = 16

/** One size alone, for a report or a mail. */
export function drawPartBars<Row extends BarRow>(picture: PartBars<Row>, size: Size): string {
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

const isShown = <Row extends BarRow>(row: Row): row is Extract<Row, { state: 'shown' }> => row.state === 'shown'

function placed<Row extends BarRow>({ rows, locale, text }: PartBars<Row>, size: Size) {
  const number = new Intl.NumberFormat(locale)
  const most = Math.max(1, ...rows.map((row) => (isShown(row) ? row.figure : 0)))
  const labels = rows.map((row) => (isShown(row) ? number.format(row.figure) : ''))
  const notes = rows.map((row) => (isShown(row) ? text.note(row) : ''))
  // Room at the right for the longest figure and note together.
  const beside = Math.max(
    ...rows.map((_, n) => textWidth(labels[n] ?? '') + textWidth(notes[n] ?? '', smallFontSize) + 30),
  )
  const longest = widths[size] - Math.max(beside, 60)
  return rows.map((row, n) => {
    const y = n * rowHeight
    const x2 = isShown(row) ? Math.max(2, (row.figure / most) * longest) : 56
    const label = labels[n] ?? ''
    return {
      row,
      x2,
      label,
      note: notes[n] ?? '',
      noteX: x2 + textWidth(label) + 16,
      name: fitted(row.label, widths[size]),
      nameY: y + 11,
      y1: y + barTop,
      y2: y + barTop + barHeight,
      barMiddle: y + barTop + barHeight / 2,
    }
  })
}

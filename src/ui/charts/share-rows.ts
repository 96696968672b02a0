import * as Plot from '@observablehq/plot'
import { bothSizes, type Caption, drawn, fitted, fontSize, hatchId, type Size, textWidth, widths } from './draw.ts'

export type ShareRow = { readonly label: string } & (
  | {
      readonly state: 'shown'
      readonly share: number
      /** Where there is an interval, it is drawn as a band. */
      readonly between: { readonly low: number; readonly high: number } | null
      /** The figures beside the row: "95,6 % (88–98 %)". */
      readonly figures: string
      /** Drawn paler: what is there for comparison only. */
      readonly pale?: boolean
    }
  /** `figures` stands beside the hatched space: "alle viisi". */
  | { readonly state: 'withheld'; readonly figures: string }
)

export type ShareRows = Caption & {
  readonly rows: readonly ShareRow[]
  readonly text: { readonly percent: (share: number) => string }
}

/** Shares between 0 and 100 %, one below the other: a small point, and its interval as a band. In both sizes. */
export function shareRows(picture: ShareRows): string {
  return bothSizes((size) => drawShareRows(picture, size))
}

const bandHalf = 8
const marks = [0, 0.5, 1]
// On a phone the figures stand under the name, so that the line has the whole width.
const heights = {
  narrow: { row: 78, name: 12, figures: 33, line: 55 },
  wide: { row: 56, name: 14, figures: 36, line: 36 },
}

/** One size alone, for a file. */
export function drawShareRows(picture: ShareRows, size: Size): string {
  const { rows, text } = picture
  const at = heights[size]
  const beside = Math.max(textWidth(text.percent(1)), ...rows.map((row) => textWidth(row.figures))) + 14
  const right = widths[size] - (size === 'wide' ? beside : 0)
  const x = (share: number) => edge + share * (right - 2 * edge)
  const bottom = Math.max(1, rows.length) * at.row
  const placed = rows.map((row, n) => ({
    ...row,
    y: n * at.row + at.line,
    top: n * at.row + at.name,
    side: n * at.row + at.figures,
  }))
  const shown = placed.filter((row) => row.state === 'shown')
  const hidden = placed.filter((row) => row.state === 'withheld')
  const bands = shown.flatMap((one) => (one.between ? [{ ...one, ...one.between }] : []))
  const label = { fill: 'currentColor', textAnchor: 'start', fontSize } as const
  const small = { fill: 'currentColor', fontSize, className: 'chart-small' } as const
  const rails = placed.map(({ y }) => y)
  const rail = { x1: x(0), x2: x(1), y1: (y: number) => y, y2: (y: number) => y }
  return drawn(picture, size, bottom + 26, [
    Plot.link(rails, { ...rail, className: 'chart-grid', stroke: 'currentColor', strokeOpacity: 0.3 }),
    Plot.link(marks, {
      x1: x,
      x2: x,
      y1: bottom - 4,
      y2: bottom + 2,
      className: 'chart-line',
      stroke: 'currentColor',
    }),
    Plot.text(placed, {
      ...label,
      x: 0,
      y: 'top',
      text: ({ label }) => fitted(label, widths[size]),
      className: 'chart-name',
    }),
    Plot.rect(hidden, {
      x1: x(0),
      x2: x(1),
      y1: ({ y }) => y - bandHalf,
      y2: ({ y }) => y + bandHalf,
      fill: `url(#${hatchId(picture, size)})`,
    }),
    ...[false, true].flatMap((pale) => drawnShares(bands, shown, pale, x)),
    Plot.text(placed, {
      ...label,
      x: size === 'wide' ? right + 8 : 0,
      y: 'side',
      text: 'figures',
      className: 'chart-label',
    }),
    Plot.text(marks, { ...small, x: (one) => x(one), y: bottom + 14, text: text.percent }),
  ])
}

// So that a point at 0 or 100 % is drawn whole, and the word under it too.
const edge = 18

type Placed = { readonly share: number; readonly y: number; readonly pale?: boolean }

function drawnShares(
  bands: readonly (Placed & { low: number; high: number })[],
  shown: readonly Placed[],
  pale: boolean,
  x: (share: number) => number,
) {
  const isMeant = (one: Placed) => Boolean(one.pale) === pale
  const className = pale ? 'chart-pale' : 'chart-bar'
  const band = {
    y1: (one: Placed) => one.y - bandHalf,
    y2: (one: Placed) => one.y + bandHalf,
    rx: 3,
    fill: 'currentColor',
    fillOpacity: 0.3,
  }
  return [
    Plot.rect(bands.filter(isMeant), { ...band, x1: ({ low }) => x(low), x2: ({ high }) => x(high), className }),
    Plot.dot(shown.filter(isMeant), { x: ({ share }) => x(share), y: 'y', r: 4.5, fill: 'currentColor', className }),
  ]
}

import * as Plot from '@observablehq/plot'
import { bothSizes, type Caption, drawn, fontSize, type Size, widths } from './draw.ts'

export type DotStrip = Caption & {
  /** Between 0 and 1, in any order; what is alike is stacked. */
  readonly dots: readonly number[]
  readonly text: { readonly percent: (share: number) => string }
}

/** People as dots without names along a line from 0 to 100 %, in both sizes. */
export function dotStrip(picture: DotStrip): string {
  return bothSizes((size) => drawDotStrip(picture, size))
}

const tallest = 150
const edge = 20
const marks = [0, 0.25, 0.5, 0.75, 1]

/** One size alone, for a file. */
export function drawDotStrip(picture: DotStrip, size: Size): string {
  const stacks = [...Map.groupBy(picture.dots, (dot) => dot)]
  const highest = Math.max(1, ...stacks.map(([, own]) => own.length))
  const radius = Math.max(1.5, Math.min(6.5, tallest / highest / 2 - 0.5))
  const step = 2 * radius + 2
  const line = Math.ceil(highest * step) + 8
  const x = (share: number) => edge + share * (widths[size] - 2 * edge)
  const dots = stacks.flatMap(([share, own]) => own.map((_, n) => ({ x: x(share), y: line - radius - 3 - n * step })))
  return drawn(picture, size, line + 28, [
    Plot.ruleY([line], { x1: x(0), x2: x(1), className: 'chart-line', stroke: 'currentColor' }),
    Plot.link(marks, { x1: x, x2: x, y1: line, y2: line + 5, className: 'chart-line', stroke: 'currentColor' }),
    Plot.dot(dots, { x: 'x', y: 'y', r: radius, fill: 'currentColor', className: 'chart-bar' }),
    Plot.text(marks, {
      x: (one) => x(one),
      y: line + 17,
      text: picture.text.percent,
      fill: 'currentColor',
      fontSize,
      className: 'chart-small',
    }),
  ])
}

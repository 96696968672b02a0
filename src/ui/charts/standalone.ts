import { parseHTML } from 'linkedom'
import { escapeHtml } from '../../core/escape-html.ts'
import { textWidth, widths } from './draw.ts'

const margin = 24
const lineHeight = 20

// The page's colours in sRGB, since drawing programs do not read OKLCH: paper, ink, soft ink, line and accent.
const style = `
text { font-family: Figtree, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; fill: #1d2b25; stroke: none }
.chart-bar, .chart-bar * { fill: #0b5b42; color: #0b5b42 }
.chart-pale, .chart-pale * { fill: #5c6a63; color: #5c6a63 }
.chart-label text, text.chart-label { font-weight: 620 }
.chart-small text { fill: #4a5851 }
.chart-line { stroke: #808c84 }
.chart-hatch { stroke: #808c84 }
`

/** A picture to be taken along: the wide size, with what it shows above it and where it comes from below. */
export function standalone(svg: string, above: string, below: string): string {
  const { document } = parseHTML(`<!doctype html><body>${svg}</body>`)
  const drawing = document.querySelector('svg.chart-wide')
  if (!drawing) throw new Error('There is no wide picture.')
  const width = widths.wide
  const height = Number(drawing.getAttribute('height'))
  const [head, foot] = [wrapped(above, width, 16), wrapped(below, width, 13)]
  const top = margin + head.length * lineHeight + 12
  const whole = top + height + 14 + foot.length * lineHeight + margin
  const text = (lines: readonly string[], y: number, size: number, weight: number) =>
    lines
      .map(
        (line, n) =>
          `<text x="${margin}" y="${y + n * lineHeight}" font-size="${size}" font-weight="${weight}">${escapeHtml(line)}</text>`,
      )
      .join('')
  drawing.setAttribute('x', `${margin}`)
  drawing.setAttribute('y', `${top}`)
  drawing.setAttribute('overflow', 'visible')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * margin}" height="${whole}" viewBox="0 0 ${width + 2 * margin} ${whole}" color="#1d2b25">`,
    `<style>${style}</style><rect width="100%" height="100%" fill="#fcfaf4"/>`,
    text(head, margin + 14, 16, 620),
    drawing.outerHTML,
    text(foot, top + height + 14 + 14, 13, 400),
    '</svg>',
  ].join('')
}

function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

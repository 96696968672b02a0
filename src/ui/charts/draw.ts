import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

/** Only for the server: the browser gets the picture, not what draws it. */
export type Size = 'narrow' | 'wide'

/** What every picture says of itself. `id` is unique on its page. */
export type Caption = {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly locale: string
}

// Drawn at the size at which they are seen, so that no text comes out smaller than 12 px, down to a 320 px screen.
export const widths: Record<Size, number> = { narrow: 320, wide: 720 }
export const fontSize = 14
export const smallFontSize = 14

/** Both sizes of a picture, one after the other; `charts.css` shows the one that fits. */
export function bothSizes(draw: (size: Size) => string): string {
  return draw('narrow') + draw('wide')
}

/** Draws marks in pixels (y downwards), with nothing inline that a strict content security policy would drop. */
export function drawn(caption: Caption, size: Size, height: number, marks: Plot.Markish[]): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const width = widths[size]
  const svg = Plot.plot({
    document,
    width,
    height,
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks,
  })
  for (const style of svg.querySelectorAll('style')) style.remove()
  for (const part of [svg, ...svg.querySelectorAll('[style]')]) part.removeAttribute('style')
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  svg.setAttribute('class', `chart chart-${size}`)
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('font-family', 'Figtree, system-ui, sans-serif')
  svg.setAttribute('font-size', `${fontSize}`)
  svg.setAttribute('role', 'img')
  const id = `${caption.id}-${size}`
  svg.setAttribute('aria-labelledby', `${id}-title ${id}-desc`)
  svg.prepend(
    element(document, 'title', { id: `${id}-title` }, caption.title),
    element(document, 'desc', { id: `${id}-desc` }, caption.description),
    hatch(document, hatchId(caption, size)),
  )
  return svg.outerHTML
}

/** The fill of what is not shown. */
export const hatchId = (caption: Caption, size: Size) => `${caption.id}-${size}-hatch`

/** About how wide a text is drawn; rather too wide than too narrow. */
export function textWidth(text: string, size: number = fontSize): number {
  return text.length * size * 0.58
}

/** A text that fits, with an ellipsis where it was cut. The table beside the picture has it whole. */
export function fitted(text: string, width: number): string {
  const most = Math.floor(width / (fontSize * 0.55))
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}

function hatch(document: Document, id: string): Element {
  const defs = element(document, 'defs', {})
  const box = { width: '7', height: '7', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }
  const pattern = element(document, 'pattern', { id, ...box })
  const line = {
    x1: '0',
    y1: '0',
    x2: '0',
    y2: '7',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    class: 'chart-hatch',
  }
  pattern.append(element(document, 'line', line))
  defs.append(pattern)
  return defs
}

function element(document: Document, name: string, attributes: Record<string, string>, text?: string): Element {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  if (text !== undefined) made.textContent = text
  return made
}

import { parseHTML } from 'linkedom'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { type Week, weekAfter, weekNumber } from '../../core/weeks.ts'
import { drawDotStrip } from './dot-strip.ts'
import { type Size, widths } from './draw.ts'
import { partRows, weekRows } from './figure-rows.ts'
import { drawPartBars, partBars } from './part-bars.ts'
import { drawShareRows, type ShareRows } from './share-rows.ts'
import { standalone } from './standalone.ts'
import { drawWeeklyBars, type WeeklyBars, weeklyBars } from './weekly-bars.ts'

const week = (n: number): Week => weekAfter('2025-12-29' as Week, n)
const figure = (from: number, to: number, sum: number) => ({ first: week(from), last: week(to), figure: sum })

const caption = {
  id: 'told',
  title: 'Kerronnat <viikoittain> & "muuta"',
  description: 'Eniten viikolla 2.',
  locale: 'fi',
}
const text = {
  withheld: 'alle viisi',
  week: (one: Week) => `vk ${weekNumber(one).week}`,
  weeks: (count: number) => `${count} viikkoa`,
}
const rows = weekRows([figure(0, 0, 1250), figure(1, 1, 2500), figure(2, 4, 500)], week(0), week(6))
const weekly: WeeklyBars = { ...caption, text, rows }
const parts = {
  ...caption,
  text: { withheld: 'alle viisi', note: ({ weeks }: { weeks: number }) => (weeks < 4 ? `${weeks} viikolta` : '') },
  rows: partRows(
    [
      { ...figure(0, 3, 40), part: 'l' },
      { ...figure(0, 2, 10), part: 'x' },
    ],
    [
      { part: 'l', label: 'LinkedIn' },
      { part: 'x', label: 'X'.repeat(200) },
      { part: 'w', label: 'WhatsApp' },
    ],
  ),
}
const percent = (share: number) => `${Math.round(share * 100)} %`
const shares: ShareRows = {
  ...caption,
  text: { percent },
  rows: [
    { label: 'Myönteinen', state: 'shown', share: 0.5, between: { low: 0.4, high: 0.7 }, figures: '50 % (40–70 %)' },
    { label: 'Sama', state: 'shown', share: 0.5, between: null, figures: '50 %', pale: true },
    { label: 'K'.repeat(200), state: 'withheld', figures: 'alle viisi' },
  ],
}
const dots = { ...caption, dots: [0.5, 0.9, 0.9, 1], text: { percent } }
const sizes: Size[] = ['narrow', 'wide']
const drawings = sizes.flatMap((size) => [
  { name: `weekly bars, ${size}`, size, svg: drawWeeklyBars(weekly, size) },
  { name: `weekly bars of nothing, ${size}`, size, svg: drawWeeklyBars({ ...weekly, rows: [] }, size) },
  { name: `bars by part, ${size}`, size, svg: drawPartBars(parts, size) },
  { name: `shares, ${size}`, size, svg: drawShareRows(shares, size) },
  { name: `no shares, ${size}`, size, svg: drawShareRows({ ...shares, rows: [] }, size) },
  { name: `dots, ${size}`, size, svg: drawDotStrip(dots, size) },
  { name: `very many dots, ${size}`, size, svg: drawDotStrip({ ...dots, dots: Array(900).fill(0.9) }, size) },
  { name: `bars by no part, ${size}`, size, svg: drawPartBars({ ...parts, rows: [] }, size) },
])

const opened = (svg: string) => parseHTML(`<body>${svg}</body>`).document
const texts = (svg: string) => [...opened(svg).querySelectorAll('text')].map((one) => one.textContent)
const bars = (svg: string) =>
  [...opened(svg).querySelectorAll('.chart-bar rect')].map((bar) => ({
    x: Number(bar.getAttribute('x')),
    width: Number(bar.getAttribute('width')),
    height: Number(bar.getAttribute('height')),
  }))

describe.each(drawings)('$name', ({ svg, size }) => {
  test('is well-formed, and as large as it says', async () => {
    const made = await sharp(Buffer.from(svg)).metadata()
    expect(made.format).toBe('svg')
    expect(made.width).toBe(widths[size])
  })

  test('is named and described to those who do not see it', () => {
    const root = opened(svg).querySelector('svg')
    expect(root?.getAttribute('role')).toBe('img')
    const named = root?.getAttribute('aria-labelledby')?.split(' ') ?? []
    expect(named.map((id) => root?.querySelector(`#${id}`)?.textContent)).toEqual([caption.title, caption.description])
  })

  test('has nothing that a strict content security policy drops, and no colour of its own', () => {
    expect(svg).not.toMatch(/<style|\sstyle=|<script|\son\w+=|href=/)
    const colours = [...svg.matchAll(/\s(?:fill|stroke)="([^"]*)"/g)].map((match) => match[1])
    for (const colour of colours) expect(colour).toMatch(/^(currentColor|none|url\(#told-(narrow|wide)-hatch\))$/)
  })

  test('has no text smaller than 12 px on a screen of 320 px', () => {
    const smallest = Math.min(...[...svg.matchAll(/font-size="(\d+)"/g)].map((match) => Number(match[1])))
    // The page leaves 278 px of it.
    expect(size === 'wide' ? smallest : (smallest * 278) / widths.narrow).toBeGreaterThanOrEqual(12)
  })
})

describe('weekly bars', () => {
  test('are as high as their sums and as wide as their weeks', () => {
    const [first, second, third] = bars(drawWeeklyBars(weekly, 'wide'))
    expect((second?.height ?? 0) / (first?.height ?? 0)).toBeCloseTo(2, 5)
    expect((second?.height ?? 0) / (third?.height ?? 0)).toBeCloseTo(5, 5)
    expect(((third?.width ?? 0) + 4) / ((first?.width ?? 0) + 4)).toBeCloseTo(3, 5)
    expect(bars(drawWeeklyBars(weekly, 'wide'))).toHaveLength(3)
  })

  test('bear their sums in the reader’s own manner, how many weeks they are of, and what is withheld', () => {
    const drawn = texts(drawWeeklyBars(weekly, 'wide'))
    expect(drawn).toEqual(
      expect.arrayContaining(['1\u00a0250', '2\u00a0500', '500', '3 viikkoa', 'alle viisi', 'vk 1', 'vk 7']),
    )
    expect(texts(drawWeeklyBars({ ...weekly, locale: 'en' }, 'wide'))).toContain('2,500')
  })

  test('hatch just the weeks that are not shown', () => {
    const document = opened(drawWeeklyBars(weekly, 'wide'))
    const hatched = [...document.querySelectorAll('[fill^="url("] rect, rect[fill^="url("]')]
    expect(hatched).toHaveLength(1)
    const [first] = bars(drawWeeklyBars(weekly, 'wide'))
    const unit = (first?.width ?? 0) + 4
    expect(Number(hatched[0]?.getAttribute('x'))).toBeCloseTo(5 * unit + 2, 5)
    expect(Number(hatched[0]?.getAttribute('width'))).toBeCloseTo(2 * unit - 4, 5)
  })

  test('come in two sizes whose ids differ', () => {
    const ids = [...weeklyBars(weekly).matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])
    expect(ids).toHaveLength(6)
    expect(new Set(ids).size).toBe(6)
  })
})

describe('bars by part', () => {
  test('are as long as their sums, named whole where there is room, with what is withheld last', () => {
    const svg = drawPartBars(parts, 'wide')
    const [first, second] = bars(svg)
    expect((first?.width ?? 0) / (second?.width ?? 0)).toBeCloseTo(4, 5)
    const drawn = texts(svg)
    expect(drawn.slice(0, 3)).toEqual(['LinkedIn', expect.stringMatching(/^X+…$/), 'WhatsApp'])
    expect(drawn).toEqual(expect.arrayContaining(['40', '10', '3 viikolta', 'alle viisi']))
  })

  test('stay within the picture, however long the figures and notes', () => {
    const long = {
      ...parts,
      rows: parts.rows.map((row) => (row.state === 'shown' ? { ...row, figure: row.figure * 1e6 } : row)),
    }
    for (const bar of bars(partBars(long))) expect(bar.width).toBeLessThan(widths.wide)
    for (const bar of bars(drawPartBars(long, 'narrow'))) expect(bar.width).toBeLessThan(widths.narrow - 90)
  })
})

const numbers = (svg: string, selector: string, name: string) =>
  [...opened(svg).querySelectorAll(selector)].map((one) => Number(one.getAttribute(name)))

describe.each(sizes)('shares, %s', (size) => {
  const svg = drawShareRows(shares, size)

  test('have the point where the share is, and the band from one end to the other', () => {
    const [whole] = numbers(svg, '.chart-bar rect', 'width')
    const [left] = numbers(svg, '.chart-bar rect', 'x')
    const point = numbers(svg, '.chart-bar circle', 'cx')[0] ?? 0
    // From 40 to 70 %, with 50 % a third of the way.
    expect((point - (left ?? 0)) / (whole ?? 1)).toBeCloseTo(1 / 3, 5)
    expect(numbers(svg, '.chart-pale circle', 'cx')).toEqual([point])
    expect(numbers(svg, '.chart-pale rect', 'x')).toEqual([])
  })

  test('say their figures beside them, and hatch what is not told', () => {
    expect(texts(svg)).toEqual(expect.arrayContaining(['Myönteinen', '50 % (40–70 %)', 'alle viisi', '0 %', '100 %']))
    expect(opened(svg).querySelectorAll('[fill^="url("] rect, rect[fill^="url("]')).toHaveLength(1)
  })
})

test('dots that are alike stand on each other, and none leaves the picture', () => {
  const svg = drawDotStrip(dots, 'wide')
  const [x, y] = [numbers(svg, 'circle', 'cx'), numbers(svg, 'circle', 'cy')]
  expect(x).toHaveLength(4)
  expect(x[1]).toBe(x[2])
  expect(y[1]).toBeGreaterThan(y[2] ?? 0)
  const many = drawDotStrip({ ...dots, dots: Array(900).fill(0.9) }, 'narrow')
  expect(Math.min(...numbers(many, 'circle', 'cy'))).toBeGreaterThan(0)
})

test('a picture to be taken along has its sentence, its source and its own colours', async () => {
  const svg = standalone(
    drawShareRows(shares, 'narrow') + drawShareRows(shares, 'wide'),
    'Mitä <kuvassa> on',
    'Lähde & muu',
  )
  expect(texts(svg)).toEqual(expect.arrayContaining(['Mitä <kuvassa> on', 'Lähde & muu', 'Myönteinen']))
  const { width = 0, height = 0, format } = await sharp(Buffer.from(svg)).metadata()
  expect([format, width > widths.wide, height > 200]).toEqual(['svg', true, true])
  expect(svg).not.toContain('chart-narrow')
})

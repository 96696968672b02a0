import { shown } from './meter.ts'

export type StreamedRow = { readonly line: number } & (
  | { readonly ok: true; readonly cells: readonly string[] }
  | { readonly ok: false; readonly expected: 'row' | 'shorter'; readonly found: string }
)

const longestRow = 2 ** 20
const secondLooks = 4

/**
 * The rows of a table while its text streams by, as spreadsheets write it: separated by semicolons, commas or
 * tabs, whichever the first row has most of. A quote that is not closed would swallow all that follows; where one
 * closes in a place where none can, the line is given up, and reading goes on at the next.
 */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<StreamedRow> {
  const table = new Table()
  for await (const chunk of chunks) yield* table.push(chunk)
  yield* table.end()
}

class Table {
  #text = ''
  #line = 1
  #separator = ''
  #looks = 0
  /** Within a line that was given up and goes on: it is dropped as it comes. */
  #skips = false

  push(chunk: string): StreamedRow[] {
    this.#text += this.#skips ? this.#afterLine(chunk) : chunk
    this.#looks += chunk.length * secondLooks
    return this.#take(false)
  }

  end(): StreamedRow[] {
    return this.#take(true)
  }

  #afterLine(chunk: string): string {
    const next = chunk.indexOf('\n') + 1
    this.#skips = next === 0
    return next === 0 ? '' : chunk.slice(next)
  }

  #take(isEnd: boolean): StreamedRow[] {
    const rows: StreamedRow[] = []
    if (this.#separator === '' && !this.#begin(isEnd)) return rows
    let at = 0
    while (at < this.#text.length) {
      const row = rowAt(this.#text, at, this.#separator, isEnd)
      if (row === 'goes-on') {
        if (this.#text.length - at < longestRow) break
        // Nobody writes as much into one row: a quote that is never closed.
        at = this.#giveUp(at, this.#text.length, 'shorter', rows)
      } else if (row.cells === undefined) at = this.#giveUp(at, row.end, 'row', rows)
      else {
        if (row.cells.some((cell) => cell.trim() !== '')) rows.push({ ok: true, line: this.#line, cells: row.cells })
        this.#line += row.lines
        at = row.end
      }
    }
    this.#text = this.#text.slice(at)
    return rows
  }

  /** Goes on at the next line, as long as what was looked at in vain was not much. */
  #giveUp(at: number, lookedTo: number, expected: 'row' | 'shorter', rows: StreamedRow[]): number {
    const next = this.#looks > 0 ? this.#text.indexOf('\n', at) + 1 : 0
    const end = next === 0 ? this.#text.length : next
    this.#skips = next === 0
    this.#looks -= lookedTo - at
    rows.push({ ok: false, line: this.#line, expected, found: shown(this.#text.slice(at, Math.min(end, at + 200))) })
    this.#line++
    return end
  }

  #begin(isEnd: boolean): boolean {
    if (!isEnd && this.#text.length < longestRow && !/[\r\n]/.test(this.#text)) return false
    // Excel's own word for the separator, on a line before the header.
    const said = /^"?sep=(.)"?(\r\n|\n|\r)/i.exec(this.#text)
    if (said) {
      this.#text = this.#text.slice(said[0].length)
      this.#line++
    }
    this.#separator = said?.[1] ?? separatorOf(this.#text)
    return true
  }
}

function separatorOf(text: string): string {
  const header = (text.split(/\r|\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counted = [';', '\t', ','].map((sign) => ({ sign, count: header.split(sign).length }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign
}

type RowAt = { readonly cells: string[]; readonly end: number; readonly lines: number }
type BrokenAt = { readonly cells?: never; readonly end: number }

/** The row that begins at `at`; or that it goes on beyond what has come in; or that its quotes make no sense. */
function rowAt(text: string, at: number, separator: string, isEnd: boolean): RowAt | BrokenAt | 'goes-on' {
  const cells: string[] = []
  const sign = separator.charCodeAt(0)
  let lines = 1
  let from = at
  for (;;) {
    let cell: string
    let end: number
    if (text[from] === '"') {
      const close = closingQuote(text, from + 1)
      if (close < 0) return isEnd ? { end: text.length } : 'goes-on'
      // Whether the quote closes or is doubled is seen at the next sign.
      if (close + 1 >= text.length && !isEnd) return 'goes-on'
      cell = text.slice(from + 1, close).replaceAll('""', '"')
      for (let line = cell.indexOf('\n'); line >= 0; line = cell.indexOf('\n', line + 1)) lines++
      end = close + 1
      const next = text[end]
      if (next !== undefined && next !== separator && next !== '\n' && next !== '\r') return { end }
    } else {
      end = from
      while (end < text.length && !ends(text.charCodeAt(end), sign)) end++
      if (end === text.length && !isEnd) return 'goes-on'
      cell = text.slice(from, end)
    }
    cells.push(cell)
    if (text[end] === separator) from = end + 1
    else if (text[end] === '\r' && end + 1 === text.length && !isEnd) return 'goes-on'
    else return { cells, end: end + (text.startsWith('\r\n', end) ? 2 : 1), lines }
  }
}

/** A separator, or the end of a line. */
const ends = (sign: number, separator: number) => sign === separator || sign === 10 || sign === 13

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return -1
}

import { shown } from './meter.ts'

export type LinkedInRow = { readonly line: number; readonly found: string } & (
  | { readonly ok: true; readonly cells: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly expected: 'columns' | 'row' | 'shorter' }
)

const longestRow = 2 ** 20
// A row begins with its date and a link. Texts do not; so what quotes do between two such lines does not matter.
const beginning =
  /^"?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?[^,\r\n]{0,10}"?,"?https?:\/\/|,"?https?:\/\/[a-z.]*linkedin\.com\/)/

/**
 * The rows of LinkedIn's tables. Their quotes follow no one rule: doubled in the one file, behind a backslash in
 * the other, around each line of a text in a third, and now and then missing. So rows are told by how they begin,
 * and within a row the columns around the one with the text, which hold dates and links, are taken off its ends.
 */
export async function* linkedInRows(chunks: AsyncIterable<string>, text: string): AsyncGenerator<LinkedInRow> {
  let columns: readonly string[] | undefined
  for await (const { line, lines, isTooLong } of recordsOf(chunks)) {
    const found = shown(lines)
    if (isTooLong) yield { ok: false, line, expected: 'shorter', found }
    else if (columns) yield rowOf(lines, columns, text, line)
    else {
      columns = lines.split(',').map((name) => name.replace(/^\s*"?|"?\s*$/g, ''))
      if (!columns.includes('Date') || !columns.includes(text)) {
        yield { ok: false, line, expected: 'columns', found }
        return
      }
    }
  }
}

function rowOf(record: string, columns: readonly string[], text: string, line: number): LinkedInRow {
  const found = shown(record)
  if (!beginning.test(record)) return { ok: false, line, expected: 'row', found }
  const before = columns.indexOf(text)
  const after = columns.length - before - 1
  const [first, rest] = cellsOff(record, before)
  const [last, middle] = cellsOffEnd(rest, after)
  if (first.length < before || last.length < after) return { ok: false, line, expected: 'row', found }
  const cells = [...first, text === 'Message' ? behindBackslashes(middle) : doubled(middle), ...last]
  return { ok: true, line, found, cells: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])) }
}

/** So many cells off the beginning, and what is behind them. */
function cellsOff(record: string, count: number): [string[], string] {
  const cells: string[] = []
  let rest = record
  while (cells.length < count) {
    const [whole, quoted, bare] = /^(?:"([^"]*)"|([^",]*)),/.exec(rest) ?? []
    if (whole === undefined) break
    cells.push((quoted ?? bare ?? '').trim())
    rest = rest.slice(whole.length)
  }
  return [cells, rest]
}

/** So many cells off the end. They hold links and words in capitals, and none a line break. */
function cellsOffEnd(record: string, count: number): [string[], string] {
  const cells: string[] = []
  let rest = record
  while (cells.length < count) {
    const comma = rest.endsWith('"') ? rest.lastIndexOf(',"') : rest.lastIndexOf(',')
    if (comma < 0 || /[\r\n]/.test(rest.slice(comma))) break
    cells.unshift(
      rest
        .slice(comma + 1)
        .replace(/^"+|"+$/g, '')
        .trim(),
    )
    rest = rest.slice(0, comma)
  }
  return [cells, rest]
}

/** In `Shares.csv`, quotes are doubled, as a rule, and each line of a text stands between quotes of its own. */
function doubled(cell: string): string {
  const inside = bare(cell)
  const isDoubled = (inside.match(/"+/g) ?? []).every((quotes) => quotes.length % 2 === 0)
  const text = isDoubled ? inside.replaceAll('""', '"') : inside
  return text.replace(/"\n(?:"{1,2}\n)*"/g, (breaks) => breaks.replaceAll('"', '')).trim()
}

/** In `Comments.csv`, quotes stand behind backslashes; now and then they are doubled too. */
const behindBackslashes = (cell: string) =>
  bare(cell)
    .replace(/\\""?|""/g, '"')
    .trim()

const bare = (cell: string) => (/^".*"$/s.test(cell) && cell.length > 1 ? cell.slice(1, -1) : cell)

type Lines = { readonly line: number; readonly lines: string; readonly isTooLong: boolean }

/** The header, then the lines from one beginning of a row to the next. */
async function* recordsOf(chunks: AsyncIterable<string>): AsyncGenerator<Lines> {
  let [record, from, line] = ['', 1, 0]
  let isTooLong = false
  for await (const text of linesOf(chunks)) {
    line++
    const isNew = line <= 2 || beginning.test(text)
    if (isNew) {
      if (record.trim() !== '') yield { line: from, lines: record.trimEnd(), isTooLong }
      ;[record, from, isTooLong] = [text, line, false]
    } else if (record.length + text.length > longestRow) isTooLong = true
    else record += `\n${text}`
  }
  if (record.trim() !== '') yield { line: from, lines: record.trimEnd(), isTooLong }
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = chunk.split('\n')
    lines[0] = rest + lines[0]
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.replace(/\r$/, '')
    // A line of this length is no row; it comes in pieces, so that it is not kept as a whole.
    if (rest.length > longestRow) {
      yield rest
      rest = ''
    }
  }
  yield rest
}

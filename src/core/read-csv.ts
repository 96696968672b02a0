export type CsvRow = {
  /** The line of the file on which the row begins, as a spreadsheet or an editor counts them. */
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Reads a table as spreadsheets write it: separated by semicolons, commas or tabs (the header says which),
 * cells in quotes where they hold such or a line end. Rows without anything in them are left out.
 */
export function readCsv(text: string): CsvRow[] {
  const marked = text.replace(/^\ufeff/, '')
  // Excel's own word for the separator, on a line before the header.
  const said = /^"?sep=(.)"?\r?\n/i.exec(marked)
  const body = said ? marked.slice(said[0].length) : marked
  const separator = said?.[1] ?? separatorOf(body)
  const rows: CsvRow[] = []
  let line = said ? 2 : 1
  let begun = line
  let cells: string[] = []
  let cell = ''
  let quoted = false
  const endRow = () => {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begun, cells: cells.map((one) => one.trim()) })
    cells = []
    cell = ''
    begun = line
  }
  for (let at = 0; at < body.length; at++) {
    const sign = body[at] ?? ''
    if (sign === '\n' || (sign === '\r' && body[at + 1] !== '\n')) line++
    if (quoted) {
      if (sign === '\r' && body[at + 1] === '\n') continue
      if (sign !== '"') cell += sign
      else if (body[at + 1] === '"') cell += body[++at]
      else quoted = false
    } else if (sign === '"' && cell.trim() === '') {
      cell = ''
      quoted = true
    } else if (sign === separator) {
      cells.push(cell)
      cell = ''
    } else if (sign === '\n' || (sign === '\r' && body[at + 1] !== '\n')) endRow()
    else if (sign !== '\r') cell += sign
  }
  endRow()
  return rows
}

function separatorOf(body: string): string {
  const header = (body.split(/\r|\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counted = [';', '\t', ','].map((sign) => ({ sign, count: header.split(sign).length }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign
}

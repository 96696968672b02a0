// Tables of the voice study (samples, predictions): commas, as codes.csv has. Texts in them were written by anybody.

/** One line of a table. */
export const tableLine = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(',')}\n`

function cell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : guarded(value)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A text that no spreadsheet takes for a formula: where it might, an apostrophe stands in front. Where it begins with
 * one already, it gets another, so that `unguarded` always gives back what was there.
 */
export const guarded = (text: string): string => (/^\s*[=+\-@|%']|^[\t\r\n]/.test(text) ? `'${text}` : text)

export const unguarded = (cell: string): string => (/^'(?:\s*[=+\-@|%']|[\t\r\n])/.test(cell) ? cell.slice(1) : cell)

/** The cells of one line, or nothing where a quote is left open. Cells that hold line ends are not for this. */
export function cellsOfLine(line: string): string[] | undefined {
  if (!line.includes('"')) return line.split(',').map(unguarded)
  const cells: string[] = []
  let at = 0
  for (;;) {
    const part = /^(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/.exec(line.slice(at))
    if (!part) return undefined
    cells.push(unguarded(part[1]?.replaceAll('""', '"') ?? part[2] ?? ''))
    if (part[3] === '') return cells
    at += part[0].length
  }
}

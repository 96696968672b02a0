// Tables for and from spreadsheets. Excel in Finland and Sweden reads and writes semicolons.

/** So that a spreadsheet takes the file for UTF-8. */
export const byteOrderMark = '\ufeff'

/**
 * One line of a table. What a spreadsheet would take for a formula gets an apostrophe in front, so that a
 * name typed by somebody runs nothing on the desk of who opens the file.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(';')}\r\n`
}

function cell(text: string): string {
  const isNumber = /^-?\d+(?:[.,]\d+)?$/.test(text)
  const harmless = !isNumber && /^\s*[=+\-@|%]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[";,\t\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

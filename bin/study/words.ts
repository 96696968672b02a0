/** What `values` of `parseArgs` says of a number from 0 on. */
export function wholeNumber(text: string | undefined): number | undefined {
  const number = /^\d{1,16}$/.test(text ?? '') ? Number(text) : Number.NaN
  return Number.isSafeInteger(number) ? number : undefined
}

/** Words with commas between them; nothing where one is empty or stands twice. */
export function wordsOf(text: string): string[] | undefined {
  const words = text.split(',').map((word) => word.trim())
  return words.includes('') || new Set(words).size < words.length ? undefined : words
}

/** `0.9561` as `95.6 %`. What rounds to none or all and is neither says so. */
export function percent(part: number): string {
  const rounded = (part * 100).toFixed(1)
  if (rounded === '0.0' && part > 0) return 'under 0.1 %'
  if (rounded === '100.0' && part < 1) return 'over 99.9 %'
  return `${rounded} %`
}

export const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`

/** Text in lines of at most 100 signs. */
export function wrapped(text: string, indent = ''): string {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > 100) {
      lines.push(line)
      line = indent
    }
    line += line.trim() === '' ? word : ` ${word}`
  }
  return [...lines, line].join('\n')
}

/** Rows under each other, the first column to the left, numbers to the right. */
export function aligned(rows: readonly (readonly string[])[], indent = '  '): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return rows.map((row) => `${indent}${line(row)}`.trimEnd()).join('\n')
}

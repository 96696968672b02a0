import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { csvRows } from '../../src/archives/csv-rows.ts'
import { placesOf } from '../../src/core/voice/codes-csv.ts'
import { BadInput } from './bad-input.ts'
import { progress } from './progress.ts'

type Row<Column extends string> = {
  readonly line: number
  readonly cells: readonly string[]
  readonly places: Readonly<Record<Column, number>>
}

/**
 * The rows of a table that must have these columns, in any order, while it streams by: separated by commas,
 * semicolons or tabs, cells in quotes or not. Spreadsheets write all of these.
 */
export async function* tableRows<Column extends string>(
  path: string,
  columns: readonly Column[],
  what: string,
): AsyncGenerator<Row<Column>> {
  const file = await stat(path)
  if (file.isDirectory()) throw new BadInput(`${path} is a folder, where a file is wanted.`)
  const bar = progress(what, file.size)
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 256 * 1024 })
  const chunks = async function* () {
    for await (const chunk of stream as AsyncIterable<string>) {
      yield chunk
      bar.at(stream.bytesRead)
    }
  }
  let places: Row<Column>['places'] | undefined
  for await (const row of csvRows(chunks())) {
    if (!row.ok) throw new BadInput(`${path}, line ${row.line}: a quote is opened and never closed: ${row.found}`)
    if (places) {
      yield { line: row.line, cells: row.cells, places }
      continue
    }
    const found = placesOf(row.cells, columns)
    if (!found.ok) throw new BadInput(wrongHeader(path, columns, row.cells))
    places = found.places
  }
  bar.end()
  if (!places) throw new BadInput(`${path} is empty: its first line is to be ${columns.join(',')}`)
}

const wrongHeader = (path: string, columns: readonly string[], found: readonly string[]): string =>
  `${path}: the first line is to be ${columns.join(',')} but is ${found
    .join(',')
    .replace(/^\ufeff/, '')
    .slice(0, 200)}`

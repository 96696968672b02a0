import {
  type PostKind,
  type PostLanguage,
  type PostNetwork,
  postKinds,
  postLanguages,
  postNetworks,
} from '../core/voice/post.ts'
import { textOf } from './bytes.ts'
import { csvRows } from './csv-rows.ts'
import type { Entry } from './entries.ts'
import { jsonLines } from './json-lines.ts'
import { badRow, type Draft, type Fields, fileByFile, isFields, type Reader, type Row, survey } from './reader.ts'
import { isHeader } from './role.ts'
import { timeOf } from './time.ts'

const longestId = 1000
const mostFiles = 100

/** Tables and JSON Lines with `id`, `time` and `text`; what `study import` wrote is one of them. */
export const plain: Reader = {
  network: 'file',
  passes: 1,
  pick: async (entries) => {
    const candidates = entries.filter(({ role }) => /\.(csv|tsv|txt|jsonl|ndjson)$/i.test(role)).slice(0, mostFiles)
    const answers = await Promise.all(candidates.map(isPlain))
    return candidates.filter((_, at) => answers[at])
  },
  read: (picked) => fileByFile(picked, (entry) => (isTable(entry) ? tableRows(entry) : lineRows(entry))),
}

const isTable = ({ role }: Entry) => !/\.(jsonl|ndjson)$/i.test(role)

/** Whether a file begins as one of ours; a table without a header does not. */
async function isPlain(entry: Entry): Promise<boolean> {
  let start = ''
  await survey([entry], async ({ chunks }) => {
    for await (const text of textOf(chunks())) {
      start += text
      if (start.length > 2000) break
    }
  })
  return isTable(entry)
    ? isHeader(start.replace(/^"?sep=.*[\r\n]+/i, '').split(/\r|\n/, 1)[0] ?? '')
    : /^\s*\{/.test(start)
}

const needed = ['id', 'time', 'text'] as const

async function* tableRows(entry: Entry): AsyncGenerator<Row> {
  let columns: readonly string[] | undefined
  for await (const row of csvRows(textOf(entry.chunks()))) {
    const place = { line: row.line }
    if (!row.ok) yield badRow(entry.name, place, row.expected, row.found)
    else if (!columns) {
      columns = row.cells.map((cell) => cell.trim().toLowerCase())
      if (needed.every((name) => columns?.includes(name))) continue
      yield badRow(entry.name, place, 'columns', row.cells.join(', '))
      return
    } else {
      const names = columns
      const isRow = row.cells.length >= needed.length && row.cells.slice(names.length).every((cell) => cell === '')
      const fields = Object.fromEntries(names.map((name, at) => [name, row.cells[at] ?? '']))
      yield isRow ? rowOf(fields, entry, place) : badRow(entry.name, place, 'row', row.cells.join(', '))
    }
  }
}

async function* lineRows(entry: Entry): AsyncGenerator<Row> {
  for await (const { line, ...parsed } of jsonLines(textOf(entry.chunks()))) {
    if (!parsed.ok) yield badRow(entry.name, { line }, parsed.expected, parsed.found)
    else if (!isFields(parsed.value)) yield badRow(entry.name, { line }, 'json', JSON.stringify(parsed.value))
    else yield rowOf(parsed.value, entry, { line })
  }
}

function rowOf(fields: Fields, entry: Entry, place: { line: number }): Row {
  // Ids may be numbers, as spreadsheets and programs like to make of them.
  const id = typeof fields.id === 'number' ? String(fields.id) : typeof fields.id === 'string' ? fields.id.trim() : ''
  if (id === '' || id.length > longestId) return badRow(entry.name, place, 'id', fields.id)
  const time = timeOf(fields.time)
  if (!time) return badRow(entry.name, place, 'time', fields.time)
  if (typeof fields.text !== 'string') return badRow(entry.name, place, 'text', fields.text)
  const named = <Name extends string>(names: readonly Name[], value: unknown) => names.find((name) => name === value)
  const draft: Draft = {
    id,
    time,
    text: fields.text,
    kind: named<PostKind>(postKinds, fields.kind) ?? 'post',
    thread: shortText(fields.thread) ?? id,
    isPublic: true,
    ...given('network', named<PostNetwork>(postNetworks, fields.network)),
    ...given('member', shortText(fields.member)),
    ...given('language', named<PostLanguage>(postLanguages, fields.language)),
  }
  return { draft, file: entry.name, place }
}

const shortText = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  return text === '' || text.length > longestId ? undefined : text
}

const given = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  value === undefined ? {} : ({ [name]: value } as Record<Name, Value>)

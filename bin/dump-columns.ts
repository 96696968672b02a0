import type pg from 'pg'
import { readComment } from '../src/core/stored/holding.ts'

type Column = { table: string; column: string; comment: string | null }

/** Every column of ours with its comment, as the database has it. Which organisation a row belongs to needs no word. */
async function columnsOf(pool: pg.Pool): Promise<Column[]> {
  const found = await pool.query<Column>(`
    select c.relname as table, a.attname as column, col_description(c.oid, a.attnum) as comment
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> 'schema_migration'
      and (a.attname <> 'organisation_id' or col_description(c.oid, a.attnum) is not null)
    order by c.relname, a.attnum`)
  return found.rows
}

/** Columns that do not say what they hold of a person, each named with what is wrong. */
export async function faultyColumns(pool: pg.Pool): Promise<string[]> {
  return (await columnsOf(pool)).flatMap(({ table, column, comment }) => {
    const read = readComment(comment)
    return read.ok ? [] : [`${table}.${column} ${read.problem}`]
  })
}

/** The columns that hold something of a person, as a file that pages read: none of them asks the catalogue. */
export async function dumpColumns(pool: pg.Pool): Promise<string> {
  const lines = new Map<string, string[]>()
  for (const { table, column, comment } of await columnsOf(pool)) {
    const read = readComment(comment)
    if (!read.ok || !read.person) continue
    const { purpose, ground, seen, kept } = read.holding
    const line = `    ${column}: { purpose: '${purpose}', ground: '${ground}', seen: ['${seen.join("', '")}'], kept: '${kept}' },`
    lines.set(table, [...(lines.get(table) ?? []), line])
  }
  const tables = [...lines].map(([table, columns]) => `  ${table}: {\n${columns.join('\n')}\n  },`)
  return `// Written from the columns' comments by "npm run schema". Change it by a new migration.
import type { Holding } from '../../core/stored/holding.ts'

export const personalColumns: Readonly<Record<string, Readonly<Record<string, Holding>>>> = {
${tables.join('\n')}
}
`
}

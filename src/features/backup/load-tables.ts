import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BadBackup, nameOf, type Table } from './format.ts'
import { listTables, quoted } from './read-tables.ts'

type Key = { readonly on: string; readonly name: string; readonly definition: string }

/**
 * Makes fresh tables ready to be loaded, in the caller's transaction: what migrations put into them goes,
 * policies do not bind the owner for a while, and foreign keys are away, so that no order is asked of the
 * tables. What comes back puts both in their place again, and with that proves every key.
 */
export async function openForLoading(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<Key>(
    `select conrelid::regclass::text as on, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  )
  const { rows: forced } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relforcerowsecurity order by 1`,
  )
  for (const { on, name } of keys) await client.query(`alter table ${on} drop constraint ${name}`)
  for (const { name } of forced) await client.query(`alter table ${name} no force row level security`)
  const all = (await listTables(client)).filter(({ schema }) => schema === 'public')
  await client.query(`truncate ${all.map(({ name }) => `public.${quoted(name)}`).join(', ')}`)
  return async () => {
    for (const { on, name, definition } of keys) {
      await client.query(`alter table ${on} add constraint ${name} ${definition}`)
    }
    for (const { name } of forced) await client.query(`alter table ${name} force row level security`)
  }
}

/** Loads the rows of one table as COPY wrote them; answers how many there were. */
export async function loadTable(client: pg.ClientBase, table: Table, bytes: AsyncIterable<Buffer>): Promise<number> {
  if (table.schema === 'pgboss') return loadJobs(client, table, bytes)
  return copyInto(client, `public.${quoted(table.name)}`, table.columns, bytes)
}

/** The tables that the backup has must be those of the schema at that point, with the same columns. */
export async function compareTables(client: pg.ClientBase, tables: readonly Table[]): Promise<void> {
  const lines = (list: readonly Table[]) =>
    list
      .filter(({ schema }) => schema === 'public')
      .map((table) => `${nameOf(table)}: ${table.columns.toSorted().join(' ')}`)
  const here = new Set(lines(await listTables(client)))
  const strange = lines(tables).filter((line) => !here.has(line))
  if (strange.length > 0 || lines(tables).length !== here.size)
    throw new BadBackup(
      `The tables of this backup are not those that its migrations make: ${strange.join('; ') || 'some are missing'}.`,
    )
}

async function copyInto(
  client: pg.ClientBase,
  place: string,
  columns: readonly string[],
  bytes: AsyncIterable<Buffer>,
): Promise<number> {
  const stream = client.query(copyFrom(`copy ${place} (${columns.map(quoted).join(', ')}) from stdin`))
  await pipeline(Readable.from(bytes, { objectMode: false }), stream)
  return stream.rowCount
}

/**
 * The queue's own tables may have changed their shape between versions, which our migrations know nothing
 * of: what both have is taken. A job of a kind that is no more has nobody to do it, and is left out.
 */
async function loadJobs(client: pg.ClientBase, table: Table, bytes: AsyncIterable<Buffer>): Promise<number> {
  const here = (await listTables(client)).find((one) => nameOf(one) === nameOf(table))?.columns ?? []
  const { rows: types } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = 'pgboss.job'::regclass and attnum > 0 and not attisdropped`,
  )
  const typeOf = new Map(types.map(({ name, type }) => [name, type]))
  const shape = table.columns.map((column) => `${quoted(column)} ${typeOf.get(column) ?? 'text'}`)
  await client.query(`create temporary table restored_job (${shape.join(', ')}) on commit drop`)
  const rows = await copyInto(client, 'restored_job', table.columns, bytes)
  const both = table.columns.filter((column) => here.includes(column)).map(quoted)
  await client.query(
    `insert into pgboss.job (${both.join(', ')}) select ${both.join(', ')} from restored_job
    where name in (select name from pgboss.queue)`,
  )
  await client.query('set constraints all immediate')
  return rows
}

/** Numbers that PostgreSQL gives by itself go on after the highest that was given. */
export async function advanceSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ sequence: string; on: string; name: string }>(
    `select pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence,
      c.oid::regclass::text as on, quote_ident(a.attname) as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null`,
  )
  for (const { sequence, on, name } of rows) {
    await client.query(`select setval($1, coalesce((select max(${name}) from ${on}), 0) + 1, false)`, [sequence])
  }
}

import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Table, tableMember } from './format.ts'
import type { Member } from './tar.ts'

/**
 * Of the queue, its jobs. Its other tables say how it is set up and who works on it just now, and are made
 * anew by the Luotto that restores.
 */
const ofQueue = 'job'

/** Whatever the settings of the server, rows are written in the same way. */
export const plainText = [
  `set client_encoding = 'UTF8'`,
  `set datestyle = 'ISO, YMD'`,
  `set intervalstyle = 'postgres'`,
  `set timezone = 'UTC'`,
  `set bytea_output = 'hex'`,
  'set extra_float_digits = 1',
]

/** All tables and their columns, save those that PostgreSQL fills in by itself. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name,
      array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition
      and (n.nspname = 'public' or (n.nspname = 'pgboss' and c.relname = $1))
    group by 1, 2 order by 1 desc, 2`,
    [ofQueue],
  )
  return rows
}

/**
 * The organisations that there are, also those that nobody is a member of. Policies bind an owner who is no
 * superuser, and show one organisation at a time; so the force is lifted for a moment inside a savepoint,
 * whose end takes it back and lets go of the lock. Nobody waits for longer than the lock may take.
 */
export async function listOrganisations(client: pg.ClientBase): Promise<readonly string[]> {
  const ids = async () => {
    const { rows } = await client.query<{ id: string }>('select organisation_id as id from organisation order by 1')
    return rows.map(({ id }) => id)
  }
  if (!(await isBound(client, 'public.organisation'))) return ids()
  await client.query(`set local lock_timeout = '250ms'`)
  for (let tries = 1; ; tries++) {
    await client.query('savepoint listing')
    try {
      await client.query('alter table organisation no force row level security')
      return await ids()
    } catch (error) {
      if ((error as { code?: string }).code !== '55P03' || tries === 40) throw error
    } finally {
      await client.query('rollback to savepoint listing')
    }
  }
}

async function isBound(client: pg.ClientBase, table: string): Promise<boolean> {
  const { rows } = await client.query<{ bound: boolean }>('select row_security_active($1) as bound', [table])
  return rows[0]?.bound === true
}

type Reading = {
  readonly client: pg.ClientBase
  readonly organisations: readonly string[]
  /** Told how many rows a table had. */
  readonly onTable: (table: Table, rows: number) => void
}

const pieceBytes = 4 * 1024 * 1024

/** The rows of a table, piece by piece: never more than one in memory. */
export async function* readTable(table: Table, { client, organisations, onTable }: Reading): AsyncGenerator<Member> {
  const name = `${table.schema}.${quoted(table.name)}`
  const columns = table.columns.map(quoted).join(', ')
  let rows = 0
  const each = async function* (): AsyncGenerator<Buffer> {
    const bound = await isBound(client, name)
    for (const organisation of bound ? organisations : [undefined]) {
      if (organisation) await client.query('select enter_organisation($1)', [organisation])
      // From the root of what is partitioned, too.
      const stream = client.query(copyTo(`copy (select ${columns} from ${name}) to stdout`))
      for await (const chunk of stream) yield chunk as Buffer
      // The count comes after the last row; once the next question is answered, it has come.
      await client.query('select 1')
      rows += stream.rowCount
    }
  }
  let piece = 0
  for await (const bytes of inPieces(each())) {
    yield { name: tableMember(table, ++piece), size: bytes.length, bytes: once(bytes) }
  }
  onTable(table, rows)
}

export async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

async function* inPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length < pieceBytes) continue
    yield Buffer.concat(parts, length)
    parts = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(parts, length)
}

export const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`

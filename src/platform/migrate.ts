import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { applicationRole } from './database.ts'

const ownFolder = fileURLToPath(new URL('../../migrations/', import.meta.url))

/** A step of the schema, known by its file's name and digest. */
export type Migration = { readonly name: string; readonly checksum: string }

/** The database has been migrated by a newer Luotto: this one does not know what stands there. */
export class NewerSchema extends Error {
  constructor(names: readonly string[]) {
    super(`This database was migrated by a newer Luotto (${names.join(', ')}). Start that one, or a newer.`)
  }
}

/** Statements end with a semicolon at the end of a line followed by an empty line (or the end). */
export const splitStatements = (text: string): string[] =>
  text
    .split(/;[ \t]*\n(?=\s*\n|\s*$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '')

/** The migrations of this Luotto, in their order. */
export function knownMigrations(folder = ownFolder): readonly (Migration & { readonly text: string })[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  return names.sort().map((name) => {
    const text = readFileSync(`${folder}${name}`, 'utf8')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

/**
 * Brings the database to the newest schema; answers the names of the migrations that ran.
 * Twice is safe, and so is from several processes: an advisory lock lets one work at a time. All that is
 * to be done is one transaction, so that the old version still finds its schema where a step fails.
 * A migration that was edited after it ran is an error.
 */
export async function migrate(pool: pg.Pool, folder = ownFolder): Promise<string[]> {
  return oneAtATime(pool, async (client) => {
    await prepareRole(client)
    await client.query('begin')
    try {
      const ran = await migrateIn(client, { folder })
      await client.query('commit')
      return ran
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  })
}

/** Of all processes that would change the schema, one does so at a time; the others wait. */
export async function oneAtATime<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('luotto.migrate'))`)
    return await work(client)
  } finally {
    await client.query(`select pg_advisory_unlock_all()`).catch(() => undefined)
    client.release()
  }
}

/**
 * The same inside the caller's transaction, where the role is there already. With `only`, these migrations
 * alone: the schema as an older version had it, which nobody works on.
 */
export async function migrateIn(
  client: pg.ClientBase,
  { only, folder = ownFolder }: { readonly only?: ReadonlySet<string>; readonly folder?: string } = {},
): Promise<string[]> {
  await client.query(
    'create table if not exists schema_migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())',
  )
  const known = knownMigrations(folder)
  const { rows } = await client.query<Migration>('select name, checksum from schema_migration')
  const before = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  const unknown = rows.filter(({ name }) => !known.some((one) => one.name === name))
  if (unknown.length > 0) throw new NewerSchema(unknown.map(({ name }) => name).sort())
  const ran: string[] = []
  for (const { name, checksum, text } of known) {
    const recorded = before.get(name)
    if (recorded && recorded !== checksum)
      throw new Error(`Migration ${name} was changed after it ran. Add a new migration instead.`)
    if (recorded || (only && !only.has(name))) continue
    await runOne(client, { name, checksum }, text)
    ran.push(name)
  }
  if (!only) await grant(client, 'public')
  return ran
}

async function runOne(client: pg.ClientBase, { name, checksum }: Migration, text: string): Promise<void> {
  try {
    for (const statement of splitStatements(text)) await client.query(statement)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
  } catch (error) {
    throw new Error(`Migration ${name}: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * Makes the application's role where that is allowed. Roles belong to the whole server, so another
 * database of the same server may have made it already.
 */
export async function prepareRole(client: pg.ClientBase): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [applicationRole])
  if (found.rowCount === 0) {
    await client.query(`create role ${applicationRole} nologin nosuperuser nobypassrls noinherit`)
  }
  // From PostgreSQL 16 on, who makes a role is its admin and yet may not work as it.
  const right = (await serverVersion(client)) >= 160_000 ? 'set' : 'member'
  const mayBe = await client.query<{ may: boolean }>('select pg_has_role(current_user, $1, $2) as may', [
    applicationRole,
    right,
  ])
  if (!mayBe.rows[0]?.may) await client.query(`grant ${applicationRole} to current_user`)
  await client.query(`grant connect on database ${await currentDatabase(client)} to ${applicationRole}`)
}

async function serverVersion(client: pg.ClientBase): Promise<number> {
  const found = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
  return found.rows[0]?.version ?? 0
}

async function currentDatabase(client: pg.ClientBase): Promise<string> {
  const found = await client.query<{ name: string }>('select quote_ident(current_database()) as name')
  return found.rows[0]?.name ?? ''
}

/** Lets the application's role read and write the rows of `schema`, and change nothing of its shape. */
export async function grant(client: pg.ClientBase, schema: 'public' | 'pgboss'): Promise<void> {
  await client.query(`grant usage on schema ${schema} to ${applicationRole}`)
  await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${applicationRole}`)
  await client.query(`grant usage on all sequences in schema ${schema} to ${applicationRole}`)
  await client.query(`grant execute on all functions in schema ${schema} to ${applicationRole}`)
  if (schema === 'public') {
    await client.query(`revoke insert, update, delete on schema_migration from ${applicationRole}`)
    // What was done is written down once.
    await client.query(`revoke update, delete on audit_act, study_codebook from ${applicationRole}`)
  }
}

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { applicationRole } from './database.ts'

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))

/** Statements end with a semicolon at the end of a line followed by an empty line (or the end). */
export const splitStatements = (text: string): string[] =>
  text
    .split(/;[ \t]*\n(?=\s*\n|\s*$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '')

/**
 * Brings the database to the newest schema; answers the names of the migrations that ran.
 * Twice is safe, and so is from two processes: an advisory lock lets one work at a time, and what
 * ran is recorded in its own transaction. A migration that was edited after it ran is an error.
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('luotto.migrate'))`)
    await prepareRole(client)
    await client.query(
      'create table if not exists schema_migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())',
    )
    const ran: string[] = []
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()) {
      if (await runOne(client, name)) ran.push(name)
    }
    await grant(client, 'public')
    return ran
  } finally {
    await client.query(`select pg_advisory_unlock_all()`).catch(() => undefined)
    client.release()
  }
}

async function runOne(client: pg.PoolClient, name: string): Promise<boolean> {
  const text = readFileSync(`${folder}${name}`, 'utf8')
  const checksum = createHash('sha256').update(text).digest('hex')
  const before = await client.query<{ checksum: string }>('select checksum from schema_migration where name = $1', [
    name,
  ])
  const recorded = before.rows[0]?.checksum
  if (recorded === checksum) return false
  if (recorded) throw new Error(`Migration ${name} was changed after it ran. Add a new migration instead.`)
  await client.query('begin')
  try {
    for (const statement of splitStatements(text)) await client.query(statement)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name}: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * Makes the application's role where that is allowed. Roles belong to the whole server, so another
 * database of the same server may have made it already.
 */
async function prepareRole(client: pg.PoolClient): Promise<void> {
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

async function serverVersion(client: pg.PoolClient): Promise<number> {
  const found = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
  return found.rows[0]?.version ?? 0
}

async function currentDatabase(client: pg.PoolClient): Promise<string> {
  const found = await client.query<{ name: string }>('select quote_ident(current_database()) as name')
  return found.rows[0]?.name ?? ''
}

/** Lets the application's role read and write the rows of `schema`, and change nothing of its shape. */
export async function grant(client: pg.PoolClient | pg.Pool, schema: 'public' | 'pgboss'): Promise<void> {
  await client.query(`grant usage on schema ${schema} to ${applicationRole}`)
  await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${applicationRole}`)
  await client.query(`grant usage on all sequences in schema ${schema} to ${applicationRole}`)
  await client.query(`grant execute on all functions in schema ${schema} to ${applicationRole}`)
  if (schema === 'public') {
    await client.query(`revoke insert, update, delete on schema_migration from ${applicationRole}`)
    // What was done is written down once.
    await client.query(`revoke update, delete on audit_act from ${applicationRole}`)
  }
}

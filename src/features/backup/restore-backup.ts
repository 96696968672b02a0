import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type pg from 'pg'
import { migrateJobsIn } from '../../platform/jobs.ts'
import { grant, knownMigrations, migrateIn, prepareRole } from '../../platform/migrate.ts'
import { type Secrets, sameBytes } from '../../platform/secrets.ts'
import { BadBackup, type Contents, type Manifest, memberKind, nameOf, type Table } from './format.ts'
import { advanceSequences, compareTables, loadTable, openForLoading } from './load-tables.ts'
import { membersIn, type Verified } from './read-backup.ts'
import { plainText } from './read-tables.ts'
import type { Staging } from './stage-files.ts'
import { keyPurpose } from './take-backup.ts'
import type { Member } from './tar.ts'

/**
 * Whether this Luotto can restore what was verified: it knows every migration that had run, and each is the
 * very same. Otherwise the reason, as `BadBackup`.
 */
export function checkMigrations({ version, migrations }: Manifest): void {
  const known = new Map(knownMigrations().map(({ name, checksum }) => [name, checksum]))
  const unknown = migrations.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  if (unknown.length > 0)
    throw new BadBackup(
      `This backup was made by a newer Luotto (${version}, with ${unknown.join(', ')}). Restore it with that one, or a newer.`,
    )
  const other = migrations.filter(({ name, checksum }) => known.get(name) !== checksum).map(({ name }) => name)
  if (other.length > 0)
    throw new BadBackup(`This backup comes from another line of Luotto: ${other.join(', ')} is not the same there.`)
}

/** Whether this is the key that was in force when the backup was taken. */
export function isItsKey({ keyCheck }: Manifest, secrets: Pick<Secrets, 'sign'>): boolean {
  const made = secrets.sign(keyPurpose, Buffer.from(keyCheck.salt, 'base64url'))
  return sameBytes(made, Buffer.from(keyCheck.proof, 'base64url'))
}

export type Target = {
  /** A connection of its own, as the schema's owner. */
  readonly client: pg.ClientBase
  readonly staging: Staging
  readonly onProgress?: (line: string) => void
}

export type Restored =
  | { readonly ok: true; readonly rows: number; readonly migrated: readonly string[] }
  | { readonly ok: false; readonly problem: 'database-not-empty'; readonly tables: readonly string[] }

/**
 * Puts a verified backup into an empty database: the schema as it was, the rows, the keys, the migrations that
 * have come since. All of it is one transaction, and files are put aside until it has committed: a restore that
 * is interrupted leaves an empty database.
 */
export async function restoreBackup(target: Target, file: FileHandle, verified: Verified): Promise<Restored> {
  const { client, staging } = target
  await client.query(`select pg_advisory_lock(hashtext('luotto.migrate'))`)
  try {
    const tables = await tablesThere(client)
    if (tables.length > 0) return { ok: false, problem: 'database-not-empty', tables }
    await prepareRole(client)
    for (const setting of plainText) await client.query(setting)
    await client.query('begin')
    try {
      const migrated = await load(target, file, verified)
      await staging.ready()
      await client.query(`comment on schema pgboss is '${staging.id}'`)
      await client.query('commit')
      await staging.settle()
      return { ok: true, rows: sum(verified.contents), migrated }
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  } finally {
    await client.query(`select pg_advisory_unlock_all()`).catch(() => undefined)
  }
}

const sum = ({ rows }: Contents): number => Object.values(rows).reduce((total, one) => total + one, 0)

async function tablesThere(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'pgboss')
    order by 1 limit 5`,
  )
  return rows.map(({ name }) => name)
}

async function load({ client, staging, onProgress }: Target, file: FileHandle, verified: Verified): Promise<string[]> {
  const { manifest, contents } = verified
  const say = onProgress ?? (() => undefined)
  await migrateIn(client, { only: new Set(manifest.migrations.map(({ name }) => name)) })
  await migrateJobsIn(client)
  await compareTables(client, manifest.tables)
  const close = await openForLoading(client)
  const queue = openQueue(membersIn(file), contents)
  let done = 0
  for (let next = await queue.next(); next; next = await queue.next()) {
    const kind = memberKind(next.name)
    if (kind.kind === 'table') {
      const table = manifest.tables.find((one) => nameOf(one) === kind.table) as Table
      const rows = await loadTable(client, table, queue.rowsOf(kind.table, next))
      if (rows !== contents.rows[kind.table])
        throw new BadBackup(`${kind.table} has ${rows} rows and not as many as it had.`)
      say(`${++done} tables: ${kind.table}, ${rows} rows`)
    } else await staging.put(kind, next.bytes)
  }
  await close()
  await advanceSequences(client)
  const migrated = await migrateIn(client)
  await lookBeforePublishing(client, manifest.takenAt)
  await grant(client, 'pgboss')
  return migrated
}

/**
 * What was due to be published may have gone out between the backup and now, from the server that was. It
 * counts as perhaps sent, so that the post is looked for first, or the member asked, and nothing stands twice.
 */
async function lookBeforePublishing(client: pg.ClientBase, takenAt: string): Promise<void> {
  await client.query('alter table telling no force row level security')
  await client.query(
    `update telling set maybe_sent_at = coalesce(maybe_sent_at, $1)
    where state = 'queued' and id::text in (
      select data ->> 'tellingId' from pgboss.job
      where name = 'publish-telling' and state in ('created', 'retry', 'active') and start_after <= now())`,
    [takenAt],
  )
  await client.query('alter table telling force row level security')
}

/** The members after the manifest, each checked once more as it is read; pieces of one table come as one. */
function openQueue(members: AsyncGenerator<Member>, { members: listed }: Contents) {
  const digests = new Map(listed.map(({ name, sha256 }) => [name, sha256]))
  let waiting: Member | undefined
  let first = true
  const next = async (): Promise<Member | undefined> => {
    const held = waiting
    waiting = undefined
    if (held) return held
    const { value, done } = await members.next()
    if (done) return undefined
    if (first || !digests.has(value.name)) {
      // The manifest and the list at the end, which are known already.
      for await (const _ of value.bytes);
      first = false
      return next()
    }
    return { ...value, bytes: checked(value, digests.get(value.name)) }
  }
  async function* rowsOf(table: string, member: Member): AsyncGenerator<Buffer> {
    for (let piece: Member | undefined = member; piece; piece = await next()) {
      const kind = memberKind(piece.name)
      if (kind.kind !== 'table' || kind.table !== table) {
        waiting = piece
        return
      }
      yield* piece.bytes
    }
  }
  return { next, rowsOf }
}

async function* checked({ name, bytes }: Member, digest: string | undefined): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== digest) throw new BadBackup(`The file was changed while it was restored: ${name}.`)
}

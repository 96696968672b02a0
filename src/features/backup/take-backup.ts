import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import type { Migration } from '../../platform/migrate.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { countingLock } from '../links/count-clicks.ts'
import {
  type Contents,
  contentsName,
  format,
  type Manifest,
  manifestName,
  memberKind,
  nameOf,
  type Table,
} from './format.ts'
import { type HeldSpool, holdSpool, ifMissing, readAll } from './read-spool.ts'
import { listOrganisations, listTables, once, plainText, readTable } from './read-tables.ts'
import { type Member, writeTar } from './tar.ts'

export type Source = {
  /** A connection of its own, as the schema's owner. */
  readonly client: pg.ClientBase
  readonly dataDir: string
  readonly secrets: Pick<Secrets, 'sign'>
  readonly version: string
  readonly clock: () => number
  readonly onProgress?: (line: string) => void
}

export type Taken =
  | { readonly ok: true; readonly rows: number; readonly files: number; readonly missing: number }
  | { readonly ok: false; readonly problem: 'nothing-there' }

/**
 * Writes everything into one file, while the application goes on: the tables as they were at one moment, the
 * clicks that were not counted at that moment, and then the uploaded files, which are written before a row
 * speaks of them. The file has its name once it is whole and on the disk.
 */
export async function takeBackup(source: Source, path: string): Promise<Taken> {
  const { client, dataDir } = source
  const migrations = await migrationsOf(client)
  if (!migrations) return { ok: false, problem: 'nothing-there' }
  for (const setting of plainText) await client.query(setting)
  const spool = await beginSnapshot(client, join(dataDir, 'spool'))
  const part = `${path}.part`
  try {
    const tables = await listTables(client)
    const work: Work = { source, tables, migrations, spool, rows: {}, members: [], missing: 0 }
    const output = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(writeTar(hashed(membersOf(work), work)), createGzip(), output)
    await rename(part, path)
    await syncFolder(dirname(path))
    const rows = Object.values(work.rows).reduce((sum, one) => sum + one, 0)
    const files = work.members.filter(({ name }) => name.startsWith('files/')).length
    return { ok: true, rows, files, missing: work.missing }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(part, { force: true })
    throw error
  } finally {
    await spool.close()
    await client.query('rollback').catch(() => undefined)
  }
}

async function migrationsOf(client: pg.ClientBase): Promise<Migration[] | undefined> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.schema_migration') is not null and to_regclass('pgboss.job') is not null as there`,
  )
  if (!rows[0]?.there) return undefined
  return (await client.query<Migration>('select name, checksum from schema_migration order by name')).rows
}

/**
 * The moment: while nobody counts clicks, the snapshot is taken and the spool held. Each batch is then either
 * counted in the snapshot (with its marker, where its file is still there) or held and not counted in it.
 */
async function beginSnapshot(client: pg.ClientBase, folder: string): Promise<HeldSpool> {
  await client.query('select pg_advisory_lock(hashtext($1))', [countingLock])
  try {
    await client.query('begin isolation level repeatable read')
    await client.query('select 1')
    return await holdSpool(folder)
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [countingLock])
  }
}

type Work = {
  readonly source: Source
  readonly tables: readonly Table[]
  readonly migrations: readonly Migration[]
  readonly spool: HeldSpool
  readonly rows: Record<string, number>
  readonly members: Contents['members']
  /** Files that were taken away while the backup went on. */
  missing: number
}

async function* membersOf(work: Work): AsyncGenerator<Member> {
  const { source, tables, spool, rows } = work
  const say = source.onProgress ?? (() => undefined)
  yield whole(manifestName, manifestOf(work))
  const organisations = await listOrganisations(source.client)
  for (const [at, table] of tables.entries()) {
    const onTable = (_: Table, count: number) => {
      rows[nameOf(table)] = count
      say(`${at + 1} of ${tables.length} tables: ${nameOf(table)}, ${count} rows`)
    }
    yield* readTable(table, { client: source.client, organisations, onTable })
  }
  yield* spool.members()
  yield* filesOf(work)
  say(`${work.members.length} members`)
  yield whole(contentsName, { rows, members: work.members } satisfies Contents)
}

function manifestOf({ source, tables, migrations }: Work): Manifest {
  const salt = randomBytes(16)
  const proof = Buffer.from(source.secrets.sign(keyPurpose, salt)).toString('base64url')
  return {
    luotto: 'backup',
    format,
    version: source.version,
    takenAt: new Date(source.clock()).toISOString(),
    migrations: [...migrations],
    tables: [...tables],
    keyCheck: { salt: salt.toString('base64url'), proof },
  }
}

export const keyPurpose = 'the key of a backup'

const whole = (name: string, value: object): Member => {
  const bytes = Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
  return { name, size: bytes.length, bytes: once(bytes) }
}

/** Pictures and what else was uploaded; a file that is just being written has another name. */
async function* filesOf(work: Work): AsyncGenerator<Member> {
  const folder = join(work.source.dataDir, 'files')
  for (const organisation of (await readdir(folder).catch(ifMissing([] as string[]))).sort()) {
    for (const file of (await readdir(join(folder, organisation)).catch(ifNoFolder)).sort()) {
      const name = `files/${organisation}/${file}`
      if (!isOurs(name)) continue
      const handle = await open(join(folder, organisation, file)).catch(ifMissing(undefined))
      if (handle) yield* asMember(name, handle)
      else work.missing++
    }
  }
}

async function* asMember(name: string, handle: FileHandle): AsyncGenerator<Member> {
  try {
    const { size } = await handle.stat()
    yield { name, size, bytes: readAll(handle, size) }
  } finally {
    await handle.close()
  }
}

const ifNoFolder = (error: NodeJS.ErrnoException): string[] => {
  if (error.code === 'ENOTDIR' || error.code === 'ENOENT') return []
  throw error
}

function isOurs(name: string): boolean {
  try {
    return memberKind(name).kind === 'file'
  } catch {
    return false
  }
}

/** Notes the digest of each member as it goes by. */
async function* hashed(members: AsyncIterable<Member>, { members: noted }: Work): AsyncGenerator<Member> {
  for await (const { name, size, bytes } of members) {
    const hash = createHash('sha256')
    async function* passing() {
      for await (const chunk of bytes) {
        hash.update(chunk)
        yield chunk
      }
    }
    yield { name, size, bytes: passing() }
    noted.push({ name, size, sha256: hash.digest('hex') })
  }
}

export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

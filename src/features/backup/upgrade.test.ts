import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpSchema } from '../../../bin/dump-schema.ts'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { type Everything, readEverything } from '../../../test/support/everything.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { migrateJobs } from '../../platform/jobs.ts'
import { knownMigrations, migrate, migrateIn, NewerSchema, prepareRole } from '../../platform/migrate.ts'
import { memberKind, nameOf } from './format.ts'
import { loadTable, openForLoading } from './load-tables.ts'
import { membersIn, type Verified, verifyBackup } from './read-backup.ts'

// Two organisations at work as Luotto 0.1.0 had them, its schema and its rows, out of a backup that was taken
// of them: what an upgrade finds.

const archive = join(import.meta.dirname, '../../../test/backups/0.1.0.luotto')
const folder = temporaryFolder()
const opened: TestDatabase[] = []
let verified: Verified
let old: ReadonlySet<string>

beforeAll(async () => {
  const file = await open(archive)
  verified = await verifyBackup(file)
  await file.close()
  old = new Set(verified.manifest.migrations.map(({ name }) => name))
})
afterAll(async () => {
  for (const database of opened) await database.close()
  folder[Symbol.dispose]()
})

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase({ empty: true })
  opened.push(database)
  return database
}

/** A database as 0.1.0 left it. */
async function oldDatabase(): Promise<TestDatabase> {
  const database = await emptyDatabase()
  const client = await database.owner.connect()
  await prepareRole(client)
  await client.query('begin')
  await migrateIn(client, { only: old })
  const close = await openForLoading(client)
  const file = await open(archive)
  for await (const { name, bytes } of membersIn(file)) {
    const kind = name.endsWith('.copy') ? memberKind(name) : undefined
    const table = verified.manifest.tables.find((one) => kind?.kind === 'table' && nameOf(one) === kind.table)
    if (table?.schema === 'public') await loadTable(client, table, bytes)
    else for await (const _ of bytes);
  }
  await file.close()
  await close()
  await client.query('commit')
  client.release()
  return database
}

const organisationsOf = async (pool: pg.Pool): Promise<string[]> =>
  (await pool.query<{ id: string }>('select distinct organisation_id as id from user_membership')).rows.map(
    ({ id }) => id,
  )

const everythingIn = async ({ owner }: TestDatabase): Promise<Everything> =>
  readEverything(owner, await organisationsOf(owner))

/** A folder of migrations: this Luotto's, or as many as it had once, and what else is given. */
function migrationsWith(name: string, { only, more = {} }: { only?: ReadonlySet<string>; more?: object }): string {
  const path = join(folder.path, name)
  mkdirSync(path)
  cpSync(join(import.meta.dirname, '../../../migrations'), path, {
    recursive: true,
    filter: (from) => !from.endsWith('.sql') || (only?.has(from.split('/').at(-1) ?? '') ?? true),
  })
  for (const [file, text] of Object.entries(more)) writeFileSync(join(path, file), text)
  return `${path}/`
}

/** Columns of 0.1.0 whose values a later version may have put elsewhere; each with the reason. */
const movedOn: Readonly<Record<string, string>> = {
  'public.auth_session.user_agent': 'it was never filled, and became the coarse class of the device',
}

test('the backup of 0.1.0 holds rows of every table that there was', () => {
  expect([...old]).toEqual(['0001-people.sql', '0002-stories.sql', '0003-telling.sql', '0004-feed-owner.sql'])
  const empty = Object.entries(verified.contents.rows).filter(([, rows]) => rows === 0)
  expect(empty.map(([name]) => name)).toEqual(['public.auth_account', 'public.auth_verification'])
})

describe('an upgrade from 0.1.0', () => {
  test('migrates, and every row has every value that it had', async () => {
    const database = await oldDatabase()
    const before = await everythingIn(database)
    expect(before['public.telling']).toHaveLength(26)
    const ran = await migrate(database.owner)
    expect(ran).toEqual(
      knownMigrations()
        .map(({ name }) => name)
        .filter((name) => !old.has(name)),
    )
    const after = await everythingIn(database)
    for (const [table, rows] of Object.entries(before)) {
      const kept = (after[table] ?? []).map((row) => JSON.parse(row) as Record<string, unknown>)
      for (const row of rows) {
        const had = Object.fromEntries(
          Object.entries(JSON.parse(row) as object).filter(([column]) => !(`${table}.${column}` in movedOn)),
        )
        expect(kept, table).toContainEqual(expect.objectContaining(had))
      }
      if (table !== 'public.schema_migration') expect(kept.length, table).toBe(rows.length)
    }
  })

  test('makes the very schema that a fresh start makes', async () => {
    const [database, fresh] = [await oldDatabase(), await freshDatabase()]
    opened.push(fresh)
    await migrate(database.owner)
    // Columns that came later stand last in one and where they were made in the other.
    const sorted = async (pool: pg.Pool) => (await dumpSchema(pool)).split('\n').sort()
    expect(await sorted(database.owner)).toEqual(await sorted(fresh.owner))
  })

  test('that fails at its last step leaves everything as it was, and the old version starts', async () => {
    const database = await oldDatabase()
    const [schema, rows] = [await dumpSchema(database.owner), await everythingIn(database)]
    const broken = migrationsWith('broken', {
      more: { '9998-good.sql': 'create table later (id int);\n', '9999-bad.sql': 'alter table nowhere add x int;\n' },
    })
    await expect(migrate(database.owner, broken)).rejects.toThrow(/9999-bad\.sql: .*nowhere/)
    expect(await dumpSchema(database.owner)).toBe(schema)
    expect(await everythingIn(database)).toEqual(rows)
    const client = await database.owner.connect()
    expect(await migrateIn(client, { only: old })).toEqual([])
    client.release()
  })

  test('is refused by the old version afterwards, with a word that says why', async () => {
    const database = await oldDatabase()
    await migrate(database.owner)
    const before = migrationsWith('before', { only: old })
    await expect(migrate(database.owner, before)).rejects.toThrow(NewerSchema)
    await expect(migrate(database.owner, before)).rejects.toThrow(/newer Luotto \(0005-.*Start that one/)
  })
})

test('of several that migrate an empty database at once, one does it and none fails', async () => {
  const database = await emptyDatabase()
  const ran = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const one = await migrate(database.owner)
      await migrateJobs(database.owner)
      return one
    }),
  )
  const all = knownMigrations().map(({ name }) => name)
  expect(ran.filter((names) => names.length > 0)).toEqual([all])
})

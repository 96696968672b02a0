import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { openPool } from './database.ts'
import { migrate, splitStatements } from './migrate.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

test('a migrated database has nothing left to migrate', async () => {
  expect(await migrate(database.owner)).toEqual([])
})

test('the application works as a role that owns nothing and cannot change the schema', async () => {
  const who = await database.pool.query<{ current_user: string }>('select current_user')
  expect(who.rows[0]?.current_user).toBe('luotto_app')
  await expect(database.pool.query('alter table organisation disable row level security')).rejects.toThrow(/owner/)
})

test('an owner who is no superuser migrates too, and the application works as its role', async (test) => {
  const mine = await database.owner.query<{ apt: boolean }>(
    `select rolsuper and current_setting('server_version_num')::int >= 160000 as apt from pg_roles where rolname = current_user`,
  )
  // Debian's run of all tests is this case by itself, on PostgreSQL 15.
  if (!mine.rows[0]?.apt) return test.skip()
  const name = `luotto_plain_${process.pid}`
  await database.owner.query(`create role ${name} login createrole`)
  // What PostgreSQL 16 and newer give to who makes a role: its admin, who may not yet work as it.
  await database.owner.query(`grant luotto_app to ${name} with admin true, set false, inherit false`)
  const fresh = await freshDatabase({ empty: true, owner: name })
  try {
    const owner = openPool({ ...fresh.connection, user: name }, 'owner', () => undefined, 1)
    expect(await migrate(owner)).not.toEqual([])
    await owner.end()
    const pool = openPool({ ...fresh.connection, user: name }, 'application', () => undefined, 1)
    expect((await pool.query('select current_user as name')).rows).toEqual([{ name: 'luotto_app' }])
    await pool.end()
  } finally {
    await fresh.close()
    await database.owner.query(`drop owned by ${name}`)
    await database.owner.query(`drop role ${name}`)
  }
})

test('statements are split at a semicolon before an empty line, and function bodies stay whole', () => {
  const text = 'create function f() as $$\nbegin\n  x;\nend\n$$;\n\n-- only a comment;\n\nselect 1;\n'
  expect(splitStatements(text)).toEqual(['create function f() as $$\nbegin\n  x;\nend\n$$', 'select 1'])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
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

test('statements are split at a semicolon before an empty line, and function bodies stay whole', () => {
  const text = 'create function f() as $$\nbegin\n  x;\nend\n$$;\n\n-- only a comment;\n\nselect 1;\n'
  expect(splitStatements(text)).toEqual(['create function f() as $$\nbegin\n  x;\nend\n$$', 'select 1'])
})

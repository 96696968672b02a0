import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

// Were it not listened for, the loss would be an uncaught exception, and end the whole process.
test('a connection lost amid a transaction, between two queries, fails the next query and nothing else', async () => {
  const uncaught = vi.fn()
  process.on('uncaughtException', uncaught)
  try {
    const client = await database.pool.connect()
    await client.query('begin')
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const lost = new Promise((resolve) => client.once('end', resolve))
    await database.owner.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await lost
    await expect(client.query('select 1')).rejects.toThrow()
    client.release()
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    expect(uncaught).not.toHaveBeenCalled()
  } finally {
    process.off('uncaughtException', uncaught)
  }
})

import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { type Connection, type Database, openDatabase, openPool } from '../../src/platform/database.ts'
import { connectionTo, dropDatabase, inServer } from './database-server.ts'

export type TestDatabase = {
  readonly db: Database
  readonly pool: pg.Pool
  readonly owner: pg.Pool
  readonly connection: Connection
  /** The same as an address, for a process of its own (`DATABASE_URL`). */
  readonly url: string
  readonly close: () => Promise<void>
}

/** A fresh, migrated database of this test file's own. Close it in `afterAll`. */
export async function freshDatabase(wanted: { empty?: boolean; owner?: string } = {}): Promise<TestDatabase> {
  const server = inject('server')
  const template = inject('template')
  const name = `${template}_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  if (wanted.empty) await inServer(server, `create database ${name}${wanted.owner ? ` owner ${wanted.owner}` : ''}`)
  else await createFrom(server, template, name)
  const connection = connectionTo(server, name)
  const quiet = () => undefined
  const pool = openPool(connection, 'application', quiet)
  const owner = openPool(connection, 'owner', quiet, 2)
  return {
    db: openDatabase(pool),
    pool,
    owner,
    connection,
    url: urlOf(connection),
    close: async () => {
      await Promise.all([pool.end(), owner.end()])
      await dropDatabase(server, name)
    },
  }
}

// A template that another test file is just copying is "in use" for a moment.
async function createFrom(server: Connection, template: string, name: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await inServer(server, `create database ${name} template ${template}`)
      return
    } catch (error) {
      if (tries > 100 || (error as { code?: string }).code !== '55006') throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

function urlOf(connection: Connection): string {
  if (connection.connectionString) return connection.connectionString
  const { user, host, port, database } = connection
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}&port=${port}`
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import type { Connection } from '../../src/platform/database.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { migrate } from '../../src/platform/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server's connection, without a database, and the migrated template to copy. */
    server: Connection
    template: string
  }
}

/**
 * One PostgreSQL for the whole run: the bundled one in a temporary folder, or the one at DATABASE_URL.
 * A migrated template database is made once; each test file copies it.
 */
export default async function setup(project: TestProject) {
  const url = process.env.DATABASE_URL
  const folder = url ? undefined : mkdtempSync(join(tmpdir(), 'luotto-test-'))
  // Under root the server runs as "nobody", who must be able to enter the folder.
  if (folder) chmodSync(folder, 0o755)
  const embedded = folder ? await startEmbeddedPostgres(folder, true) : undefined
  const server: Connection = embedded?.connection('luotto') ?? { connectionString: url ?? '' }
  const template = `luotto_template_${process.pid}`
  await inServer(server, `drop database if exists ${template}`, `create database ${template}`)
  const owner = new pg.Pool(connectionTo(server, template))
  owner.on('error', () => undefined)
  await migrate(owner)
  await owner.end()
  project.provide('server', server)
  project.provide('template', template)
  return async () => {
    const left = await leftovers(server, template)
    for (const name of [...left, template]) await dropDatabase(server, name)
    await embedded?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

/** The same server, another database. */
export function connectionTo(server: Connection, database: string): Connection {
  if (!server.connectionString) return { ...server, database }
  const url = new URL(server.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.toString() }
}

export async function inServer(server: Connection, ...statements: string[]): Promise<void> {
  const client = new pg.Client(server)
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Drops a database with whoever is still in it. */
export async function dropDatabase(server: Connection, name: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await inServer(server, `drop database if exists ${name} with (force)`)
    } catch (error) {
      // The server's own cleaner is in it just now, and who is no superuser may not throw it out.
      if (tries > 100 || (error as { code?: string }).code !== '42501') throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function leftovers(server: Connection, template: string): Promise<string[]> {
  const client = new pg.Client(server)
  await client.connect()
  const found = await client.query<{ datname: string }>('select datname from pg_database where datname like $1', [
    `${template}\\_%`,
  ])
  await client.end()
  return found.rows.map((row) => row.datname)
}

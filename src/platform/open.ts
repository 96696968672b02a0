import type pg from 'pg'
import { type Connection, type Database, openDatabase, openPool } from './database.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

export type OpenDatabase = {
  readonly db: Database
  readonly pool: pg.Pool
  readonly owner: pg.Pool
  readonly connection: Connection
  readonly close: () => Promise<void>
}

/**
 * Opens the database that the configuration names, or the bundled one under `dataDir`.
 * `own` says whether a bundled server stops with this process (the server) or is only visited (a command).
 */
export async function openConfigured(
  config: { databaseUrl: string | undefined; dataDir: string },
  own: boolean,
  onError: (error: Error) => void,
): Promise<OpenDatabase> {
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.dataDir, own)
  const connection: Connection = embedded?.connection('luotto') ?? { connectionString: config.databaseUrl ?? '' }
  let closing = false
  // Connections that are still closing while our own server stops are no loss to tell of.
  const onLoss = (error: Error) => {
    if (!closing) onError(error)
  }
  const pool = openPool(connection, 'application', onLoss)
  const owner = openPool(connection, 'owner', onLoss, 2)
  return {
    db: openDatabase(pool),
    pool,
    owner,
    connection,
    close: async () => {
      closing = true
      await Promise.all([pool.end(), owner.end()])
      await embedded?.stop()
    },
  }
}

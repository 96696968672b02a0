import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './database-types.ts'

export type Database = Kysely<DB>
/** A transaction in which an organisation has been entered: row-level security lets its rows be seen, and no others. */
export type OrganisationTx = Transaction<DB> & { readonly entered: unique symbol }

export type OrganisationId = string & { readonly brand: 'organisation' }
export type MemberId = string & { readonly brand: 'member' }

// Calendar dates are days, not instants: they stay text. Counts that fit a number become one.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** The role that the application works as. It owns nothing, so that row-level security binds it. */
export const applicationRole = 'luotto_app'

export type Connection = {
  readonly connectionString?: string
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly database?: string
}

/**
 * Opens a pool. With `as: 'application'` every connection works as the application's role from its
 * start; `owner` is for migrations. Where the server has no such role, `prepareRoles` said so.
 */
export function openPool(
  connection: Connection,
  as: 'application' | 'owner',
  onError: (error: Error) => void,
  max = 10,
): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    ...(as === 'application' ? { options: `-c role=${applicationRole}` } : {}),
  })
  // Without a listener, a connection lost while idle would end the process,
  pool.on('error', onError)
  // and so would one lost amid a transaction between two queries: the next query fails, and that is enough.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** Runs `work` in one transaction that sees the rows of `organisationId` alone. */
export async function inOrganisation<T>(
  db: Database,
  organisationId: OrganisationId,
  work: (tx: OrganisationTx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select enter_organisation(${organisationId}::uuid)`.execute(tx)
    return work(tx as OrganisationTx)
  })
}

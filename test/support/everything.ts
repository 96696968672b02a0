import type pg from 'pg'

/** Every table that holds something of ours, with its rows as text, in an order of their own. */
export type Everything = Readonly<Record<string, readonly string[]>>

/** What the queue makes anew by itself on every database, and what says nothing of an organisation. */
const ofTheQueueItself = [
  'bam',
  'instance',
  'job_dependency',
  'queue',
  'queue_stats',
  'schedule',
  'subscription',
  'version',
  'warning',
]

/** All tables of the application and of its queue, by the catalogue. */
export async function allTables(client: pg.ClientBase | pg.Pool): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'pgboss') order by 1`,
  )
  const left = ofTheQueueItself.map((name) => `pgboss.${name}`)
  return rows.map(({ name }) => name).filter((name) => !left.includes(name))
}

/** All rows. Policies may bind who asks, so each organisation is entered in turn. */
export async function readEverything(pool: pg.Pool, organisations: readonly string[]): Promise<Everything> {
  const client = await pool.connect()
  const found: Record<string, string[]> = {}
  try {
    for (const setting of [`datestyle = 'ISO'`, `timezone = 'UTC'`]) await client.query(`set ${setting}`)
    for (const table of await allTables(client)) {
      const texts = new Set<string>()
      await client.query('begin')
      for (const organisation of organisations) {
        await client.query('select enter_organisation($1)', [organisation])
        // By their columns' names: a table that was altered has them in another order than one made at once.
        const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`)
        for (const { row } of rows) texts.add(row)
      }
      await client.query('rollback')
      found[table] = [...texts].sort()
    }
    return found
  } finally {
    client.release(true)
  }
}

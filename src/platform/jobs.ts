import { CompiledQuery, type Transaction } from 'kysely'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { applicationRole, type Connection, type OrganisationId } from './database.ts'
import type { DB } from './database-types.ts'
import type { Log } from './log.ts'
import { grant, oneAtATime } from './migrate.ts'

/** The jobs that there are, and what each carries: ids only, never a person's text. */
export type JobPayloads = {
  'apply-import': { organisationId: OrganisationId; importId: string }
  'deliver-thanks': { organisationId: OrganisationId; thanksId: string }
  'publish-telling': { organisationId: OrganisationId; tellingId: string }
  'push-notice': { organisationId: OrganisationId; noticeId: string; deviceId: string }
  'remove-telling': { organisationId: OrganisationId; tellingId: string }
  'send-sign-in-link': { userId: string; language: string }
  'send-invitation': { organisationId: OrganisationId; invitationId: string }
  'send-notice': { organisationId: OrganisationId; noticeId: string }
  'send-removal-letter': { organisationId: OrganisationId; memberId: string }
  'tell-tellers': { organisationId: OrganisationId; storyId: string }
  'train-classifier': { organisationId: OrganisationId; studyId: string; runId: string; decision: string }
}

export type JobName = keyof JobPayloads

const jobNames: readonly JobName[] = [
  'apply-import',
  'deliver-thanks',
  'publish-telling',
  'push-notice',
  'remove-telling',
  'send-invitation',
  'send-notice',
  'send-removal-letter',
  'send-sign-in-link',
  'tell-tellers',
  'train-classifier',
]

export type Jobs = {
  /** Queues a job in the transaction of its row: both are there, or neither. */
  readonly enqueue: <N extends JobName>(
    tx: Transaction<DB>,
    name: N,
    payload: JobPayloads[N],
    options?: { readonly startAfterSeconds?: number },
  ) => Promise<void>
  /** Takes away every job that names one of these ids, done or not. */
  readonly forget: (tx: Transaction<DB>, ids: readonly string[]) => Promise<void>
}

export type JobRunner = Jobs & {
  /** Lets `handler` do the jobs of this name. A job may come twice: a handler says why that is safe. */
  readonly work: <N extends JobName>(name: N, handler: (payload: unknown) => Promise<void>) => Promise<void>
  /** Waits for the jobs under way. */
  readonly stop: () => Promise<void>
}

// A job whose process was killed is given to another after this time.
const longestJobSeconds = 120

// Learning from a million posts takes minutes: given to another meanwhile, they would both do it.
const longestOf: Partial<Record<JobName, number>> = { 'train-classifier': 1800 }

/** Makes or renews the queue's own tables; for `migrate`, as the schema's owner. */
export async function migrateJobs(owner: pg.Pool): Promise<void> {
  await oneAtATime(owner, async (client) => {
    await prepareQueues((text, values) => client.query(text, values))
    await grant(client, 'pgboss')
  })
}

/** The same inside the caller's transaction, which pg-boss would end: it sends transactions of its own. */
export async function migrateJobsIn(client: pg.ClientBase): Promise<void> {
  const now = async () => (await client.query<{ id: string }>('select pg_current_xact_id()::text as id')).rows[0]?.id
  const before = await now()
  await prepareQueues((text, values) =>
    client.query(text.replace(/^\s*BEGIN;/, '').replace(/\bCOMMIT;?\s*$/, ''), values),
  )
  // It sets short limits for itself, which would last as long as our transaction.
  for (const limit of ['lock_timeout', 'idle_in_transaction_session_timeout']) {
    await client.query(`set local ${limit} to default`)
  }
  if ((await now()) !== before) throw new Error('The queue has ended the transaction that it was made in.')
}

type Execute = (text: string, values?: unknown[]) => Promise<pg.QueryResult>

async function prepareQueues(executeSql: Execute): Promise<void> {
  const boss = new PgBoss({ db: { executeSql }, ...passive })
  boss.on('error', () => undefined)
  await boss.start()
  for (const name of jobNames) {
    // A handler that throws has a bug or a lost database: it is tried again for a week, at most hourly.
    const queue = {
      retryLimit: 170,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: longestOf[name] ?? longestJobSeconds,
    }
    if (await boss.getQueue(name)) await boss.updateQueue(name, queue)
    else await boss.createQueue(name, queue)
  }
  await boss.stop({ graceful: false })
}

const passive = { supervise: false, schedule: false, reindex: false, monitorVacuum: false }

export async function openJobs(connection: Connection, log: Log): Promise<JobRunner> {
  const boss = new PgBoss({
    ...connection,
    options: `-c role=${applicationRole}`,
    max: 4,
    ...passive,
    supervise: true,
    migrate: false,
    createSchema: false,
  })
  boss.on('error', (error) => log.error({ err: error }, 'the job queue'))
  await boss.start()
  return {
    enqueue: async (tx, name, payload, options) => {
      const executeSql = async (text: string, values: unknown[] = []) => {
        const { rows } = await tx.withoutPlugins().executeQuery(CompiledQuery.raw(text, values))
        return { rows }
      }
      await boss.send(name, payload, { db: { executeSql }, startAfter: options?.startAfterSeconds ?? 0 })
    },
    forget: async (tx, ids) => {
      const text = `delete from pgboss.job where exists (
        select from jsonb_each_text(case jsonb_typeof(data::jsonb) when 'object' then data::jsonb else '{}' end) as carried where carried.value = any($1::text[]))`
      await tx.withoutPlugins().executeQuery(CompiledQuery.raw(text, [ids]))
    },
    work: async (name, handler) => {
      await boss.work(name, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async ([job]) => {
        if (job) await handler(job.data)
      })
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  }
}

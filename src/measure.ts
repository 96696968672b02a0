import { sql } from 'kysely'
import type { Context, Networks } from './context.ts'
import type { Network } from './networks/network.ts'
import type { Database } from './platform/database.ts'
import type { Mailer } from './platform/mail.ts'
import type { Metrics, QueueState } from './platform/metrics.ts'

// Adapters as they are, with somebody beside who counts: use cases know nothing of it.

/** Networks whose outcomes are counted, not whose they were. */
export const measuredNetworks = (networks: Networks, { published }: Pick<Metrics, 'published'>): Networks =>
  Object.fromEntries(
    Object.entries(networks).map(([name, network]: [string, Network]) => {
      const publish: Network['publish'] = async (...post) => {
        const outcome = await network.publish(...post)
        published(name, outcome.state)
        return outcome
      }
      return [name, { ...network, publish }]
    }),
  )

export const measuredMailer = (mailer: Mailer, { mailed }: Pick<Metrics, 'mailed'>): Mailer => ({
  ...mailer,
  send: async (mail) => {
    try {
      await mailer.send(mail)
      mailed('sent')
    } catch (error) {
      mailed('failed')
      throw error
    }
  },
})

/** A job that waits so long says something about the workers; one that waits less, about somebody who did something. */
const overdueSeconds = 30

/** How far the workers are behind, by queue. */
export async function queueStates(db: Database, clock: Context['clock']): Promise<readonly QueueState[]> {
  const now = new Date(clock())
  const { rows } = await sql<QueueState>`
    select queue.name,
      count(*) filter (where late)::int as overdue,
      coalesce(extract(epoch from ${now}::timestamptz - min(job.start_after) filter (where late)), 0)::float8 as "oldestSeconds",
      count(*) filter (where job.state = 'failed')::int as failed
    from pgboss.queue queue
      left join pgboss.job job on job.name = queue.name and job.state in ('created', 'retry', 'failed')
      left join lateral (select job.state <> 'failed'
        and job.start_after < ${now}::timestamptz - make_interval(secs => ${overdueSeconds}) as late) waiting on true
    group by queue.name order by queue.name`.execute(db)
  return rows
}

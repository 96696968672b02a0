import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

// What an operator watches. No label and no figure is a person's, an organisation's, a story's or a link's;
// what members do is told in full tens only, so that one act is never seen (see docs/decisions/0023).

export type Metrics = {
  /** A page or form was answered. */
  readonly page: (route: string, method: string, status: number, seconds: number) => void
  readonly published: (network: string, outcome: string) => void
  readonly mailed: (outcome: 'sent' | 'failed') => void
  readonly polled: (outcome: 'well' | 'failed') => void
  /** Counters that somebody else keeps: looked at when they are asked for. */
  readonly clicks: (read: () => ClickTally) => void
  readonly queue: (read: () => Promise<readonly QueueState[]>) => void
  readonly pool: (read: () => PoolState) => void
  readonly text: () => Promise<string>
  readonly contentType: string
}

export type ClickTally = {
  readonly spooled: number
  readonly counted: number
  readonly lost: number
  readonly failures: number
}
export type QueueState = {
  readonly name: string
  readonly overdue: number
  readonly oldestSeconds: number
  readonly failed: number
}
export type PoolState = { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number }

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const inTens = (count: number): number => Math.floor(count / 10) * 10

export function openMetrics(info: { version: string; role: string }): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'luotto_build_info',
    help: 'Which Luotto this is.',
    labelNames: ['version', 'node', 'role'],
    registers,
  }).set({ ...info, node: process.versions.node }, 1)
  const pages = new Histogram({
    name: 'luotto_http_request_duration_seconds',
    help: 'Time until a page, form or file begins to be answered. Pages on which members do things of their own are one route, "other".',
    labelNames: ['route', 'method', 'status'],
    buckets: seconds,
    registers,
  })
  const mails = counter(
    registry,
    'luotto_mails_total',
    'Mails that were handed to the mail server, or were not.',
    'outcome',
  )
  const feeds = counter(registry, 'luotto_feed_polls_total', 'Feeds that were looked at.', 'outcome')
  let lookAtQueues = async (): Promise<void> => undefined
  const publishing = new Map<string, { network: string; outcome: string; times: number }>()
  new Counter({
    name: 'luotto_publish_tries_total',
    help: 'Tries to publish by network and outcome, in full tens.',
    labelNames: ['network', 'outcome'],
    registers,
    collect() {
      this.reset()
      for (const { times, ...labels } of publishing.values()) this.inc(labels, inTens(times))
    },
  })
  return {
    page: (route, method, status, took) =>
      pages.observe({ route, method, status: `${Math.floor(status / 100)}xx` }, took),
    mailed: (outcome) => mails.inc({ outcome }),
    polled: (outcome) => feeds.inc({ outcome }),
    published: (network, outcome) => {
      const key = `${network} ${outcome}`
      publishing.set(key, { network, outcome, times: (publishing.get(key)?.times ?? 0) + 1 })
    },
    clicks: (read) => watchClicks(registry, read),
    queue: (read) => {
      lookAtQueues = watchQueue(registry, read)
    },
    pool: (read) => watchPool(registry, read),
    text: async () => {
      await lookAtQueues()
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

const counter = (registry: Registry, name: string, help: string, label: string) =>
  new Counter({ name, help, labelNames: [label], registers: [registry] })

function watchClicks(registry: Registry, read: () => ClickTally): void {
  const watch = (name: string, help: string, value: (tally: ClickTally) => number) =>
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset()
        this.inc(value(read()))
      },
    })
  watch(
    'luotto_clicks_spooled_total',
    'Clicks on tracked links that were answered and spooled, in full tens.',
    (tally) => inTens(tally.spooled),
  )
  watch(
    'luotto_clicks_counted_total',
    'Clicks that were added to the sums, in full tens; also such as other processes left.',
    (tally) => inTens(tally.counted),
  )
  watch(
    'luotto_clicks_lost_total',
    'Clicks that could not be spooled: the disk is full or broken.',
    (tally) => tally.lost,
  )
  watch(
    'luotto_click_rounds_failed_total',
    'Rounds of counting that failed: clicks wait in the spool.',
    (tally) => tally.failures,
  )
}

/** What reads the queues anew: three figures of one look. */
function watchQueue(registry: Registry, read: () => Promise<readonly QueueState[]>): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['queue'], registers: [registry] })
  const overdue = gauge(
    'luotto_jobs_overdue',
    'Jobs that have been due for half a minute or more, and that no worker has begun.',
  )
  const oldest = gauge('luotto_jobs_oldest_overdue_seconds', 'How long ago the oldest of them was due.')
  const failed = gauge('luotto_jobs_failed', 'Jobs that were given up.')
  return async () => {
    for (const { name: queue, ...state } of await read()) {
      overdue.set({ queue }, state.overdue)
      oldest.set({ queue }, state.oldestSeconds)
      failed.set({ queue }, state.failed)
    }
  }
}

function watchPool(registry: Registry, read: () => PoolState): void {
  const watch = (name: string, help: string, value: (state: PoolState) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value(read()))
      },
    })
  watch('luotto_database_connections', 'Connections to the database.', (state) => state.totalCount)
  watch('luotto_database_connections_idle', 'Those that nobody uses.', (state) => state.idleCount)
  watch('luotto_database_waiting', 'Requests that wait for a connection.', (state) => state.waitingCount)
}

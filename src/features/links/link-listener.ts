import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import type { Log } from '../../platform/log.ts'

export type Listener = { readonly close: () => Promise<void> }

type Options = {
  readonly pool: pg.Pool
  readonly channel: string
  readonly onNotice: (payload: string) => void
  /** Called at every connection, once it listens: what was announced in between went unheard. */
  readonly onConnected: () => Promise<void>
  readonly log: Pick<Log, 'warn'>
}

const heartbeatMs = 30_000
const answerMs = 10_000
const shortestPauseMs = 250
const longestPauseMs = 30_000

/** Listens on a channel of PostgreSQL through a connection of its own, which is made anew when it breaks. */
export function listenTo(options: Options): Listener {
  const closing = new AbortController()
  const done = keepListening(options, closing.signal)
  return {
    close: async () => {
      closing.abort()
      await done
    },
  }
}

async function keepListening(options: Options, closing: AbortSignal): Promise<void> {
  let pause = shortestPauseMs
  while (!closing.aborted) {
    try {
      await listenOnce(options, closing, () => {
        pause = shortestPauseMs
      })
    } catch (error) {
      if (closing.aborted) return
      options.log.warn({ err: error }, 'links: not listening for changes; trying again')
      await wait(pause, undefined, { signal: closing, ref: false }).catch(() => undefined)
      pause = Math.min(pause * 2, longestPauseMs)
    }
  }
}

/** Listens until the connection breaks (throws) or `closing` comes (returns). */
async function listenOnce(options: Options, closing: AbortSignal, onListening: () => void): Promise<void> {
  const client = await options.pool.connect()
  const ended = new Promise<never>((_, reject) => {
    client.on('error', reject)
    client.on('end', () => reject(new Error('The connection has ended.')))
  })
  const closed = new Promise<void>((resolve) => {
    if (closing.aborted) resolve()
    closing.addEventListener('abort', () => resolve(), { once: true })
  })
  // Whoever of them comes after the race is over is nobody's business any more.
  ended.catch(() => undefined)
  client.on('notification', (notice) => options.onNotice(notice.payload ?? ''))
  try {
    await Promise.race([ended, closed, listen(client, options, closing, onListening)])
  } finally {
    client.release(true)
  }
}

async function listen(
  client: pg.PoolClient,
  options: Options,
  closing: AbortSignal,
  onListening: () => void,
): Promise<void> {
  await client.query(`listen ${options.channel}`)
  await options.onConnected()
  onListening()
  // A connection that a firewall dropped ends without a word: only asking shows it.
  while (!closing.aborted) {
    await wait(heartbeatMs, undefined, { signal: closing, ref: false }).catch(() => undefined)
    if (closing.aborted) return
    const silence = wait(answerMs, undefined, { ref: false }).then(() => {
      throw new Error('The connection does not answer.')
    })
    silence.catch(() => undefined)
    await Promise.race([client.query('select 1'), silence])
  }
}

import type { IncomingMessage } from 'node:http'
import type pg from 'pg'
import type { Context } from '../../context.ts'
import { countSpool } from './count-clicks.ts'
import { openLinkMemory } from './link-memory.ts'
import { openRedirects, type Redirects } from './redirect.ts'
import { openSpool } from './spool.ts'
import { startCounting } from './start-counting.ts'

type Options = Pick<Context, 'db' | 'clock' | 'log'> & {
  /** For listening: it takes one connection for itself. */
  readonly pool: pg.Pool
  /** The click spool's folder: one machine's own, kept over restarts. */
  readonly folder: string
  /** The host of the links, with its port where that is not the usual one (`new URL(baseUrl).host`). */
  readonly host: string
  /** Whether the last entry of X-Forwarded-For is the visitor's address. */
  readonly trustProxy: boolean
  readonly everyMs?: number
}

export type Clicks = {
  readonly answer: Redirects['answer']
  /** Counts all clicks answered until now; answers whether they could be counted. */
  readonly countNow: () => Promise<boolean>
  /** How many clicks this process has spooled, counted and lost, and how often counting failed. */
  readonly tally: {
    readonly spooled: number
    readonly counted: number
    readonly lost: number
    readonly failures: number
  }
  /** Settles when the links are in memory; redirects work before that too. */
  readonly loaded: Promise<void>
  /** Counts the last clicks and lets go of the database. Call it when the server has answered its last request. */
  readonly stop: () => Promise<void>
}

const lossesAreToldEveryMs = 60_000

/** Tracked links, from the request to the sums. A web process opens it once. */
export function openClicks({ pool, db, folder, host, clock, log, trustProxy, everyMs = 2_000 }: Options): Clicks {
  const spool = openSpool(folder)
  const memory = openLinkMemory({ pool, db, host, clock, log })

  const tally = { spooled: 0, counted: 0, lost: 0, failures: 0 }
  let lost = 0
  let toldAt = Number.NEGATIVE_INFINITY
  const onLost = (clicks: number) => {
    lost += clicks
    tally.lost += clicks
    if (clock() - toldAt < lossesAreToldEveryMs) return
    toldAt = clock()
    log.error({ lost }, 'clicks: the spool cannot be written, so clicks are answered but not counted')
    lost = 0
  }

  const clientAddress = trustProxy ? forwardedAddress : socketAddress
  const onSpooled = (clicks: number) => {
    tally.spooled += clicks
  }
  const { answer } = openRedirects({ lookup: memory, spool, clock, clientAddress, onSpooled, onLost })

  const onCounted = (clicks: number) => {
    tally.counted += clicks
  }
  const round = async () => {
    const all = await countSpool({ db, clock, log, spool, onCounted })
    if (!all) tally.failures++
    return all
  }
  const counting = startCounting(round, everyMs)

  return {
    answer,
    tally,
    countNow: counting.countNow,
    loaded: memory.loaded,
    stop: async () => {
      await counting.stop()
      await memory.close()
    },
  }
}

const socketAddress = (req: IncomingMessage): string => req.socket.remoteAddress ?? ''

/** The entry that our own proxy wrote; those before it are what the visitor claims. */
function forwardedAddress(req: IncomingMessage): string {
  const header = req.headers['x-forwarded-for']
  const entries = Array.isArray(header) ? header.join(',') : header
  if (!entries) return socketAddress(req)
  return entries.slice(entries.lastIndexOf(',') + 1).trim()
}

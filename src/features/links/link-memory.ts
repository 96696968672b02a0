import { type RawBuilder, sql, type Transaction } from 'kysely'
import type pg from 'pg'
import type { Database } from '../../platform/database.ts'
import type { DB } from '../../platform/database-types.ts'
import type { Log } from '../../platform/log.ts'
import { gatherQuestions } from './gather-questions.ts'
import { listenTo } from './link-listener.ts'
import { type Link, readLinks, readNewest } from './read-links.ts'

export type LinkMemory = {
  /** What is known of a slug without asking anybody; `undefined` where it is not known. */
  readonly known: (slug: string) => Link | 'absent' | undefined
  /** Asks the database. Many may ask at once: their questions go together. */
  readonly ask: (slug: string) => Promise<Link | 'absent'>
  /** Settles when the links have been loaded for the first time; until then, the database is asked. */
  readonly loaded: Promise<void>
  readonly size: () => number
  readonly close: () => Promise<void>
}

type Options = {
  readonly pool: pg.Pool
  readonly db: Database
  readonly host: string
  readonly clock: () => number
  readonly log: Pick<Log, 'warn'>
  readonly limit?: number
}

const channel = 'luotto_link'
const absentLivesMs = 30_000
const mostAbsent = 10_000

/** Tells every web process, once `tx` commits, that a link was made, changed or taken away. */
export async function announceLink(tx: Transaction<DB>, host: string, slug: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${`${host} ${slug}`})`.execute(tx)
}

/** The same of all links for which `which` is true. */
export async function announceLinks(tx: Transaction<DB>, which: RawBuilder<boolean>): Promise<void> {
  await sql`select pg_notify(${channel}, host || ' ' || slug) from link_slug where ${which}`.execute(tx)
}

/**
 * Keeps the newest links of a host in memory, so that a redirect asks nobody. It loads them at the
 * start, and again whenever the connection on which changes are announced was lost. A link that is
 * not in memory is asked of the database once, and so is one that does not exist, now and then.
 */
export function openLinkMemory(options: Options): LinkMemory {
  const { pool, db, host, clock, log, limit = 500_000 } = options
  let links = new Map<string, Link>()
  const absent = openAbsent(clock)
  // Slugs announced while something was being read: what was read of them may be old already.
  const changedWhileAsking = new Set<string>()
  let changedWhileLoading: Set<string> | undefined
  const asking = gatherQuestions(async (slugs) => {
    changedWhileAsking.clear()
    const rows = await readLinks(db, host, slugs)
    for (const slug of slugs) if (!changedWhileAsking.has(slug)) keep(slug, rows.get(slug))
    return rows
  })

  function keep(slug: string, link: Link | undefined): void {
    if (!link) {
      absent.add(slug)
      return
    }
    // The oldest hundredth at once: taking single ones from the front of a big map is slow.
    if (links.size >= limit) dropFirst(links, Math.ceil(limit / 100))
    links.set(slug, link)
  }

  function onNotice(payload: string): void {
    const [ofHost, slug] = payload.split(' ')
    if (ofHost !== host || slug === undefined) return
    links.delete(slug)
    absent.delete(slug)
    changedWhileAsking.add(slug)
    changedWhileLoading?.add(slug)
    // A new link is about to be looked at. When many change at once, they wait for their first click.
    if (asking.waiting() < 20) asking.ask(slug).catch(() => undefined)
  }

  async function load(): Promise<void> {
    const changed = new Set<string>()
    changedWhileLoading = changed
    const fresh = await readNewest(pool, host, limit)
    // The connection was lost meanwhile and made anew, and a later load knows better.
    if (changedWhileLoading !== changed) return
    changedWhileLoading = undefined
    for (const slug of asking.now()) changedWhileAsking.add(slug)
    for (const slug of changed) {
      const link = links.get(slug)
      if (link) fresh.set(slug, link)
      else fresh.delete(slug)
    }
    links = fresh
    absent.clear()
  }

  const loaded = Promise.withResolvers<void>()
  const listener = listenTo({ pool, channel, onNotice, onConnected: () => load().then(loaded.resolve), log })

  return {
    known: (slug) => links.get(slug) ?? (absent.has(slug) ? 'absent' : undefined),
    ask: async (slug) => (await asking.ask(slug)) ?? 'absent',
    loaded: loaded.promise,
    size: () => links.size,
    close: listener.close,
  }
}

/** Slugs that were asked for in vain, for a while, and not too many of them. */
function openAbsent(clock: () => number) {
  const until = new Map<string, number>()
  return {
    has: (slug: string) => clock() < (until.get(slug) ?? Number.NEGATIVE_INFINITY),
    add: (slug: string) => {
      if (until.size >= mostAbsent) until.clear()
      until.set(slug, clock() + absentLivesMs)
    },
    delete: (slug: string) => until.delete(slug),
    clear: () => until.clear(),
  }
}

function dropFirst(map: Map<string, unknown>, count: number): void {
  let left = count
  for (const key of map.keys()) {
    if (left-- === 0) return
    map.delete(key)
  }
}

import { sql, type Transaction } from 'kysely'
import type pg from 'pg'
import type { Database, OrganisationId } from '../../platform/database.ts'
import type { DB } from '../../platform/database-types.ts'
import type { Log } from '../../platform/log.ts'
import { listenTo } from './link-listener.ts'

export type Link = {
  readonly organisationId: OrganisationId
  readonly linkId: string
  readonly storyId: string | null
  readonly target: string
}

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
const loadedAtOnce = 1_000

/** Tells every web process, once `tx` commits, that a link was made, changed or taken away. */
export async function announceLink(tx: Transaction<DB>, host: string, slug: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${`${host} ${slug}`})`.execute(tx)
}

/**
 * Keeps the newest links of a host in memory, so that a redirect asks nobody. It loads them at the
 * start, and again whenever the connection on which changes are announced was lost. A link that is
 * not in memory is asked of the database once, and so is one that does not exist, now and then.
 */
export function openLinkMemory(options: Options): LinkMemory {
  const { pool, db, host, clock, log, limit = 500_000 } = options
  let links = new Map<string, Link>()
  const absent = new Map<string, number>()
  // Slugs announced while something was being read: what was read of them may be old already.
  const changedWhileAsking = new Set<string>()
  const changedWhileLoading = new Set<string>()
  let loads = 0
  const asking = questions(async (slugs) => {
    changedWhileAsking.clear()
    const rows = await readLinks(db, host, slugs)
    for (const slug of slugs) if (!changedWhileAsking.has(slug)) keep(slug, rows.get(slug))
    return rows
  })

  function keep(slug: string, link: Link | undefined): void {
    if (!link) {
      if (absent.size >= mostAbsent) absent.clear()
      absent.set(slug, clock() + absentLivesMs)
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
    changedWhileLoading.add(slug)
    // A new link is about to be looked at. When many change at once, they wait for their first click.
    if (asking.waiting() < 20) asking.ask(slug).catch(() => undefined)
  }

  async function load(): Promise<void> {
    const mine = ++loads
    changedWhileLoading.clear()
    const fresh = await readNewest(pool, host, limit)
    // The connection was lost meanwhile and made anew, and a later load knows better.
    if (mine !== loads) return
    for (const slug of asking.now()) changedWhileAsking.add(slug)
    for (const slug of changedWhileLoading) {
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
    known: (slug) => {
      const link = links.get(slug)
      if (link) return link
      const until = absent.get(slug)
      return until !== undefined && clock() < until ? 'absent' : undefined
    },
    ask: async (slug) => (await asking.ask(slug)) ?? 'absent',
    loaded: loaded.promise,
    size: () => links.size,
    close: listener.close,
  }
}

function dropFirst(map: Map<string, unknown>, count: number): void {
  let left = count
  for (const key of map.keys()) {
    if (left-- === 0) return
    map.delete(key)
  }
}

/**
 * One question to the database at a time, with all the slugs that were asked meanwhile: a flood of
 * made-up slugs then takes one connection and not all of them.
 */
function questions(read: (slugs: readonly string[]) => Promise<ReadonlyMap<string, Link>>) {
  let gathered = new Map<string, PromiseWithResolvers<Link | undefined>>()
  let inFlight: typeof gathered = new Map()

  async function work(): Promise<void> {
    while (gathered.size > 0) {
      inFlight = gathered
      gathered = new Map()
      try {
        const found = await read([...inFlight.keys()])
        for (const [slug, answer] of inFlight) answer.resolve(found.get(slug))
      } catch (error) {
        for (const answer of inFlight.values()) answer.reject(error)
      }
    }
    inFlight = new Map()
  }

  return {
    now: () => inFlight.keys(),
    waiting: () => gathered.size,
    ask: (slug: string): Promise<Link | undefined> => {
      let answer = gathered.get(slug)
      if (!answer) {
        answer = Promise.withResolvers<Link | undefined>()
        gathered.set(slug, answer)
        if (inFlight.size === 0 && gathered.size === 1) void work()
      }
      return answer.promise
    },
  }
}

/** Only http and https, and written so that it fits into a header. */
function safeTarget(text: string): string | undefined {
  const url = URL.parse(text)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined
}

async function readLinks(db: Database, host: string, slugs: readonly string[]): Promise<Map<string, Link>> {
  const rows = await db
    .selectFrom('linkSlug')
    .select(['slug', 'organisationId', 'linkId', 'storyId', 'target'])
    .where('host', '=', host)
    .where('slug', '=', sql<string>`any(${slugs})`)
    .execute()
  const found = new Map<string, Link>()
  for (const { slug, organisationId, linkId, storyId, target } of rows) {
    const safe = safeTarget(target)
    if (safe) found.set(slug, { organisationId: organisationId as OrganisationId, linkId, storyId, target: safe })
  }
  return found
}

type SlugRow = { slug: string; organisation_id: string; link_id: string; story_id: string | null; target: string }

/**
 * The newest links, the oldest of them first (ids tell the time). They come through a cursor, a few at
 * a time, so that neither the driver holds all of them nor redirects wait. Links share the texts that
 * are the same, which are most: a story's links lead to few addresses.
 */
async function readNewest(pool: pg.Pool, host: string, limit: number): Promise<Map<string, Link>> {
  const links = new Map<string, Link>()
  const texts = new Map<string, string>()
  const targets = new Map<string, string | undefined>()
  const shared = (text: string) => {
    const before = texts.get(text)
    if (before === undefined) texts.set(text, text)
    return before ?? text
  }
  const client = await pool.connect()
  let broken = true
  try {
    await client.query('begin read only')
    await client.query(
      `declare newest no scroll cursor for
       select * from (select slug, organisation_id, link_id, story_id, target from link_slug
         where host = $1 order by link_id desc limit $2) as newest order by link_id`,
      [host, limit],
    )
    for (;;) {
      const { rows } = await client.query<SlugRow>(`fetch ${loadedAtOnce} from newest`)
      if (rows.length === 0) break
      for (const row of rows) {
        if (!targets.has(row.target)) targets.set(row.target, safeTarget(row.target))
        const target = targets.get(row.target)
        if (target === undefined) continue
        const organisationId = shared(row.organisation_id) as OrganisationId
        const storyId = row.story_id === null ? null : shared(row.story_id)
        links.set(row.slug, { organisationId, linkId: row.link_id, storyId, target })
      }
    }
    await client.query('commit')
    broken = false
    return links
  } finally {
    // A connection that failed amid a transaction is not given to anybody else.
    client.release(broken)
  }
}

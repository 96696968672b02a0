import { sql } from 'kysely'
import type pg from 'pg'
import type { Database, OrganisationId } from '../../platform/database.ts'

export type Link = {
  readonly organisationId: OrganisationId
  readonly linkId: string
  readonly storyId: string | null
  readonly target: string
}

const loadedAtOnce = 1_000

/** Only http and https, and written so that it fits into a header. */
function safeTarget(text: string): string | undefined {
  const url = URL.parse(text)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined
}

/** The links of these slugs, by slug. */
export async function readLinks(db: Database, host: string, slugs: readonly string[]): Promise<Map<string, Link>> {
  const rows = await db
    .selectFrom('linkSlug')
    .select(['slug', 'organisationId', 'linkId', 'storyId', sql<string>`coalesce(detour, target)`.as('target')])
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
export async function readNewest(pool: pg.Pool, host: string, limit: number): Promise<Map<string, Link>> {
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
       select * from (select slug, organisation_id, link_id, story_id, coalesce(detour, target) as target from link_slug
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

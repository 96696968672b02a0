import type { Selectable } from 'kysely'
import type { Context } from '../../context.ts'
import { nextPollAt } from '../../core/feed-schedule.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Feed as FeedRow } from '../../platform/database-types.ts'
import {
  type DraftSource,
  discardPictures,
  firstItems,
  insertDrafts,
  newItems,
  type PreparedDraft,
  prepareDrafts,
} from './draft-stories.ts'
import { type FeedProblem, type FetchFeed, fetchFeed } from './fetch-feed.ts'

export type PollFeed =
  | { readonly ok: true; readonly changed: boolean; readonly drafted: number }
  | { readonly ok: false; readonly problem: FeedProblem; readonly status?: number }
  /** The feed was removed, before or meanwhile. */
  | { readonly ok: false; readonly problem: 'removed' }

type Ctx = Pick<Context, 'db' | 'clock' | 'outbound' | 'files' | 'log'>
type Row = Selectable<FeedRow>

/**
 * Fetches a feed if it has changed and drafts a story from each item that it has not shown before. What
 * went wrong is kept with the feed, and it is asked less and less often. Twice is safe, one after another
 * or at once: each item's draft has a unique key within its feed.
 */
export async function pollFeed(
  ctx: Ctx,
  organisationId: OrganisationId,
  feedId: string,
  chance = Math.random(),
): Promise<PollFeed> {
  const feed = await inOrganisation(ctx.db, organisationId, (tx) => find(tx, organisationId, feedId))
  if (!feed) return { ok: false, problem: 'removed' }
  // Only what was read well once has a version to compare with.
  const fetched = await fetchFeed(ctx.outbound, feed.url, ctx.clock(), feed)
  if (fetched.state === 'feed') return drafts(ctx, organisationId, feed, fetched, chance)
  if (fetched.state === 'unchanged') {
    await inOrganisation(ctx.db, organisationId, (tx) => succeed(tx, organisationId, feedId, ctx.clock(), chance, {}))
    return { ok: true, changed: false, drafted: 0 }
  }
  return fail(ctx, organisationId, feed, fetched, chance)
}

const find = (tx: OrganisationTx, organisationId: OrganisationId, feedId: string) =>
  tx
    .selectFrom('feed')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('id', '=', feedId)
    .executeTakeFirst()

async function drafts(
  ctx: Ctx,
  organisationId: OrganisationId,
  row: Row,
  fetched: Extract<FetchFeed, { state: 'feed' }>,
  chance: number,
): Promise<PollFeed> {
  const { items, title } = fetched.feed
  const source: DraftSource = {
    organisationId,
    feedId: row.id,
    ownerId: row.ownerId,
    language: row.language as Language,
  }
  const fresh = row.succeededAt
    ? await inOrganisation(ctx.db, organisationId, (tx) => newItems(tx, source, items))
    : firstItems(items)
  const prepared = await prepareDrafts(ctx, source, fresh)
  const now = ctx.clock()
  const drafted = await inOrganisation(ctx.db, organisationId, async (tx) => {
    const { etag, lastModified } = fetched
    const url = await addressFor(tx, organisationId, row, fetched.address)
    const told = { title, etag, lastModified, url }
    // Locks the feed, so that what is drafted is drafted into a feed that is there.
    if (!(await succeed(tx, organisationId, row.id, now, chance, told))) return undefined
    return insertDrafts(tx, source, prepared, items, new Date(now))
  })
  await discardPictures(ctx, organisationId, prepared, drafted ?? new Set<PreparedDraft>())
  if (!drafted) return { ok: false, problem: 'removed' }
  ctx.log.info({ feedId: row.id, drafted: drafted.size }, 'A feed was read.')
  return { ok: true, changed: true, drafted: drafted.size }
}

/** A feed that has moved for good is asked at its new address, unless another feed of ours has that already. */
async function addressFor(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  row: Row,
  address: string,
): Promise<string> {
  if (address === row.url) return row.url
  const other = await tx
    .selectFrom('feed')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('url', '=', address)
    .executeTakeFirst()
  return other ? row.url : address
}

type Told = Partial<Pick<Row, 'title' | 'etag' | 'lastModified' | 'url'>>

async function succeed(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  feedId: string,
  now: number,
  chance: number,
  told: Told,
): Promise<boolean> {
  const at = new Date(now)
  const next = new Date(nextPollAt(now, { ok: true }, chance))
  const updated = await tx
    .updateTable('feed')
    .set({ ...told, polledAt: at, succeededAt: at, failures: 0, problem: null, nextPollAt: next })
    .where('organisationId', '=', organisationId)
    .where('id', '=', feedId)
    .returning('id')
    .executeTakeFirst()
  return updated !== undefined
}

async function fail(
  ctx: Ctx,
  organisationId: OrganisationId,
  row: Row,
  fetched: Extract<FetchFeed, { state: 'failed' | 'page' }>,
  chance: number,
): Promise<PollFeed> {
  const { problem, status, retryAfter } =
    fetched.state === 'page' ? { problem: 'is-html' as const, status: undefined, retryAfter: undefined } : fetched
  const now = ctx.clock()
  const failures = row.failures + 1
  const next = nextPollAt(now, { ok: false, failures, retryAfter, gone: problem === 'gone' }, chance)
  await inOrganisation(ctx.db, organisationId, (tx) =>
    tx
      .updateTable('feed')
      .set({ polledAt: new Date(now), failures, problem, nextPollAt: new Date(next) })
      .where('organisationId', '=', organisationId)
      .where('id', '=', row.id)
      .execute(),
  )
  ctx.log.warn({ feedId: row.id, problem, status, failures }, 'A feed could not be read.')
  return { ok: false, problem, ...(status === undefined ? {} : { status }) }
}

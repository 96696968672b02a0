import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { nextPollAt } from '../../core/feed-schedule.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import {
  type DraftSource,
  discardPictures,
  firstItems,
  insertDrafts,
  type PreparedDraft,
  prepareDrafts,
} from './draft-stories.ts'
import type { FeedProblem, FetchedFeed } from './fetch-feed.ts'
import { findFeed } from './find-feed.ts'

export type AddFeed =
  | { readonly ok: true; readonly feedId: string; readonly title: string; readonly drafted: number }
  | {
      readonly ok: false
      readonly problem: FeedProblem | 'already-there'
      /** Of the answer, where the problem is `http-error` or `gone`. */
      readonly status?: number
    }

/**
 * Adds the feed at an address, or the one that the page there names, and drafts its newest stories from
 * what was fetched. `language` is of the items whose language cannot be told. Whether the member may is the
 * caller's question ("edit-stories"). Twice is safe: the second time it is already there.
 */
export async function addFeed(
  ctx: Pick<Context, 'db' | 'clock' | 'outbound' | 'files' | 'log'>,
  member: { readonly organisationId: OrganisationId; readonly memberId: MemberId },
  input: { readonly address: string; readonly language: Language },
  chance = Math.random(),
): Promise<AddFeed> {
  const { organisationId } = member
  const found = await findFeed(ctx, input.address)
  if (!found.ok) return found
  const { address, feed } = found.found
  // Before pictures are fetched for nothing; the unique key decides later.
  if (await inOrganisation(ctx.db, organisationId, (tx) => isThere(tx, organisationId, address))) return alreadyThere
  const source: DraftSource = { organisationId, feedId: uuid(), ownerId: member.memberId, language: input.language }
  const prepared = await prepareDrafts(ctx, source, firstItems(feed.items))
  const now = ctx.clock()
  const drafted = await inOrganisation(ctx.db, organisationId, (tx) =>
    insertAll(tx, source, found.found, prepared, now, chance),
  )
  await discardPictures(ctx, organisationId, prepared, drafted ?? new Set())
  if (!drafted) return alreadyThere
  ctx.log.info({ feedId: source.feedId, drafted: drafted.size }, 'A feed was added.')
  return { ok: true, feedId: source.feedId, title: feed.title, drafted: drafted.size }
}

const alreadyThere: AddFeed = { ok: false, problem: 'already-there' }

async function isThere(tx: OrganisationTx, organisationId: OrganisationId, url: string): Promise<boolean> {
  const row = await tx
    .selectFrom('feed')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('url', '=', url)
    .executeTakeFirst()
  return row !== undefined
}

async function insertAll(
  tx: OrganisationTx,
  source: DraftSource,
  { address, feed, etag, lastModified }: FetchedFeed,
  prepared: readonly PreparedDraft[],
  now: number,
  chance: number,
): Promise<ReadonlySet<PreparedDraft> | undefined> {
  const { organisationId, feedId, ownerId, language } = source
  const at = new Date(now)
  const inserted = await tx
    .insertInto('feed')
    .values({
      organisationId,
      id: feedId,
      ownerId,
      url: address,
      title: feed.title,
      language,
      etag,
      lastModified,
      nextPollAt: new Date(nextPollAt(now, { ok: true }, chance)),
      polledAt: at,
      succeededAt: at,
      createdAt: at,
    })
    .onConflict((conflict) => conflict.columns(['organisationId', 'url']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return undefined
  const by = { organisation: { id: organisationId }, member: { id: ownerId as MemberId } }
  await recordAct(tx, by, { kind: 'feed-added', address })
  return insertDrafts(tx, source, prepared, feed.items, at)
}

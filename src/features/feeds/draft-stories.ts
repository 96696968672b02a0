import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { largestPicture } from '../../platform/pictures.ts'
import { insertPicture, type KeptPicture, keepPicture, removePictureFiles } from '../stories/store-picture.ts'
import { detectLanguage } from './detect-language.ts'
import type { FeedItem } from './read-feed.ts'

export type DraftSource = {
  readonly organisationId: OrganisationId
  readonly feedId: string
  readonly ownerId: string
  readonly language: Language
}

/** An item with all that had to be fetched for it, ready to be written in a transaction. */
export type PreparedDraft = {
  readonly item: FeedItem
  readonly language: Language
  readonly picture: (KeptPicture & { readonly alt: string }) | undefined
}

type Ctx = Pick<Context, 'outbound' | 'files' | 'clock'>

const draftedAtFirst = 10
const picturesAtOnce = 4
const pictureTimeout = 10_000
const picturesAltogether = 20_000
const seenKeptFor = 30 * 24 * 3_600_000

/** Of a feed's first reading the newest ten, so that a year's news do not flood the drafts. */
export const firstItems = (items: readonly FeedItem[]): readonly FeedItem[] => items.slice(0, draftedAtFirst)

/** The items that the feed has not shown before. */
export async function newItems(
  tx: OrganisationTx,
  { organisationId, feedId }: DraftSource,
  items: readonly FeedItem[],
): Promise<readonly FeedItem[]> {
  if (items.length === 0) return []
  const seen = await tx
    .selectFrom('feedItem')
    .select('name')
    .where('organisationId', '=', organisationId)
    .where('feedId', '=', feedId)
    .where('name', 'in', items.flatMap(namesOf))
    .execute()
  const names = new Set(seen.map((row) => row.name))
  return items.filter((item) => !namesOf(item).some((name) => names.has(name)))
}

// By both: a feed that gives its items new ids at every reading would fill the drafts otherwise.
const namesOf = (item: FeedItem): string[] => [item.key, item.likeness]

/** Fetches pictures and tells languages: outside any transaction, for it may take its time. */
export async function prepareDrafts(
  ctx: Ctx,
  source: DraftSource,
  items: readonly FeedItem[],
): Promise<PreparedDraft[]> {
  const deadline = ctx.clock() + picturesAltogether
  const prepared: PreparedDraft[] = []
  for (let from = 0; from < items.length; from += picturesAtOnce) {
    const batch = items.slice(from, from + picturesAtOnce)
    prepared.push(...(await Promise.all(batch.map((item) => prepare(ctx, source, item, deadline)))))
  }
  return prepared
}

async function prepare(ctx: Ctx, source: DraftSource, item: FeedItem, deadline: number): Promise<PreparedDraft> {
  const language = await detectLanguage(`${item.title}. ${item.summary}`, source.language)
  return { item, language, picture: await fetchPicture(ctx, source.organisationId, item, deadline) }
}

/** A story can do without its picture: whatever is wrong with it, there is none. */
async function fetchPicture(ctx: Ctx, organisationId: OrganisationId, { picture }: FeedItem, deadline: number) {
  const left = deadline - ctx.clock()
  if (!picture || left <= 0) return undefined
  const limits = { maxBytes: largestPicture, timeoutMs: Math.min(left, pictureTimeout) }
  const fetched = await ctx.outbound.fetch(picture.url, { headers: { accept: 'image/*' }, ...limits })
  if (!fetched.ok || fetched.status !== 200) return undefined
  const kept = await keepPicture(ctx.files, organisationId, fetched.body)
  return kept.ok ? { ...kept.picture, alt: picture.alt } : undefined
}

/**
 * Writes the drafts, the oldest first, and remembers all `items` as shown; answers what was drafted. Twice
 * is safe: an item's key is unique within its feed, so the second time finds the row and writes nothing.
 */
export async function insertDrafts(
  tx: OrganisationTx,
  source: DraftSource,
  prepared: readonly PreparedDraft[],
  items: readonly FeedItem[],
  now: Date,
): Promise<ReadonlySet<PreparedDraft>> {
  const drafted = new Set<PreparedDraft>()
  for (const one of prepared.toReversed()) {
    if (await insertDraft(tx, source, one, now)) drafted.add(one)
  }
  await remember(tx, source, items, now)
  return drafted
}

async function insertDraft(tx: OrganisationTx, source: DraftSource, draft: PreparedDraft, now: Date): Promise<boolean> {
  const { organisationId, feedId, ownerId } = source
  const { item, language, picture } = draft
  const inserted = await tx
    .insertInto('story')
    .values({
      organisationId,
      id: uuid(),
      state: 'draft',
      kind: 'news',
      disclosure: 'employment',
      language,
      title: item.title,
      summary: item.summary,
      target: item.link ?? null,
      ownerId,
      feedId,
      feedItemKey: item.key,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.columns(['organisationId', 'feedId', 'feedItemKey']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return false
  await sql`
    insert into story_topic (organisation_id, story_id, topic_id)
    select organisation_id, ${inserted.id}::uuid, topic_id from feed_topic
    where organisation_id = ${organisationId} and feed_id = ${feedId}`.execute(tx)
  if (!picture) return true
  const { alt, ...kept } = picture
  await insertPicture(tx, organisationId, kept, alt, now)
  await tx
    .updateTable('story')
    .set({ pictureId: picture.id })
    .where('organisationId', '=', organisationId)
    .where('id', '=', inserted.id)
    .execute()
  return true
}

async function remember(tx: OrganisationTx, source: DraftSource, items: readonly FeedItem[], now: Date): Promise<void> {
  const { organisationId, feedId } = source
  const names = [...new Set(items.flatMap(namesOf))]
  if (names.length > 0) {
    await tx
      .insertInto('feedItem')
      .values(names.map((name) => ({ organisationId, feedId, name, seenAt: now })))
      .onConflict((conflict) => conflict.columns(['organisationId', 'feedId', 'name']).doUpdateSet({ seenAt: now }))
      .execute()
  }
  // What has left the feed long ago does not come back; a feed of ever new ids would fill the table.
  await tx
    .deleteFrom('feedItem')
    .where('organisationId', '=', organisationId)
    .where('feedId', '=', feedId)
    .where('seenAt', '<', new Date(now.getTime() - seenKeptFor))
    .execute()
}

/** Takes away the pictures of those that were not drafted after all. */
export async function discardPictures(
  ctx: Pick<Context, 'files'>,
  organisationId: OrganisationId,
  prepared: readonly PreparedDraft[],
  drafted: ReadonlySet<PreparedDraft>,
): Promise<void> {
  for (const one of prepared) {
    if (one.picture && !drafted.has(one)) await removePictureFiles(ctx.files, organisationId, one.picture.id)
  }
}

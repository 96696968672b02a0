import { sql } from 'kysely'
import { isId } from '../../core/id.ts'
import type { Language } from '../../core/networks.ts'
import type { DisclosureKind, StoryKind, StoryState } from '../../core/story.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { searchScore } from './search-stories.ts'

export type Story = {
  readonly id: string
  readonly state: StoryState
  readonly kind: StoryKind
  readonly disclosure: DisclosureKind
  readonly language: Language
  readonly title: string
  readonly summary: string
  readonly question: number
  readonly target: string | null
  readonly claimsSource: string
  readonly bestBefore: string | null
  readonly publishedAt: Date | null
  readonly retiredReason: string | null
  /** The day on which something in it was put right, and where that can be read. */
  readonly correctedOn: string | null
  readonly correctionAddress: string | null
  readonly version: number
  readonly ownerId: string
  readonly ownerName: string
  readonly picture: {
    readonly id: string
    readonly alt: string
    readonly width: number
    readonly height: number
  } | null
  /** The groups that it is for; empty: for everybody. */
  readonly audience: readonly string[]
  /** What it is about. */
  readonly topicIds: readonly string[]
}

/** Stories with their owner's name, picture and audience; narrow it down before executing. */
const stories = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('story')
    .innerJoin('member', (join) =>
      join.onRef('member.organisationId', '=', 'story.organisationId').onRef('member.id', '=', 'story.ownerId'),
    )
    .leftJoin('picture', (join) =>
      join.onRef('picture.organisationId', '=', 'story.organisationId').onRef('picture.id', '=', 'story.pictureId'),
    )
    .select(['story.id', 'story.state', 'story.kind', 'story.disclosure', 'story.language', 'story.title'])
    .select(['story.summary', 'story.question', 'story.target', 'story.claimsSource', 'story.bestBefore'])
    .select(['story.publishedAt', 'story.version', 'story.createdAt', 'story.ownerId', 'member.name as ownerName'])
    .select(['story.retiredReason', 'story.correctedOn', 'story.correctionAddress'])
    .select(['picture.id as pictureId', 'picture.alt', 'picture.width', 'picture.height'])
    .select((eb) =>
      eb
        .selectFrom('storyAudience')
        .select(sql<string[]>`coalesce(array_agg(group_id::text), '{}')`.as('ids'))
        .whereRef('storyAudience.organisationId', '=', 'story.organisationId')
        .whereRef('storyAudience.storyId', '=', 'story.id')
        .as('audience'),
    )
    .select((eb) =>
      eb
        .selectFrom('storyTopic')
        .select(sql<string[]>`coalesce(array_agg(topic_id::text), '{}')`.as('ids'))
        .whereRef('storyTopic.organisationId', '=', 'story.organisationId')
        .whereRef('storyTopic.storyId', '=', 'story.id')
        .as('topicIds'),
    )
    .where('story.organisationId', '=', organisationId)

type Row = Awaited<ReturnType<ReturnType<typeof stories>['execute']>>[number]

const storyOf = ({ pictureId, alt, width, height, audience, topicIds, ...row }: Row): Story => ({
  ...row,
  state: row.state as StoryState,
  kind: row.kind as StoryKind,
  disclosure: row.disclosure as DisclosureKind,
  language: row.language as Language,
  bestBefore: row.bestBefore as unknown as string | null,
  correctedOn: row.correctedOn as unknown as string | null,
  picture: pictureId === null ? null : { id: pictureId, alt: alt ?? '', width: width ?? 0, height: height ?? 0 },
  audience: audience ?? [],
  topicIds: topicIds ?? [],
})

export type StoryPage = { readonly stories: readonly Story[]; readonly next: string | undefined }

const pageSize = 20

/** Where a page of a list begins: after the story that was last on the page before. */
const cursorOf = (at: Date | null, id: string) => `${(at ?? new Date(0)).toISOString()}_${id}`

function parseCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  const [at, id] = cursor?.split('_') ?? []
  const time = new Date(at ?? '')
  return id && isId(id) && !Number.isNaN(time.getTime()) ? { at: time, id } : undefined
}

export type Listing = {
  readonly today: string
  /** Those for these groups or for everybody; an editor sees them all. */
  readonly groupIds: readonly string[] | 'all'
  readonly after: string | undefined
  readonly filter?: StoryFilter
}

export type StoryFilter = {
  readonly topicId?: string | undefined
  readonly kind?: StoryKind | undefined
  readonly language?: Language | undefined
  /** Stories about what the viewer follows. */
  readonly followedBy?: Viewer | undefined
  /** What somebody typed to find it. */
  readonly typed?: string | undefined
}

/**
 * Live stories that have not passed their best-before, newest first. Where something is looked for: those
 * that have most of its words, best first.
 */
export async function liveStories(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  listing: Listing,
): Promise<StoryPage> {
  const score = searchScore(listing.filter?.typed ?? '', listing.today)
  if (score) return foundStories(tx, organisationId, listing, score)
  const from = parseCursor(listing.after)
  let query = stories(tx, organisationId)
    .where(offeredTo(listing))
    .orderBy('story.publishedAt', 'desc')
    .orderBy('story.id', 'desc')
    .limit(pageSize + 1)
  if (from) query = query.where(sql<boolean>`(story.published_at, story.id) < (${from.at}, ${from.id}::uuid)`)
  return pageOf(await query.execute(), (row) => cursorOf(row.publishedAt, row.id))
}

async function foundStories(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  listing: Listing,
  { found, score }: NonNullable<ReturnType<typeof searchScore>>,
): Promise<StoryPage> {
  const [after = '', afterId = ''] = listing.after?.split('_') ?? []
  const from =
    /^\d+\.\d{5}$/.test(after) && isId(afterId) ? sql`(score, id) < (${after}::numeric, ${afterId}::uuid)` : sql`true`
  const { rows: best } = await sql<{ id: string; score: string }>`
    with scored as materialized (
      select story.id, ${found} as found, ${score} as score from story
      where story.organisation_id = ${organisationId} and ${offeredTo(listing)})
    select id, score::text from scored
    where found > 0 and found = (select max(found) from scored) and ${from}
    order by score desc, id desc limit ${pageSize + 1}`.execute(tx)
  const ids = best.map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await stories(tx, organisationId).where('story.id', 'in', ids).execute()
  const scores = new Map(best.map((one) => [one.id, one.score]))
  return pageOf(
    rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)),
    ({ id }) => `${scores.get(id)}_${id}`,
  )
}

/** What is offered to the reader, of what they asked for. */
function offeredTo({ today, groupIds, filter = {} }: Listing) {
  const { topicId, kind, language, followedBy } = filter
  const conditions = [
    sql`story.state = 'live' and (story.best_before is null or story.best_before >= ${today}::date)`,
    groupIds !== 'all' && forGroups(groupIds),
    topicId &&
      sql`exists (select from story_topic t where t.organisation_id = story.organisation_id
      and t.story_id = story.id and t.topic_id = ${topicId}::uuid)`,
    kind && sql`story.kind = ${kind}`,
    language && sql`story.language = ${language}`,
    followedBy &&
      sql`exists (select from story_topic t join topic_follow f
      on f.organisation_id = t.organisation_id and f.topic_id = t.topic_id
      where t.organisation_id = story.organisation_id and t.story_id = story.id
        and f.member_id = ${followedBy.member.id})`,
  ]
  return sql<boolean>`(${sql.join(
    conditions.filter((one) => one !== undefined && one !== false && one !== ''),
    sql` and `,
  )})`
}

const forGroups = (groupIds: readonly string[]) =>
  sql<boolean>`(not exists (select from story_audience a
      where a.organisation_id = story.organisation_id and a.story_id = story.id)
    or exists (select from story_audience a
      where a.organisation_id = story.organisation_id and a.story_id = story.id and a.group_id = any(${groupIds}::uuid[])))`

/** Drafts and retired stories, for editors, newest first. */
export async function storiesInState(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  state: 'draft' | 'retired',
  after: string | undefined,
): Promise<StoryPage> {
  const from = parseCursor(after)
  let query = stories(tx, organisationId)
    .where('story.state', '=', state)
    .orderBy('story.createdAt', 'desc')
    .orderBy('story.id', 'desc')
    .limit(pageSize + 1)
  if (from) query = query.where(sql<boolean>`(story.created_at, story.id) < (${from.at}, ${from.id}::uuid)`)
  return pageOf(await query.execute(), (row) => cursorOf(row.createdAt, row.id))
}

function pageOf(rows: Row[], cursor: (row: Row) => string): StoryPage {
  const last = rows[pageSize - 1]
  return {
    stories: rows.slice(0, pageSize).map(storyOf),
    next: rows.length > pageSize && last ? cursor(last) : undefined,
  }
}

/** One story, whatever its state; whether the reader may see it is for `may` to say. */
export async function findStory(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  id: string,
): Promise<Story | undefined> {
  if (!isId(id)) return undefined
  const row = await stories(tx, organisationId).where('story.id', '=', id).executeTakeFirst()
  return row && storyOf(row)
}

import { sql } from 'kysely'
import { isId } from '../../core/id.ts'
import type { Language } from '../../core/networks.ts'
import type { DisclosureKind, StoryKind, StoryState } from '../../core/story.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

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
  readonly version: number
  readonly ownerName: string
  readonly picture: {
    readonly id: string
    readonly alt: string
    readonly width: number
    readonly height: number
  } | null
  /** The groups that it is for; empty: for everybody. */
  readonly audience: readonly string[]
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
    .select(['story.publishedAt', 'story.version', 'story.createdAt', 'member.name as ownerName'])
    .select(['picture.id as pictureId', 'picture.alt', 'picture.width', 'picture.height'])
    .select((eb) =>
      eb
        .selectFrom('storyAudience')
        .select(sql<string[]>`coalesce(array_agg(group_id::text), '{}')`.as('ids'))
        .whereRef('storyAudience.organisationId', '=', 'story.organisationId')
        .whereRef('storyAudience.storyId', '=', 'story.id')
        .as('audience'),
    )
    .where('story.organisationId', '=', organisationId)

type Row = Awaited<ReturnType<ReturnType<typeof stories>['execute']>>[number]

const storyOf = ({ pictureId, alt, width, height, audience, ...row }: Row): Story => ({
  ...row,
  state: row.state as StoryState,
  kind: row.kind as StoryKind,
  disclosure: row.disclosure as DisclosureKind,
  language: row.language as Language,
  bestBefore: row.bestBefore as unknown as string | null,
  picture: pictureId === null ? null : { id: pictureId, alt: alt ?? '', width: width ?? 0, height: height ?? 0 },
  audience: audience ?? [],
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

/** Live stories that have not passed their best-before, newest first; those for `groupIds` or for everybody. */
export async function liveStories(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  options: { today: string; groupIds: readonly string[] | 'all'; after: string | undefined },
): Promise<StoryPage> {
  const { today, groupIds } = options
  const from = parseCursor(options.after)
  let query = stories(tx, organisationId)
    .where('story.state', '=', 'live')
    .where((eb) => eb.or([eb('story.bestBefore', 'is', null), eb('story.bestBefore', '>=', sql<Date>`${today}::date`)]))
    .orderBy('story.publishedAt', 'desc')
    .orderBy('story.id', 'desc')
    .limit(pageSize + 1)
  if (from) query = query.where(sql<boolean>`(story.published_at, story.id) < (${from.at}, ${from.id}::uuid)`)
  if (groupIds !== 'all') query = query.where(forGroups(groupIds))
  return pageOf(await query.execute(), (row) => cursorOf(row.publishedAt, row.id))
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

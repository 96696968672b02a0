import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import type { DisclosureKind, StoryKind } from '../../core/story.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { acceptSuggestion, holdToAccept } from '../suggestions/accept-suggestion.ts'
import { type Belonging, setTopics, unknownBelonging } from './belongings.ts'

export type StoryInput = {
  readonly id: string
  readonly kind: StoryKind
  readonly disclosure: DisclosureKind
  readonly language: Language
  readonly title: string
  readonly summary: string
  readonly question: number
  readonly target: string | null
  readonly claimsSource: string
  readonly bestBefore: string | null
  /** `undefined` keeps the picture, `null` takes it away. */
  readonly pictureId: string | null | undefined
  readonly pictureAlt: string
  readonly audience: readonly string[]
  readonly topicIds: readonly string[]
  /** Who looks after it; `undefined` leaves it as it is, and gives a new story to who writes it. */
  readonly ownerId: string | undefined
  readonly publish: boolean
  /** The version that was edited; 0 for a new story. */
  readonly version: number
  /** The suggestion that a new story is made from: the story answers it. */
  readonly suggestion?: { readonly id: string; readonly version: number } | undefined
}

export type Saved =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'changed-meanwhile' | 'missing' | 'suggestion-settled' | Belonging }

/**
 * Writes a story: a new one, or the next version of one. A form sent twice makes one story, since the
 * form chose its id; a story that somebody else changed meanwhile is not written over.
 */
export async function saveStory(
  ctx: Pick<Context, 'db' | 'clock' | 'jobs'>,
  viewer: Viewer,
  input: StoryInput,
): Promise<Saved> {
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const before = await tx
      .selectFrom('story')
      .select(['version', 'state', 'publishedAt', 'ownerId'])
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', input.id)
      .forUpdate()
      .executeTakeFirst()
    const now = new Date(ctx.clock())
    if (!before && input.version > 0) return { ok: false, problem: 'missing' }
    if (before && input.version === 0) return { ok: true }
    if (before && before.version !== input.version) return { ok: false, problem: 'changed-meanwhile' }
    const unknown = await unknownBelonging(tx, viewer, input, before?.ownerId)
    if (unknown) return { ok: false, problem: unknown }
    const suggestion = !before && input.suggestion ? { ...input.suggestion, storyId: input.id } : undefined
    const answers = suggestion && (await holdToAccept(tx, viewer.organisation.id, suggestion))
    if (answers === 'done') return { ok: true }
    if (answers === 'settled') return { ok: false, problem: 'suggestion-settled' }
    const values = { ...columns(input), ownerId: input.ownerId ?? before?.ownerId ?? viewer.member.id }
    const state = input.publish ? 'live' : (before?.state ?? 'draft')
    const publishedAt = before?.publishedAt ?? (input.publish ? now : null)
    // What is offered again is not said to be gone.
    const offered = input.publish ? { retiredOn: null, retiredReason: null } : {}
    if (before)
      await update(tx, viewer, input.id, { ...values, ...offered, state, publishedAt, version: input.version + 1 })
    // The same form, sent at the same moment, may have been a little earlier.
    else if (!(await insert(tx, viewer, input.id, { ...values, state, publishedAt }, now))) return { ok: true }
    await setAudience(tx, viewer, input)
    await setTopics(tx, viewer, input)
    await setPictureAlt(tx, viewer, input)
    if (suggestion) await acceptSuggestion(ctx, tx, viewer.organisation.id, suggestion)
    return { ok: true }
  })
}

const columns = ({
  kind,
  disclosure,
  language,
  title,
  summary,
  question,
  target,
  claimsSource,
  bestBefore,
  pictureId,
}: StoryInput) => ({
  kind,
  disclosure,
  language,
  title,
  summary,
  question,
  target,
  claimsSource,
  bestBefore,
  ...(pictureId === undefined ? {} : { pictureId }),
})

type Values = ReturnType<typeof columns> & {
  ownerId: string
  state: string
  publishedAt: Date | null
  version?: number
}

async function insert(
  tx: OrganisationTx,
  { organisation }: Viewer,
  id: string,
  values: Values,
  now: Date,
): Promise<boolean> {
  const ids = { organisationId: organisation.id, id }
  const inserted = await tx
    .insertInto('story')
    .values({ ...values, ...ids, createdAt: now })
    .onConflict((conflict) => conflict.columns(['organisationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

async function update(tx: OrganisationTx, { organisation }: Viewer, id: string, values: Values) {
  await tx.updateTable('story').set(values).where('organisationId', '=', organisation.id).where('id', '=', id).execute()
}

async function setAudience(tx: OrganisationTx, { organisation }: Viewer, { id, audience }: StoryInput) {
  await tx.deleteFrom('storyAudience').where('organisationId', '=', organisation.id).where('storyId', '=', id).execute()
  if (audience.length === 0) return
  const rows = audience.map((groupId) => ({ organisationId: organisation.id, storyId: id, groupId }))
  await tx.insertInto('storyAudience').values(rows).execute()
}

async function setPictureAlt(tx: OrganisationTx, { organisation }: Viewer, { id, pictureAlt }: StoryInput) {
  await tx
    .updateTable('picture')
    .set({ alt: pictureAlt })
    .where('organisationId', '=', organisation.id)
    .where(
      'id',
      '=',
      sql<string>`(select picture_id from story where organisation_id = ${organisation.id} and id = ${id})`,
    )
    .execute()
}

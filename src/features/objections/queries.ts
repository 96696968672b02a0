import { isId } from '../../core/id.ts'
import type { Language } from '../../core/networks.ts'
import type { Outcome } from '../../core/objection.ts'
import type { StoryState } from '../../core/story.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** As editors see one: there is no more to it, and nothing of who wrote. */
export type Objection = {
  readonly id: string
  readonly storyId: string
  readonly storyTitle: string
  readonly storyLanguage: Language
  readonly storyState: StoryState
  readonly words: string
  readonly raisedWeek: string
  readonly state: 'open' | Outcome
  readonly answer: string | null
  readonly wordsWithheld: boolean
  readonly answeredOn: string | null
}

const pageSize = 20

const objections = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('objection')
    .innerJoin('story', (join) =>
      join.onRef('story.organisationId', '=', 'objection.organisationId').onRef('story.id', '=', 'objection.storyId'),
    )
    .select(['objection.id', 'objection.storyId', 'objection.words', 'objection.raisedWeek', 'objection.state'])
    .select(['objection.answer', 'objection.wordsWithheld', 'objection.answeredOn'])
    .select(['story.title as storyTitle', 'story.language as storyLanguage', 'story.state as storyState'])
    .where('objection.organisationId', '=', organisationId)

type Row = Awaited<ReturnType<ReturnType<typeof objections>['execute']>>[number]

const objectionOf = (row: Row): Objection => ({
  ...row,
  storyLanguage: row.storyLanguage as Language,
  storyState: row.storyState as StoryState,
  state: row.state as Objection['state'],
  raisedWeek: row.raisedWeek as unknown as string,
  answeredOn: row.answeredOn as unknown as string | null,
})

/** The open ones, the oldest week first; or the answered ones, newest first. Within a week their order is chance. */
export async function listObjections(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  which: 'open' | 'answered',
  page: number,
) {
  const query = objections(tx, organisationId)
  const narrowed =
    which === 'open'
      ? query.where('objection.state', '=', 'open').orderBy('objection.raisedWeek')
      : query.where('objection.state', '!=', 'open').orderBy('objection.answeredOn', 'desc')
  const rows = await narrowed
    .orderBy('objection.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  return { objections: rows.slice(0, pageSize).map(objectionOf), more: rows.length > pageSize }
}

export async function findObjection(tx: OrganisationTx, organisationId: OrganisationId, id: string) {
  if (!isId(id)) return undefined
  const row = await objections(tx, organisationId).where('objection.id', '=', id).executeTakeFirst()
  return row && objectionOf(row)
}

import type { Outcome } from '../../core/objection.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** What all who may read a story read of an objection: once it has been answered, and without words that name somebody. */
export type AnsweredObjection = {
  readonly id: string
  readonly words: string | null
  readonly answer: string
  readonly outcome: Outcome
  readonly answeredOn: string
}

const pageSize = 5

export async function answeredObjections(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  storyId: string,
  page: number,
): Promise<{ readonly objections: readonly AnsweredObjection[]; readonly more: boolean }> {
  const rows = await tx
    .selectFrom('objection')
    .select(['id', 'words', 'wordsWithheld', 'answer', 'state', 'answeredOn'])
    .where('organisationId', '=', organisationId)
    .where('storyId', '=', storyId)
    .where('state', '!=', 'open')
    .orderBy('answeredOn', 'desc')
    .orderBy('id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const objections = rows.slice(0, pageSize).map((row) => ({
    id: row.id,
    words: row.wordsWithheld ? null : row.words,
    answer: row.answer ?? '',
    outcome: row.state as Outcome,
    answeredOn: row.answeredOn as unknown as string,
  }))
  return { objections, more: rows.length > pageSize }
}

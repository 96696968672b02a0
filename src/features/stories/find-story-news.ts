import { sql } from 'kysely'
import type { StoryState } from '../../core/story.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** What became of a story since, for those who told it. */
export type StoryNews = {
  readonly state: StoryState
  readonly retiredReason: string | null
  readonly correctedOn: string | null
  readonly correctionAddress: string | null
}

export async function findStoryNews(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  storyId: string,
): Promise<StoryNews | undefined> {
  const found = await tx
    .selectFrom('story')
    .select(['state', 'retiredReason', 'correctedOn', 'correctionAddress'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', storyId)
    .executeTakeFirst()
  return (
    found && { ...found, state: found.state as StoryState, correctedOn: found.correctedOn as unknown as string | null }
  )
}

/** Which of these stories were corrected. */
export async function correctedAmong(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  storyIds: readonly (string | null)[],
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('story')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('correctedOn', 'is not', null)
    .where('id', '=', sql<string>`any(${storyIds.filter((id) => id !== null)}::uuid[])`)
    .execute()
  return rows.map(({ id }) => id)
}

import { sql } from 'kysely'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

export type NewStory = { readonly id: string; readonly title: string; readonly language: string }

type Wanted = {
  readonly from: Date
  readonly until: Date
  readonly today: string
  /** Stories for these groups or for everybody; without a group those for everybody alone. */
  readonly groupIds: readonly string[]
  readonly atMost: number
}

/** Stories that have become live within a time and are still offered, newest first: for the week in short. */
export async function findNewStories(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { from, until, today, groupIds, atMost }: Wanted,
): Promise<{ readonly stories: readonly NewStory[]; readonly more: boolean }> {
  const rows = await tx
    .selectFrom('story')
    .select(['id', 'title', 'language'])
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'live')
    .where('publishedAt', '>=', from)
    .where('publishedAt', '<', until)
    .where(sql<boolean>`(best_before is null or best_before >= ${today}::date)`)
    .where(
      sql<boolean>`(not exists (select from story_audience a
          where a.organisation_id = story.organisation_id and a.story_id = story.id)
        or exists (select from story_audience a
          where a.organisation_id = story.organisation_id and a.story_id = story.id
            and a.group_id = any(${[...groupIds]}::uuid[])))`,
    )
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(atMost + 1)
    .execute()
  return { stories: rows.slice(0, atMost), more: rows.length > atMost }
}

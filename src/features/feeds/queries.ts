import type { Language } from '../../core/networks.ts'
import { type Database, inOrganisation, type OrganisationId } from '../../platform/database.ts'

/** Takes a feed away; the stories that it drafted stay. False where there is no such feed. */
export const removeFeed = (db: Database, organisationId: OrganisationId, feedId: string): Promise<boolean> =>
  inOrganisation(db, organisationId, async (tx) => {
    // First the feed, locked: a poll that is just drafting would add stories after they were let go.
    const feed = await tx
      .selectFrom('feed')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('id', '=', feedId)
      .forUpdate()
      .executeTakeFirst()
    if (!feed) return false
    await tx
      .updateTable('story')
      .set({ feedId: null, feedItemKey: null })
      .where('organisationId', '=', organisationId)
      .where('feedId', '=', feedId)
      .execute()
    await tx.deleteFrom('feed').where('organisationId', '=', organisationId).where('id', '=', feedId).execute()
    return true
  })

/** The language of items whose own cannot be told, from now on. False where there is no such feed. */
export const changeFeedLanguage = (
  db: Database,
  organisationId: OrganisationId,
  feedId: string,
  language: Language,
): Promise<boolean> =>
  inOrganisation(db, organisationId, async (tx) => {
    const changed = await tx
      .updateTable('feed')
      .set({ language })
      .where('organisationId', '=', organisationId)
      .where('id', '=', feedId)
      .returning('id')
      .executeTakeFirst()
    return changed !== undefined
  })

import type { Language } from '../../core/networks.ts'
import { type Database, inOrganisation, type MemberId, type OrganisationId } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'

/** Takes a feed away; the stories that it drafted stay. False where there is no such feed. */
export const removeFeed = (
  db: Database,
  { organisationId, memberId }: { readonly organisationId: OrganisationId; readonly memberId: MemberId },
  feedId: string,
): Promise<boolean> =>
  inOrganisation(db, organisationId, async (tx) => {
    // First the feed, locked: a poll that is just drafting would add stories after they were let go.
    const feed = await tx
      .selectFrom('feed')
      .select('url')
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
    const by = { organisation: { id: organisationId }, member: { id: memberId } }
    await recordAct(tx, by, { kind: 'feed-removed', address: feed.url })
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

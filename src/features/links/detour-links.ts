import { sql } from 'kysely'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { announceLinks } from './link-memory.ts'

/**
 * Lets all links of a story that there are lead elsewhere, or (`null`) where they led at first. Their own
 * target is kept. Call it with the story held (`holdStory`), or a link being made just now is passed over.
 */
export async function detourLinks(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  storyId: string,
  address: string | null,
): Promise<void> {
  const ofStory = sql<boolean>`organisation_id = ${organisationId} and story_id = ${storyId}`
  await tx.updateTable('linkSlug').set({ detour: address }).where(ofStory).execute()
  await announceLinks(tx, ofStory)
}

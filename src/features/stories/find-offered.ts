import { may } from '../../core/policy.ts'
import { isSameAddress } from '../../core/same-address.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStory } from './queries.ts'

// Newer stories than these are what somebody may be about to suggest again.
const looked = 2000

/** The live story that leads to one of these addresses and that the viewer may read, so that nobody suggests what is offered. */
export async function findOffered(
  tx: OrganisationTx,
  { member, organisation }: Viewer,
  addresses: readonly string[],
): Promise<{ readonly id: string; readonly title: string } | undefined> {
  if (addresses.length === 0) return undefined
  const rows = await tx
    .selectFrom('story')
    .select(['id', 'target'])
    .where('organisationId', '=', organisation.id)
    .where('state', '=', 'live')
    .where('target', 'is not', null)
    .orderBy('publishedAt', 'desc')
    .limit(looked)
    .execute()
  for (const { id, target } of rows) {
    if (!addresses.some((address) => isSameAddress(address, target ?? ''))) continue
    const story = await findStory(tx, organisation.id, id)
    if (story && may(member, 'read-story', story)) return { id, title: story.title }
  }
  return undefined
}

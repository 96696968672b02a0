import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

/** Whether the viewer told this story: its page stays open to them, whatever becomes of it. */
export async function hasTold(tx: OrganisationTx, { organisation, member }: Viewer, storyId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('telling')
    .select('id')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .where('storyId', '=', storyId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

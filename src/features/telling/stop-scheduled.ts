import type { Context } from '../../context.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { needsYou } from './needs-you.ts'

/**
 * Gives scheduled tellings of a story that goes back to their members, text and all, and lets each hear.
 * Call it with the story held alone, or one that is being scheduled just now is passed over. How many they
 * were is answered to nobody.
 */
export async function stopScheduled(
  ctx: Pick<Context, 'clock' | 'jobs'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  storyId: string,
): Promise<void> {
  const stopped = await tx
    .updateTable('telling')
    .set({ state: 'rejected', problem: 'story-gone', settledAt: new Date(ctx.clock()) })
    .where('organisationId', '=', organisationId)
    .where('storyId', '=', storyId)
    .where('state', '=', 'scheduled')
    .returning(['id', 'memberId'])
    .execute()
  for (const { id, memberId } of stopped) await needsYou(ctx, tx, { organisationId, tellingId: id, memberId })
}

import type { Context } from '../../context.ts'
import { dateAt } from '../../core/weeks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** Notes of a held story that something in it was wrong; who told it hears of it, each by themselves. */
export async function markCorrected(
  ctx: Pick<Context, 'clock' | 'jobs'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  storyId: string,
): Promise<void> {
  await tx
    .updateTable('story')
    .set({ correctedOn: dateAt(ctx.clock()) })
    .where('organisationId', '=', organisationId)
    .where('id', '=', storyId)
    .execute()
  await ctx.jobs.enqueue(tx, 'tell-tellers', { organisationId, storyId })
}

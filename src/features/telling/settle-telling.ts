import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

export const settlements = ['went-out', 'again', 'discard'] as const
export type Settlement = (typeof settlements)[number]

/**
 * The member says what became of a telling that the network left open, tries a rejected one again, or
 * lets it go with its text. Only one's own, and only one that is not settled: twice does nothing more.
 */
export async function settleTelling(
  ctx: Pick<Context, 'db' | 'clock' | 'jobs'>,
  viewer: Viewer,
  tellingId: string,
  as: Settlement,
): Promise<void> {
  const { organisation } = viewer
  if (!/^[0-9a-f-]{36}$/.test(tellingId)) return
  await inOrganisation(ctx.db, organisation.id, async (tx) => {
    if (as === 'discard') return discard(tx, viewer, tellingId)
    const changes =
      as === 'went-out'
        ? { state: 'published', text: null, problem: null, settledAt: new Date(ctx.clock()) }
        : { state: 'queued', problem: null, problemDetail: null, settledAt: null }
    const changed = await tx
      .updateTable('telling')
      .set(changes)
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', viewer.member.id)
      .where('id', '=', tellingId)
      .where('state', 'in', as === 'went-out' ? ['unsure'] : ['unsure', 'rejected'])
      .returning('id')
      .execute()
    if (as === 'again' && changed.length > 0) {
      await ctx.jobs.enqueue(tx, 'publish-telling', { organisationId: organisation.id, tellingId })
    }
  })
}

// Its link goes with it: nobody was given it.
async function discard(tx: OrganisationTx, { organisation, member }: Viewer, tellingId: string): Promise<void> {
  const link = await tx
    .selectFrom('link')
    .innerJoin('telling', (join) =>
      join.onRef('telling.organisationId', '=', 'link.organisationId').onRef('telling.id', '=', 'link.tellingId'),
    )
    .select(['link.slug', 'link.id'])
    .where('link.organisationId', '=', organisation.id)
    .where('telling.id', '=', tellingId)
    .where('telling.memberId', '=', member.id)
    .where('telling.state', 'in', ['unsure', 'rejected'])
    .executeTakeFirst()
  if (link) await tx.deleteFrom('linkSlug').where('linkId', '=', link.id).where('slug', '=', link.slug).execute()
  await tx
    .deleteFrom('telling')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .where('id', '=', tellingId)
    .where('state', 'in', ['unsure', 'rejected'])
    .execute()
}

import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { dropTelling } from './drop-telling.ts'

export const settlements = ['went-out', 'again', 'discard'] as const
export type Settlement = (typeof settlements)[number]

/**
 * The member says what became of a telling that the network left open, tries a rejected one again, or
 * lets it go with its text. Only one's own, and only one that is not settled: twice does nothing more.
 */
export async function settleTelling(
  ctx: Pick<Context, 'db' | 'clock' | 'jobs' | 'baseUrl' | 'networks'>,
  viewer: Viewer,
  tellingId: string,
  as: Settlement,
): Promise<void> {
  const { organisation } = viewer
  if (!isId(tellingId)) return
  await inOrganisation(ctx.db, organisation.id, async (tx) => {
    if (as === 'discard') return discard(ctx, tx, viewer, tellingId)
    // What may stand at the network is looked for before it is sent again. Where nobody can look, it is the
    // member's word that it does not stand there.
    const changes =
      as === 'went-out'
        ? { state: 'published', text: null, contentWarning: null, problem: null, settledAt: new Date(ctx.clock()) }
        : { state: 'queued', problem: null, problemDetail: null, settledAt: null, attempts: 0 }
    const changed = await tx
      .updateTable('telling')
      .set(changes)
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', viewer.member.id)
      .where('id', '=', tellingId)
      .where('state', 'in', as === 'went-out' ? ['unsure'] : ['unsure', 'rejected'])
      // What was let go has no text any more to send.
      .where('text', 'is not', null)
      // A story that was taken back is not told by asking again.
      .where((eb) => eb.or([eb('problem', 'is', null), eb('problem', '!=', 'story-gone')]))
      .returning('network')
      .executeTakeFirst()
    if (as === 'again' && changed) {
      if (!canLook(ctx, changed.network)) await forgetTry(tx, organisation.id, tellingId)
      await ctx.jobs.enqueue(tx, 'publish-telling', { organisationId: organisation.id, tellingId })
    }
  })
}

const canLook = ({ networks }: Pick<Context, 'networks'>, network: string): boolean =>
  Object.entries(networks).some(([name, { find }]) => name === network && find)

const forgetTry = (tx: OrganisationTx, organisationId: string, tellingId: string) =>
  tx
    .updateTable('telling')
    .set({ maybeSentAt: null })
    .where('organisationId', '=', organisationId)
    .where('id', '=', tellingId)
    .execute()

/**
 * A rejected telling goes with its link, which nobody was given. One that may have gone out loses its
 * text and keeps its link: the post would lead nowhere.
 */
async function discard(
  ctx: Pick<Context, 'clock' | 'baseUrl'>,
  tx: OrganisationTx,
  viewer: Viewer,
  tellingId: string,
): Promise<void> {
  const { organisation, member } = viewer
  const own = { organisationId: organisation.id, memberId: member.id, id: tellingId }
  await tx
    .updateTable('telling')
    .set({
      state: 'rejected',
      text: null,
      contentWarning: null,
      problem: 'discarded',
      settledAt: new Date(ctx.clock()),
    })
    .where((eb) => eb.and({ ...own, state: 'unsure' }))
    .execute()
  const rejected = await tx
    .selectFrom('telling')
    .select('id')
    .where((eb) => eb.and({ ...own, state: 'rejected' }))
    .where('text', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (rejected) await dropTelling(ctx, tx, viewer, tellingId)
}

import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import { recordAct } from './audit.ts'
import { validMs } from './invite.ts'
import type { Viewer } from './viewer.ts'

/** Takes a personal invitation back: its link opens nothing any more. Twice does nothing more. */
export const withdrawInvitation = (ctx: Pick<Context, 'db'>, viewer: Viewer, id: string): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const withdrawn = await tx
      .deleteFrom('invitation')
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', id)
      .where('email', 'is not', null)
      .where('acceptedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (withdrawn) await recordAct(tx, viewer, { kind: 'invitation-withdrawn', invitation: id })
  })

/** Sends a personal invitation again, with the same link, which holds anew from now on. */
export const resendInvitation = (
  ctx: Pick<Context, 'db' | 'clock' | 'jobs'>,
  viewer: Viewer,
  id: string,
): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const organisationId = viewer.organisation.id
    // One that is on its way already is not sent twice.
    const again = await tx
      .updateTable('invitation')
      .set({ sentAt: null, expiresAt: new Date(ctx.clock() + validMs) })
      .where('organisationId', '=', organisationId)
      .where('id', '=', id)
      .where('email', 'is not', null)
      .where('acceptedAt', 'is', null)
      .where('sentAt', 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (!again) return
    await ctx.jobs.enqueue(tx, 'send-invitation', { organisationId, invitationId: id })
    await recordAct(tx, viewer, { kind: 'invitation-resent', invitation: id })
  })

import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { queuePushes } from './queue-pushes.ts'

/** A push without a mail, for whoever chose it so: it says what every push says, and leads to `path`. */
export async function pushAlone(
  ctx: Pick<Context, 'clock' | 'jobs'>,
  tx: OrganisationTx,
  to: { readonly organisationId: OrganisationId; readonly memberId: MemberId },
  path: `/${string}`,
): Promise<void> {
  const at = new Date(ctx.clock())
  const noticeId = uuid()
  // As if the mail had gone already, so that none does.
  await tx
    .insertInto('notice')
    .values({ ...to, id: noticeId, kind: 'week', path, createdAt: at, sentAt: at })
    .execute()
  await queuePushes(ctx, tx, to, noticeId)
}

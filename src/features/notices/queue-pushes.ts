import type { Context } from '../../context.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'

// More than anybody has; whoever signs in a thousand times makes no thousand jobs of a notice.
const mostDevices = 20

/**
 * Queues a push of a notice for each device on which its member turned that on: a job each, so that a push service
 * that does not answer holds up no other, nor the mail.
 */
export async function queuePushes(
  { jobs }: Pick<Context, 'jobs'>,
  tx: OrganisationTx,
  { organisationId, memberId }: { readonly organisationId: OrganisationId; readonly memberId: MemberId },
  noticeId: string,
): Promise<void> {
  const devices = await tx
    .selectFrom('member')
    .innerJoin('authPushDevice', 'authPushDevice.userId', 'member.userId')
    .select('authPushDevice.id')
    .where('member.organisationId', '=', organisationId)
    .where('member.id', '=', memberId)
    .orderBy('authPushDevice.id', 'desc')
    .limit(mostDevices)
    .execute()
  for (const { id } of devices) await jobs.enqueue(tx, 'push-notice', { organisationId, noticeId, deviceId: id })
}

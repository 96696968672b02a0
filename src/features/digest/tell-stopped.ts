import type { Context } from '../../context.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { notify } from '../notices/notify.ts'
import { listKeepers } from '../people/list-keepers.ts'

/** Writes to whose channel it was, or to those who keep the organisation's, that nothing goes there any more. */
export async function tellStopped(
  ctx: Pick<Context, 'clock' | 'jobs'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  memberId: MemberId | undefined,
): Promise<void> {
  const kind = 'week-stopped' as const
  if (memberId) return notify(ctx, tx, { organisationId, memberId }, { kind, path: '/mine/notices/week' })
  for (const keeper of await listKeepers(tx, organisationId))
    await notify(ctx, tx, { organisationId, memberId: keeper }, { kind, path: '/together/week' })
}

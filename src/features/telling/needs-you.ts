import type { Context } from '../../context.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { notify } from '../notices/notify.ts'

type Whose = { readonly organisationId: OrganisationId; readonly tellingId: string; readonly memberId: string }

/** Lets the teller hear that a telling which went on without them came to a stop, and waits for them. */
export const needsYou = (
  ctx: Pick<Context, 'clock' | 'jobs'>,
  tx: OrganisationTx,
  { organisationId, tellingId, memberId }: Whose,
): Promise<void> =>
  notify(
    ctx,
    tx,
    { organisationId, memberId: memberId as MemberId },
    { kind: 'telling-needs-you', path: `/tellings/${tellingId}` },
  )

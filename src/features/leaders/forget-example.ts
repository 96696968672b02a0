import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/**
 * Turns off what somebody showed as a leader, and forgets what they chose. Also when the role is taken: given again, it
 * begins with nothing shown, since what they agreed to then is no yes to it now. Twice does nothing more.
 */
export async function forgetExample(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  memberId: string,
): Promise<void> {
  // What was shown hangs on the switch.
  await tx
    .deleteFrom('leaderExample')
    .where('organisationId', '=', organisationId)
    .where('memberId', '=', memberId)
    .execute()
}

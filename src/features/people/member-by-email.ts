import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** The member who signs in with this address, in lower case. For those who may know: that there is one is told by it. */
export async function memberByEmail(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  email: string,
): Promise<{ readonly id: MemberId; readonly name: string } | undefined> {
  const row = await tx
    .selectFrom('member')
    .innerJoin('authUser', 'authUser.id', 'member.userId')
    .select(['member.id', 'member.name'])
    .where('member.organisationId', '=', organisationId)
    .where('member.leavesAt', 'is', null)
    .where('authUser.email', '=', email)
    .executeTakeFirst()
  return row as { id: MemberId; name: string } | undefined
}

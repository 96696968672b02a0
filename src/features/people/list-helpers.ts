import { sql } from 'kysely'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** Who helps: the stewards, and the admins where there is no steward. */
export async function listHelpers(tx: OrganisationTx, organisationId: OrganisationId) {
  const withRole = (role: 'steward' | 'admin') =>
    tx
      .selectFrom('member')
      .innerJoin('authUser', 'authUser.id', 'member.userId')
      .select(['member.id', 'member.name', 'authUser.email'])
      .where('member.organisationId', '=', organisationId)
      .where('member.leavesAt', 'is', null)
      .where(sql<boolean>`${role} = any(member.roles)`)
      .orderBy('member.name')
      .limit(20)
      .execute()
  const stewards = await withRole('steward')
  return stewards.length > 0 ? stewards : withRole('admin')
}

import { sql } from 'kysely'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** Who keeps what the organisation sends out by itself: editors and admins, the longest here first. */
export async function listKeepers(tx: OrganisationTx, organisationId: OrganisationId): Promise<MemberId[]> {
  const rows = await tx
    .selectFrom('member')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('leavesAt', 'is', null)
    .where(sql<boolean>`roles && '{editor,admin}'`)
    .orderBy('createdAt')
    .limit(20)
    .execute()
  return rows.map(({ id }) => id as MemberId)
}

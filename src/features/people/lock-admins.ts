import { sql } from 'kysely'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/**
 * The admins, locked until the transaction ends, so that two of them cannot take the right from each other,
 * or both leave, at the same moment.
 */
export const lockAdmins = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('member')
    .select(['id', 'roles'])
    .where('organisationId', '=', organisationId)
    .where(sql<boolean>`'admin' = any(roles)`)
    // Whom an admin has removed does not keep the place for anybody.
    .where('leavesAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()

import { sql } from 'kysely'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

const most = 200

/** Those who may edit stories, by name. */
export const listEditors = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('member')
    .select(['id', 'name'])
    .where('organisationId', '=', organisationId)
    .where(sql<boolean>`roles && array['editor', 'admin']`)
    .orderBy('name')
    .limit(most)
    .execute()

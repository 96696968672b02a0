import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

export type Group = { readonly id: string; readonly name: string }

/** The organisation's groups, by name. */
export function listGroups(tx: OrganisationTx, organisationId: OrganisationId): Promise<Group[]> {
  return tx
    .selectFrom('memberGroup')
    .select(['id', 'name'])
    .where('organisationId', '=', organisationId)
    .orderBy('name')
    .execute()
}

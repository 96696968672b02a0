import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** In how many working hours the organisation promises an answer. */
export async function askHours(tx: OrganisationTx, organisationId: OrganisationId): Promise<number> {
  const found = await tx
    .selectFrom('organisation')
    .select('askHours')
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow()
  return found.askHours
}

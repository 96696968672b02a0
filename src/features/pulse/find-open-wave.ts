import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** The pulse that anybody here may answer now, the same for everybody: who has answered, nobody knows. */
export async function findOpenWave(
  tx: OrganisationTx,
  organisationId: OrganisationId,
): Promise<{ readonly id: string; readonly closesOn: string } | undefined> {
  const row = await tx
    .selectFrom('pulseWave')
    .select(['id', 'closesOn'])
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'open')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return row && { id: row.id, closesOn: row.closesOn as unknown as string }
}

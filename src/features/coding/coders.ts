import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** Who codes in a study, by their names there: K2 before K10. */
export async function codersOf(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
): Promise<{ readonly memberId: string; readonly alias: string }[]> {
  const rows = await tx
    .selectFrom('studyWorker')
    .select(['memberId', 'alias'])
    .where((row) => row.and({ organisationId, studyId, part: 'coder' }))
    .execute()
  return rows.sort((one, other) => one.alias.localeCompare(other.alias, 'en', { numeric: true }))
}

export const coderIds = async (...given: Parameters<typeof codersOf>): Promise<string[]> =>
  (await codersOf(...given)).map(({ memberId }) => memberId)

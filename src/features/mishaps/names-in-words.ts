import { sql } from 'kysely'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

const mostTold = 5

/**
 * Members whose whole name stands in a text, in whatever case, or the name with a Finnish ending. Use: a warning before a text is
 * read by others. Limit: a first name alone is not found, nor who is told by what they did.
 */
export async function namesInWords(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  words: string,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('member')
    .select('name')
    .where('organisationId', '=', organisationId)
    .where(sql<boolean>`position(lower(name) in lower(${words})) > 0`)
    .limit(mostTold)
    .execute()
  return rows.map(({ name }) => name)
}

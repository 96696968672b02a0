import { sql } from 'kysely'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/**
 * How many may read a story for whom it is, without those who answer objections: among these a reader of
 * an objection looks for its writer. Used for a warning alone; the number is shown to nobody.
 */
export async function countReaders(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  audience: readonly string[],
): Promise<number> {
  const query = tx
    .selectFrom('member')
    .select((eb) => eb.fn.countAll<number>().as('readers'))
    .where('organisationId', '=', organisationId)
    // Whom an admin has removed reads nothing more.
    .where('leavesAt', 'is', null)
    .where(sql<boolean>`not roles && array['editor', 'admin']`)
  const narrowed =
    audience.length === 0
      ? query
      : query.where(
          sql<boolean>`exists (select from group_membership g where g.organisation_id = member.organisation_id
            and g.member_id = member.id and g.group_id = any(${audience}::uuid[]))`,
        )
  return Number((await narrowed.executeTakeFirstOrThrow()).readers)
}

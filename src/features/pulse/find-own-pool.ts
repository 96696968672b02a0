import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

/** The pool in which the viewer answers; `undefined` for whoever is not asked in this wave. */
export async function findOwnPool(
  tx: OrganisationTx,
  { organisation, member }: Viewer,
  waveId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('pulseVoter')
    .select('poolId')
    .where((where) => where.and({ organisationId: organisation.id, waveId, memberId: member.id }))
    .executeTakeFirst()
  return row?.poolId
}

import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** A case goes with the person whom it is about. Where they helped, the case stays with the others. */
export async function leaveMishaps(
  tx: OrganisationTx,
  { organisationId, memberId }: { readonly organisationId: OrganisationId; readonly memberId: MemberId },
): Promise<void> {
  await tx
    .deleteFrom('mishap')
    .where('organisationId', '=', organisationId)
    .where('id', 'in', (own) =>
      own
        .selectFrom('mishapPerson')
        .select('mishapId')
        .where((where) => where.and({ organisationId, memberId, part: 'person' })),
    )
    .execute()
}

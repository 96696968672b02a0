import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** How many suggestions wait for an editor's answer. */
export async function countWaitingSuggestions(tx: OrganisationTx, organisationId: OrganisationId): Promise<number> {
  const { waiting } = await tx
    .selectFrom('suggestion')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return Number(waiting)
}

import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** How many objections wait for an editor's answer, to all stories or to one; for editors alone. */
export async function countOpenObjections(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  storyId?: string,
): Promise<number> {
  let query = tx
    .selectFrom('objection')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'open')
  if (storyId) query = query.where('storyId', '=', storyId)
  return Number((await query.executeTakeFirstOrThrow()).open)
}

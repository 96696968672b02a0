import type { Context } from '../../context.ts'
import { defaultTimes, type OwnTimes } from '../../core/when.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

// A member's quiet hours and weekly ceiling are for that member alone: whose they are is never an argument of its own.

export async function ownTimes(tx: OrganisationTx, { organisation, member }: Viewer): Promise<OwnTimes> {
  const row = await tx
    .selectFrom('ownTimes')
    .select(['zone', 'quietFrom', 'quietTo', 'quietDays', 'weeklyCeiling'])
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .executeTakeFirst()
  if (!row) return defaultTimes
  const { zone, quietFrom: from, quietTo: to, quietDays } = row
  const quiet = from === null || to === null ? undefined : { from, to }
  return { zone, quiet, quietDays, weeklyCeiling: row.weeklyCeiling ?? undefined }
}

/** Keeps what the member wishes from now on; what is scheduled already stays where it is. */
export async function saveOwnTimes(ctx: Pick<Context, 'db'>, viewer: Viewer, times: OwnTimes): Promise<void> {
  const { zone, quiet, weeklyCeiling = null } = times
  const wishes = {
    zone,
    quietFrom: quiet?.from ?? null,
    quietTo: quiet?.to ?? null,
    quietDays: [...times.quietDays],
    weeklyCeiling,
  }
  const { organisation, member } = viewer
  await inOrganisation(ctx.db, organisation.id, (tx) =>
    tx
      .insertInto('ownTimes')
      .values({ organisationId: organisation.id, memberId: member.id, ...wishes })
      .onConflict((conflict) => conflict.columns(['organisationId', 'memberId']).doUpdateSet(wishes))
      .execute(),
  )
}

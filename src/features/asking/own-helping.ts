import type { Context } from '../../context.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { handBackAll } from './hand-back.ts'
import { isAway } from './helpers.ts'

export type OwnHelping = { readonly about: string; readonly onDuty: boolean; readonly awayUntil: string | null }

/** What a helper says of themselves. From when they are away, what waits for them waits for them no more. */
export const changeOwnHelping = (
  ctx: Pick<Context, 'db' | 'clock' | 'jobs'>,
  { organisation, member }: Viewer,
  helping: OwnHelping,
): Promise<boolean> =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('askHelper')
      .set(helping)
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .executeTakeFirst()
    if (numUpdatedRows > 0 && isAway(helping, dateAt(ctx.clock())))
      await handBackAll(ctx, tx, organisation.id, member.id)
    return numUpdatedRows > 0
  })

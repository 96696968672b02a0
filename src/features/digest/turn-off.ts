import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import { readOffToken } from '../notices/off-token.ts'

/** Ends the week by mail of whose mail holds the token; `false` where no token of ours is it. Twice is safe. */
export async function turnWeekOff(ctx: Pick<Context, 'db' | 'secrets'>, token: string): Promise<boolean> {
  const ref = readOffToken(ctx, token, 'week')
  if (!ref) return false
  await inOrganisation(ctx.db, ref.organisationId, (tx) =>
    tx
      .deleteFrom('digest')
      .where('organisationId', '=', ref.organisationId)
      .where('memberId', '=', ref.memberId)
      .where('channel', '=', 'mail')
      .execute(),
  )
  return true
}

import { nextLook } from '../../core/digest.ts'
import { homeZone } from '../../core/weeks.ts'
import { defaultTimes, type QuietTimes } from '../../core/when.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** A channel's: Finland's clock. Whoever chose the hour chose it for all who read there. */
const channelTimes: QuietTimes = { zone: homeZone, quiet: undefined, quietDays: [] }

/** By whose clock a digest comes, and when it must not: a member's own quiet hours. */
export async function readingTimes(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  memberId: MemberId | null,
): Promise<QuietTimes> {
  if (memberId === null) return channelTimes
  const row = await tx
    .selectFrom('ownTimes')
    .select(['zone', 'quietFrom', 'quietTo', 'quietDays'])
    .where('organisationId', '=', organisationId)
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  if (!row) return defaultTimes
  const { zone, quietFrom: from, quietTo: to, quietDays } = row
  return { zone, quiet: from === null || to === null ? undefined : { from, to }, quietDays }
}

const weekMs = 7 * 24 * 3_600_000

/** When it is to be looked at next. Where every moment is quiet, in a week: the times may be others by then. */
export const nextLookAt = (now: number, asked: Parameters<typeof nextLook>[1]): Date =>
  new Date(nextLook(now, asked) ?? now + weekMs)

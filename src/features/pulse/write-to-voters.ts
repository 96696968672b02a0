import type { Context } from '../../context.ts'
import { inOrganisation, type MemberId, type OrganisationId } from '../../platform/database.ts'
import { notify } from '../notices/notify.ts'

/** So many at a time, so that a kill in between costs little and no transaction is long. */
const atOnce = 200

const stages = { 'pulse-open': 1, 'pulse-reminder': 2 } as const
const last = 2

export type Writing = {
  readonly organisationId: OrganisationId
  readonly waveId: string
  readonly kind: keyof typeof stages
  /** Whether nothing more is to come after it. */
  readonly isLast: boolean
}

/**
 * Writes to everybody who is asked in a wave, whether they have answered or not: nobody could know. Each is written to
 * once about each; after a kill it goes on where it was, since who was written to is noted in the same transaction.
 */
export async function writeToVoters(
  ctx: Pick<Context, 'db' | 'clock' | 'jobs'>,
  { organisationId, waveId, kind, isLast }: Writing,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    if (signal?.aborted) return
    const written = await inOrganisation(ctx.db, organisationId, async (tx) => {
      const voters = await tx
        .selectFrom('pulseVoter')
        .select('memberId')
        .where((where) => where.and({ organisationId, waveId }))
        .where('told', '<', stages[kind])
        .orderBy('memberId')
        .limit(atOnce)
        .forUpdate()
        .skipLocked()
        .execute()
      if (voters.length === 0) return 0
      const ids = voters.map(({ memberId }) => memberId)
      await tx
        .updateTable('pulseVoter')
        .set({ told: isLast ? last : stages[kind] })
        .where((where) => where.and({ organisationId, waveId }))
        .where('memberId', 'in', ids)
        .execute()
      for (const memberId of ids) {
        const to = { organisationId, memberId: memberId as MemberId }
        await notify(ctx, tx, to, { kind, path: `/together/pulse/${waveId}` })
      }
      return voters.length
    })
    if (written < atOnce) return
  }
}

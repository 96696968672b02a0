import { sql } from 'kysely'
import { erasedAfterDays, howFast } from '../../core/mishaps/mishap.ts'
import { dateAt } from '../../core/weeks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { askDialogue } from '../programme/dialogue-held.ts'
import type { Mishap } from './mishap-access.ts'

const dayMs = 86_400_000

/** Closes a case, says when it will be erased, and counts it once: how many there were, and how fast somebody helped. */
export async function closeMishap(
  tx: OrganisationTx,
  mishap: Mishap,
  at: Date,
  organisationId: OrganisationId,
): Promise<void> {
  if (mishap.state === 'closed') return
  const isFirst = mishap.closedAt === null
  await tx
    .updateTable('mishap')
    .set({
      state: 'closed',
      closedAt: mishap.closedAt ?? at,
      eraseOn: dateAt(at.getTime() + erasedAfterDays * dayMs),
    })
    .where((where) => where.and({ organisationId, id: mishap.id }))
    .execute()
  // Opened again and closed again it is the same one.
  if (!isFirst) return
  // What was before the dialogue with the personnel is in no sum.
  const dialogue = await askDialogue(tx, organisationId)
  if (!dialogue.open || dateAt(mishap.openedAt.getTime()) < dialogue.held.since) return
  const { inHour, inDay } = howFast(mishap.openedAt, mishap.helpedAt ?? at)
  const counted = { closed: 1, helpedInHour: inHour ? 1 : 0, helpedInDay: inDay ? 1 : 0 }
  await tx
    .insertInto('mishapCount')
    .values({ organisationId, year: mishap.openedAt.getUTCFullYear(), kind: mishap.kind, ...counted })
    .onConflict((on) =>
      on.columns(['organisationId', 'year', 'kind']).doUpdateSet({
        closed: sql`mishap_count.closed + 1`,
        helpedInHour: sql`mishap_count.helped_in_hour + excluded.helped_in_hour`,
        helpedInDay: sql`mishap_count.helped_in_day + excluded.helped_in_day`,
      }),
    )
    .execute()
}

export async function reopenMishap(tx: OrganisationTx, mishap: Mishap, organisationId: OrganisationId): Promise<void> {
  await tx
    .updateTable('mishap')
    .set({ state: 'open', eraseOn: null })
    .where((where) => where.and({ organisationId, id: mishap.id }))
    .execute()
}

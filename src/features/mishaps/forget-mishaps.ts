import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type MemberId } from '../../platform/database.ts'
import { notify } from '../notices/notify.ts'
import { eachOrganisation } from '../people/each-organisation.ts'
import { listHelpers } from '../people/list-helpers.ts'

/**
 * Erases the cases whose day has come, and reminds whoever leads the programme, once, of a plan whose review is due. Twice is
 * safe: what is erased is gone, and which day was reminded of is noted.
 */
export async function forgetMishaps(
  ctx: Pick<Context, 'db' | 'clock' | 'jobs'>,
  signal?: Pick<AbortSignal, 'aborted'>,
): Promise<void> {
  const today = dateAt(ctx.clock())
  for await (const organisationId of eachOrganisation(ctx.db)) {
    if (signal?.aborted) return
    await inOrganisation(ctx.db, organisationId, async (tx) => {
      await tx
        .deleteFrom('mishap')
        .where('organisationId', '=', organisationId)
        .where('eraseOn', '<=', sql<Date>`${today}::date`)
        .execute()
      const due = await tx
        .updateTable('mishapPlan')
        .set({ remindedFor: sql`review_by` })
        .where('organisationId', '=', organisationId)
        .where('reviewBy', '<=', sql<Date>`${today}::date`)
        .where(({ or, eb, ref }) => or([eb('remindedFor', 'is', null), eb('remindedFor', '<>', ref('reviewBy'))]))
        .returning('reviewBy')
        .executeTakeFirst()
      if (!due) return
      for (const { id } of await listHelpers(tx, organisationId))
        await notify(
          ctx,
          tx,
          { organisationId, memberId: id as MemberId },
          { kind: 'plan-overdue', path: '/guidance/mishap/plan' },
        )
    })
  }
}

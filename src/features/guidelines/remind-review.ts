import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type MemberId } from '../../platform/database.ts'
import { notify } from '../notices/notify.ts'
import { eachOrganisation } from '../people/each-organisation.ts'
import { listHelpers } from '../people/list-helpers.ts'

/**
 * Writes to the stewards of an organisation, one mail for all passages whose day to be reviewed has come. Twice is
 * safe: for which day they were written to is noted in the same transaction.
 */
export async function remindOfReviews(
  ctx: Pick<Context, 'db' | 'clock' | 'jobs'>,
  signal?: AbortSignal,
): Promise<void> {
  const today = dateAt(ctx.clock())
  for await (const organisationId of eachOrganisation(ctx.db)) {
    if (signal?.aborted) return
    await inOrganisation(ctx.db, organisationId, async (tx) => {
      const due = await tx
        .updateTable('guideline')
        .set((eb) => ({ remindedOf: eb.ref('reviewOn') }))
        .where('organisationId', '=', organisationId)
        .where('isRetired', '=', false)
        .where(sql<boolean>`review_on <= ${today}::date and reminded_of is distinct from review_on`)
        .returning('slug')
        .execute()
      if (due.length === 0) return
      for (const { id } of await listHelpers(tx, organisationId))
        await notify(
          ctx,
          tx,
          { organisationId, memberId: id as MemberId },
          { kind: 'guideline-review', path: '/guidance/write' },
        )
    })
  }
}

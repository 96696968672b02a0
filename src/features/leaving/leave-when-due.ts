import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'
import { leave } from './leave.ts'

const peopleAtOnce = 100

/**
 * Takes out those whose week after a removal is over, and forgets acts of the log that are old. Twice, or
 * in two processes, is safe: who has left already is not there to leave.
 */
export async function leaveWhenDue(
  ctx: Pick<Context, 'db' | 'clock' | 'jobs' | 'log' | 'networks' | 'secrets'>,
  signal: AbortSignal,
): Promise<void> {
  for await (const organisationId of eachOrganisation(ctx.db)) {
    if (signal.aborted) return
    const due = await inOrganisation(ctx.db, organisationId, async (tx) => {
      await sql`select forget_old_acts()`.execute(tx)
      return dueIn(tx, organisationId, new Date(ctx.clock()))
    })
    for (const { id } of due) {
      const left = await leave(ctx, { organisationId, memberId: id as MemberId })
      if (!left.ok) ctx.log.warn({ organisationId, problem: left.problem }, 'Nobody is there to hand on to.')
    }
  }
}

const dueIn = (tx: OrganisationTx, organisationId: OrganisationId, now: Date) =>
  tx
    .selectFrom('member')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('leavesAt', '<=', now)
    .orderBy('leavesAt')
    .limit(peopleAtOnce)
    .execute()

import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'
import { handBack } from './hand-back.ts'
import { questionOf, questions } from './question-shown.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs'>

const atOnce = 100

/**
 * Takes away questions whose time is over, and gives on what a helper has left unanswered longer than was promised,
 * where the asker said that another may answer. Twice is safe: the second finds neither.
 */
export async function tendQuestions(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  for await (const organisationId of eachOrganisation(ctx.db)) {
    if (signal?.aborted) return
    await inOrganisation(ctx.db, organisationId, async (tx) => {
      await forget(tx, organisationId, dateAt(ctx.clock()))
      await passOverdue(ctx, tx, organisationId)
    })
  }
}

/** With the asker's row goes all that hangs on it. */
const forget = (tx: OrganisationTx, organisationId: OrganisationId, today: string) =>
  sql`delete from question_asker a using question q
    where q.organisation_id = a.organisation_id and q.id = a.question_id
      and a.organisation_id = ${organisationId} and q.goes_on < ${today}::date`.execute(tx)

async function passOverdue(ctx: Ctx, tx: OrganisationTx, organisationId: OrganisationId): Promise<void> {
  const rows = await questions(tx, organisationId)
    .where('question.state', '=', 'waiting')
    .where('question.mayPass', '=', true)
    .where('question.helperId', 'is not', null)
    .where('question.dueAt', '<', new Date(ctx.clock()))
    .orderBy('question.dueAt')
    .limit(atOnce)
    .forUpdate('question')
    .execute()
  for (const row of rows) await handBack(ctx, tx, organisationId, questionOf(row))
}

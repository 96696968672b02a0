import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { type Kept, sumPromises } from '../../core/asking/ask-sums.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'
import { askDialogue, type DialogueHeld, whileDialogueHolds } from '../programme/dialogue-held.ts'

/** The last sum that could be told, or `undefined` where there is none yet, or the dialogue has not been held. */
export async function findAskSums(tx: OrganisationTx, organisationId: OrganisationId) {
  const dialogue = await askDialogue(tx, organisationId)
  if (!dialogue.open) return undefined
  const found = await tx
    .selectFrom('askSum')
    .select(['firstMonth', 'lastMonth', 'questions', 'kept'])
    .where('organisationId', '=', organisationId)
    .where(whileDialogueHolds(dialogue.held))
    .orderBy('lastMonth', 'desc')
    .executeTakeFirst()
  return (
    found && {
      ...{ firstMonth: found.firstMonth as unknown as string, lastMonth: found.lastMonth as unknown as string },
      ...{ questions: found.questions, kept: found.kept as Kept },
    }
  )
}

/**
 * Sums the questions whose promised month is over. A question is in one sum at most, and in none where too few people
 * asked before it went. Twice is safe: what was summed is marked in the same transaction.
 */
export async function sumQuestions(ctx: Pick<Context, 'db' | 'clock'>, signal?: AbortSignal): Promise<void> {
  const thisMonth = `${dateAt(ctx.clock()).slice(0, 7)}-01`
  for await (const organisationId of eachOrganisation(ctx.db)) {
    if (signal?.aborted) return
    await inOrganisation(ctx.db, organisationId, async (tx) => {
      const dialogue = await askDialogue(tx, organisationId)
      if (dialogue.open) await sumOf(tx, dialogue.held, thisMonth)
    })
  }
}

async function sumOf(tx: OrganisationTx, { organisationId, since }: DialogueHeld, thisMonth: string): Promise<void> {
  const { rows } = await sql<{ id: string; month: string; person: string; inTime: boolean }>`
    select q.id, to_char(q.promised_on, 'YYYY-MM-01') as month, a.member_id as person,
      coalesce(q.in_time, false) as "inTime"
    from question q join question_asker a on a.organisation_id = q.organisation_id and a.question_id = q.id
    where q.organisation_id = ${organisationId} and not q.is_counted and q.promised_on < ${thisMonth}::date
      and q.promised_on >= ${since}::date
    for update of q`.execute(tx)
  const sum = sumPromises(rows)
  if (!sum) return
  await tx
    .insertInto('askSum')
    .values({ organisationId, ...sum })
    .execute()
  await tx
    .updateTable('question')
    .set({ isCounted: true })
    .where('organisationId', '=', organisationId)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
}

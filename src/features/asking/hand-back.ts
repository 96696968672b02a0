import type { Context } from '../../context.ts'
import { goesOn } from '../../core/asking/question.ts'
import { dateAt } from '../../core/weeks.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { othersThanAsker, tellAsker } from './asker.ts'
import { peopleOnDuty } from './helpers.ts'
import { type Question, questionOf, questions } from './question-shown.ts'
import { tellHelpers } from './tell-helpers.ts'

type Ctx = Pick<Context, 'clock' | 'jobs'>

/**
 * Takes a waiting question off its helper: to whoever is on duty, where the asker said that another may answer and
 * somebody else is there; else back to the asker, who says whom it goes to. What was promised stays promised.
 */
export async function handBack(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { id, helperId, mayPass, version }: Question,
): Promise<void> {
  const onDuty = (await peopleOnDuty(tx, organisationId)).filter((one) => one.id !== helperId)
  const others = await othersThanAsker(tx, organisationId, id, onDuty)
  const toDuty = mayPass && others.length > 0
  const state = toDuty ? 'waiting' : 'unable'
  await tx
    .updateTable('question')
    .set({ state, helperId: null, forDuty: toDuty, version: version + 1, goesOn: goesOn(state, dateAt(ctx.clock())) })
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .execute()
  if (!toDuty) return tellAsker(ctx, tx, organisationId, id)
  await tellHelpers(ctx, tx, organisationId, { id, helperId: null }, (helperId ?? undefined) as MemberId | undefined)
}

/** The same with all that wait for a helper, who is away from now on. */
export async function handBackAll(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  helperId: MemberId,
): Promise<void> {
  const rows = await questions(tx, organisationId)
    .where('question.helperId', '=', helperId)
    .where('question.state', '=', 'waiting')
    .orderBy('question.id')
    .forUpdate('question')
    .execute()
  for (const row of rows) await handBack(ctx, tx, organisationId, questionOf(row))
}

/** The same, and nothing of what they answered is theirs to see any more: they help no longer, or leave. */
export async function helpNoMore(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  helperId: MemberId,
): Promise<void> {
  await tx
    .deleteFrom('askHelper')
    .where('organisationId', '=', organisationId)
    .where('memberId', '=', helperId)
    .execute()
  await handBackAll(ctx, tx, organisationId, helperId)
  await tx
    .updateTable('question')
    .set({ helperId: null })
    .where('organisationId', '=', organisationId)
    .where('helperId', '=', helperId)
    .execute()
}

import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import type { Outcome } from '../../core/objection.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { holdStoryAlone } from '../stories/hold-story.ts'
import { markCorrected } from '../stories/mark-corrected.ts'
import { retireHeld } from '../stories/retire-story.ts'

export type ObjectionAnswer = {
  readonly id: string
  readonly outcome: Outcome
  readonly answer: string
  /** Shows the answer without the words, where they name somebody. */
  readonly withhold: boolean
}

export type ObjectionAnswered =
  | { readonly ok: true; readonly storyId: string }
  | { readonly ok: false; readonly problem: 'missing' | 'answered-meanwhile' }

/**
 * An editor answers for all to read. An upheld objection retires its story in the same transaction. Of two
 * who answer at the same moment one is told that the other did.
 */
export async function answerObjection(
  ctx: Pick<Context, 'db' | 'clock' | 'jobs'>,
  viewer: Viewer,
  { id, outcome, answer, withhold }: ObjectionAnswer,
): Promise<ObjectionAnswered> {
  if (!isId(id)) return { ok: false, problem: 'missing' }
  const { id: organisationId } = viewer.organisation
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<ObjectionAnswered> => {
    const storyId = await storyOf(tx, viewer, id)
    const story = storyId && (await holdStoryAlone(tx, organisationId, storyId))
    if (!storyId || !story) return { ok: false, problem: 'missing' }
    const answered = await tx
      .updateTable('objection')
      .set({ state: outcome, answer, wordsWithheld: withhold, answeredOn: dateAt(ctx.clock()) })
      .where('organisationId', '=', organisationId)
      .where('id', '=', id)
      .where('state', '=', 'open')
      .returning('id')
      .executeTakeFirst()
    if (!answered) return { ok: false, problem: 'answered-meanwhile' }
    if (outcome === 'not-upheld') return { ok: true, storyId }
    if (outcome === 'upheld' && story.state !== 'retired')
      await retireHeld(ctx, tx, organisationId, { storyId, reason: null })
    await markCorrected(ctx, tx, organisationId, storyId)
    return { ok: true, storyId }
  })
}

async function storyOf(tx: OrganisationTx, { organisation }: Viewer, id: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('objection')
    .select('storyId')
    .where('organisationId', '=', organisation.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.storyId
}

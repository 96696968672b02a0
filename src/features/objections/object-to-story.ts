import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { may } from '../../core/policy.ts'
import { weekAt } from '../../core/weeks.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStoryToTell } from '../stories/find-story-to-tell.ts'

export type ObjectionInput = {
  /** Chance, made by the form: the same form twice is one objection. */
  readonly id: string
  readonly storyId: string
  readonly words: string
}

export type Objected = { readonly ok: true } | { readonly ok: false; readonly problem: 'story-gone' }

/**
 * Keeps what a member says against a story, and nothing of the member: whether they may is asked here, and
 * forgotten. No job, no notice and no line of the log comes of it, since each would tell the time. See
 * docs/decisions/0019.
 */
export async function objectToStory(
  ctx: Pick<Context, 'db' | 'clock'>,
  { member, organisation }: Viewer,
  { id, storyId, words }: ObjectionInput,
): Promise<Objected> {
  if (!isId(storyId)) return { ok: false, problem: 'story-gone' }
  return inOrganisation(ctx.db, organisation.id, async (tx): Promise<Objected> => {
    const story = await findStoryToTell(tx, organisation.id, storyId)
    if (!story || !may(member, 'object', story)) return { ok: false, problem: 'story-gone' }
    const row = { organisationId: organisation.id, id, storyId, words, raisedWeek: weekAt(ctx.clock()), state: 'open' }
    await tx
      .insertInto('objection')
      .values(row)
      .onConflict((conflict) => conflict.columns(['organisationId', 'id']).doNothing())
      .execute()
    return { ok: true }
  })
}

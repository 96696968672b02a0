import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { forgetSketchesOfStory } from '../telling/sketches.ts'
import { stopScheduled } from '../telling/stop-scheduled.ts'
import { holdStoryAlone } from './hold-story.ts'

type Ctx = Pick<Context, 'clock' | 'jobs'>

/** A retired story goes quietly: it is offered no more, and links to it go on leading where they led. */
export async function retireStory(ctx: Ctx & Pick<Context, 'db'>, viewer: Viewer, id: string): Promise<void> {
  if (!isId(id)) return
  const { id: organisationId } = viewer.organisation
  await inOrganisation(ctx.db, organisationId, async (tx) => {
    const story = await holdStoryAlone(tx, organisationId, id)
    if (story && story.state !== 'retired') await retireHeld(ctx, tx, organisationId, { storyId: id, reason: null })
  })
}

/** Retires a story that is held alone (`holdStoryAlone`), in the transaction of why it goes. */
export async function retireHeld(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { storyId, reason }: { readonly storyId: string; readonly reason: string | null },
): Promise<void> {
  const retired = { state: 'retired', retiredOn: dateAt(ctx.clock()), retiredReason: reason }
  await tx
    .updateTable('story')
    .set((eb) => ({ ...retired, version: eb('version', '+', 1) }))
    .where('organisationId', '=', organisationId)
    .where('id', '=', storyId)
    .execute()
  await stopScheduled(ctx, tx, organisationId, storyId)
  await forgetSketchesOfStory(tx, organisationId, storyId)
}

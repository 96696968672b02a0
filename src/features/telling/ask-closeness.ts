import type { Context } from '../../context.ts'
import { isCloseToOthers, type ToldSketch } from '../../core/closeness.ts'
import { may } from '../../core/policy.ts'
import { sketchOf } from '../../core/sketch.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStoryToTell } from '../stories/find-story-to-tell.ts'
import { knownWords } from './known-words.ts'
import { sealSketch } from './sketches.ts'

// Of a story that very many tell, the first thousands say enough.
const mostCompared = 5000

export type Asked = { readonly sketch: Uint32Array } | { readonly text: string }

/**
 * Whether a text is close to what five others or more have told of the story. Nothing is written down: not that it
 * was asked, and not what was answered. "No" says as little as it can: not close, or too few to compare with.
 */
export async function askCloseness(
  ctx: Pick<Context, 'db' | 'clock' | 'secrets'>,
  viewer: Viewer,
  storyId: string,
  asked: Asked,
): Promise<boolean> {
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const story = await findStoryToTell(tx, viewer.organisation.id, storyId)
    if (!story || !may(viewer.member, 'tell', story, dateAt(ctx.clock()))) return false
    const sketch = 'sketch' in asked ? asked.sketch : sketchOf(asked.text, knownWords(story))
    return (
      sketch !== undefined && isCloseToOthers(sealSketch(ctx, storyId, sketch), await toldByOthers(tx, viewer, storyId))
    )
  })
}

/** The others' sketches in the order in which they told (ids are in the order of time). Their names stay inside. */
async function toldByOthers(tx: OrganisationTx, { organisation, member }: Viewer, storyId: string) {
  const rows = await tx
    .selectFrom('tellingSketch')
    .innerJoin('telling', (join) =>
      join
        .onRef('telling.organisationId', '=', 'tellingSketch.organisationId')
        .onRef('telling.id', '=', 'tellingSketch.tellingId'),
    )
    .select(['telling.memberId as person', 'tellingSketch.sketch'])
    .where('tellingSketch.organisationId', '=', organisation.id)
    .where('tellingSketch.storyId', '=', storyId)
    .where('telling.memberId', '<>', member.id)
    .where('telling.state', '<>', 'scheduled')
    .orderBy('tellingSketch.tellingId')
    .limit(mostCompared)
    .execute()
  return rows satisfies ToldSketch[]
}

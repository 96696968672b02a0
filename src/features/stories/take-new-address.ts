import type { Context } from '../../context.ts'
import { movedTarget, parseTarget } from '../../core/link.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { announceLink } from '../links/link-memory.ts'
import type { Viewer } from '../people/viewer.ts'

/**
 * Lets a story, and every link to it that has been told, lead to where its page has moved; the campaign's
 * words go along. Links that lead elsewhere stay. False where it has not moved, or somebody was quicker:
 * twice is safe.
 */
export async function takeNewAddress(
  ctx: Pick<Context, 'db'>,
  { organisation }: Viewer,
  storyId: string,
): Promise<boolean> {
  return inOrganisation(ctx.db, organisation.id, async (tx) => {
    const story = await tx
      .selectFrom('story')
      .innerJoin('targetCheck', (join) =>
        join
          .onRef('targetCheck.organisationId', '=', 'story.organisationId')
          .onRef('targetCheck.storyId', '=', 'story.id')
          .onRef('targetCheck.target', '=', 'story.target'),
      )
      .select(['story.target', 'story.version', 'targetCheck.movedTo'])
      .where('story.organisationId', '=', organisation.id)
      .where('story.id', '=', storyId)
      .where('targetCheck.state', '=', 'moved')
      .forUpdate('story')
      .executeTakeFirst()
    const [from, to] = [parseTarget(story?.target ?? ''), parseTarget(story?.movedTo ?? '')]
    if (!story || !from || !to) return false
    // Global tables first, as a distributed PostgreSQL wants.
    await moveLinks(tx, organisation.id, storyId, from, to)
    await tx
      .updateTable('story')
      .set({ target: to.toString(), version: story.version + 1 })
      .where('organisationId', '=', organisation.id)
      .where('id', '=', storyId)
      .execute()
    await tx
      .deleteFrom('targetCheck')
      .where('organisationId', '=', organisation.id)
      .where('storyId', '=', storyId)
      .execute()
    return true
  })
}

async function moveLinks(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  storyId: string,
  from: URL,
  to: URL,
): Promise<void> {
  const ofStory = tx.selectFrom('linkSlug').where('organisationId', '=', organisationId).where('storyId', '=', storyId)
  // Everybody's links to a story in a network lead to the same address: there are few of them.
  const targets = await ofStory.select('target').distinct().execute()
  for (const { target } of targets) {
    const moved = movedTarget(target, from, to)
    if (moved === undefined || moved === target) continue
    const changed = await tx
      .updateTable('linkSlug')
      .set({ target: moved })
      .where('organisationId', '=', organisationId)
      .where('storyId', '=', storyId)
      .where('target', '=', target)
      .returning(['host', 'slug'])
      .execute()
    for (const { host, slug } of changed) await announceLink(tx, host, slug)
  }
}

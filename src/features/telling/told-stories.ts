import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

const few = 10

/** The stories that the viewer told last, for saying which of them something is about. */
export async function toldStories(tx: OrganisationTx, { organisation, member }: Viewer) {
  const rows = await tx
    .selectFrom('telling')
    .innerJoin('story', (join) =>
      join.onRef('story.organisationId', '=', 'telling.organisationId').onRef('story.id', '=', 'telling.storyId'),
    )
    .select(({ fn }) => ['story.id', 'story.title', fn.max('telling.toldAt').as('toldAt')])
    .where('telling.organisationId', '=', organisation.id)
    .where('telling.memberId', '=', member.id)
    .groupBy(['story.id', 'story.title'])
    .orderBy('toldAt', 'desc')
    .limit(few)
    .execute()
  return rows.map(({ id, title }) => ({ id, title }))
}

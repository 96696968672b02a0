import type { NetworkId } from '../../core/networks.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

export type ToldLately = {
  readonly id: string
  readonly network: NetworkId
  /** Of one's own thought there is none. */
  readonly title: string | null
  readonly toldAt: Date
}

const few = 5

/** What the viewer told last and is out there, for their own eyes: where something went wrong, it is mostly one of these. */
export async function toldLately(tx: OrganisationTx, { organisation, member }: Viewer): Promise<readonly ToldLately[]> {
  const rows = await tx
    .selectFrom('telling')
    .leftJoin('story', (join) =>
      join.onRef('story.organisationId', '=', 'telling.organisationId').onRef('story.id', '=', 'telling.storyId'),
    )
    .select(['telling.id', 'telling.network', 'story.title', 'telling.toldAt'])
    .where('telling.organisationId', '=', organisation.id)
    .where('telling.memberId', '=', member.id)
    .where('telling.state', 'in', ['published', 'handed'])
    .orderBy('telling.toldAt', 'desc')
    .orderBy('telling.id')
    .limit(few)
    .execute()
  return rows.map((row) => ({ ...row, network: row.network as NetworkId }))
}

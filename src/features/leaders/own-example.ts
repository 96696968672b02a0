import type { ExampleChoice } from '../../core/leaders/choices.ts'
import type { NetworkId } from '../../core/networks.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

export async function ownChoice(tx: OrganisationTx, { organisation, member }: Viewer): Promise<ExampleChoice> {
  const row = await tx
    .selectFrom('leaderExample')
    .select('showsAll')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .executeTakeFirst()
  return row === undefined ? 'off' : row.showsAll ? 'all' : 'chosen'
}

export type OwnTold = {
  readonly id: string
  readonly network: NetworkId
  readonly title: string | null
  readonly toldAt: Date
  readonly postUrl: string | null
  /** What is shown of it, where it was chosen. */
  readonly shown: { readonly address: string; readonly words: string } | null
}

const pageSize = 20

/** What the leader has told, newest first, with what is shown of each. */
export async function listOwnTold(tx: OrganisationTx, { organisation, member }: Viewer, page: number) {
  const rows = await tx
    .selectFrom('telling as t')
    .leftJoin('story as s', (join) =>
      join.onRef('s.organisationId', '=', 't.organisationId').onRef('s.id', '=', 't.storyId'),
    )
    .leftJoin('leaderTelling as l', (join) =>
      join.onRef('l.organisationId', '=', 't.organisationId').onRef('l.tellingId', '=', 't.id'),
    )
    .select(['t.id', 't.network', 't.toldAt', 't.postUrl', 's.title', 'l.address', 'l.words'])
    .where('t.organisationId', '=', organisation.id)
    .where('t.memberId', '=', member.id)
    .where('t.state', 'in', ['published', 'handed'])
    .orderBy('t.toldAt', 'desc')
    .orderBy('t.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const told: OwnTold[] = rows.slice(0, pageSize).map(({ address, words, network, ...row }) => ({
    ...row,
    network: network as NetworkId,
    shown: address === null || words === null ? null : { address, words },
  }))
  return { told, more: rows.length > pageSize }
}

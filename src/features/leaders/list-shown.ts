import { sql } from 'kysely'
import type { NetworkId } from '../../core/networks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/**
 * The one query by which a member's telling is shown to others. Whoever is not a leader, or has not turned it on, or is on
 * the way out, has no row in it, whatever else stands in the tables: each condition is asked here, each time.
 */
export const visibleTellings = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('telling as t')
    .innerJoin('member as m', (join) =>
      join.onRef('m.organisationId', '=', 't.organisationId').onRef('m.id', '=', 't.memberId'),
    )
    .innerJoin('leaderExample as e', (join) =>
      join.onRef('e.organisationId', '=', 't.organisationId').onRef('e.memberId', '=', 't.memberId'),
    )
    .leftJoin('leaderTelling as l', (join) =>
      join
        .onRef('l.organisationId', '=', 't.organisationId')
        .onRef('l.memberId', '=', 't.memberId')
        .onRef('l.tellingId', '=', 't.id'),
    )
    .where('t.organisationId', '=', organisationId)
    .where(sql<boolean>`m.roles @> '{leader}'`)
    .where('m.leavesAt', 'is', null)
    // It is out, and its author has not taken it away.
    .where('t.state', 'in', ['published', 'handed'])
    .where((eb) =>
      eb.or([
        eb('l.tellingId', 'is not', null),
        eb.and([
          eb('e.showsAll', '=', true),
          eb('t.state', '=', 'published'),
          eb('t.postUrl', 'is not', null),
          // What was told to followers alone is not for everybody here.
          eb.or([eb('t.visibility', 'is', null), eb('t.visibility', '=', 'public')]),
        ]),
      ]),
    )

export type ShownTelling = {
  readonly id: string
  readonly leader: string
  readonly network: NetworkId
  readonly address: string | null
  readonly words: string
  readonly language: string
  readonly toldAt: Date
}

const pageSize = 20

/** What leaders show of their own, newest first. */
export async function listShown(tx: OrganisationTx, organisationId: OrganisationId, page: number) {
  const rows = await visibleTellings(tx, organisationId)
    .select(['t.id', 'm.name as leader', 't.network', 't.language', 't.toldAt', 't.postUrl'])
    .select(['l.address as given', 'l.words'])
    .orderBy('t.toldAt', 'desc')
    .orderBy('t.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const shown: ShownTelling[] = rows.slice(0, pageSize).map(({ given, postUrl, words, network, ...row }) => ({
    ...row,
    network: network as NetworkId,
    address: given || postUrl,
    words: words ?? '',
  }))
  return { shown, more: rows.length > pageSize }
}

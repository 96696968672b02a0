import { sql } from 'kysely'
import { isId } from '../../core/id.ts'
import type { AccountNetwork, NetworkId, OwnRules } from '../../core/networks.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

// Every query here is of the viewer's own rows: the member's id is never an argument of its own, so that
// nobody can ask for another's.

export type TellingState =
  | 'handed'
  | 'scheduled'
  | 'queued'
  | 'published'
  | 'rejected'
  | 'unsure'
  | 'deleting'
  | 'deleted'

export type OwnTelling = {
  readonly id: string
  readonly network: NetworkId
  readonly state: TellingState
  readonly storyTitle: string | null
  readonly storyId: string | null
  readonly text: string | null
  readonly slug: string | null
  readonly postUrl: string | null
  readonly problem: string | null
  readonly problemDetail: string | null
  readonly attempts: number
  readonly toldAt: Date
  /** When a scheduled one goes out. */
  readonly dueAt: Date | null
  /** Whether the account that it goes, or went, out by is still connected. */
  readonly hasAccount: boolean
  readonly clicks: number
}

const ownTellings = (tx: OrganisationTx, { organisation, member }: Viewer) =>
  tx
    .selectFrom('telling')
    .leftJoin('story', (join) =>
      join.onRef('story.organisationId', '=', 'telling.organisationId').onRef('story.id', '=', 'telling.storyId'),
    )
    .leftJoin('link', (join) =>
      join.onRef('link.organisationId', '=', 'telling.organisationId').onRef('link.tellingId', '=', 'telling.id'),
    )
    .select(['telling.id', 'telling.network', 'telling.state', 'telling.text', 'telling.storyId', 'telling.postUrl'])
    .select(['telling.problem', 'telling.problemDetail', 'telling.attempts', 'telling.toldAt', 'telling.dueAt'])
    .select(['story.title as storyTitle', 'link.slug'])
    .select((eb) =>
      eb
        .selectFrom('clickSum')
        .select(sql<number>`coalesce(sum(clicks), 0)::int`.as('clicks'))
        .whereRef('clickSum.organisationId', '=', 'link.organisationId')
        .whereRef('clickSum.linkId', '=', 'link.id')
        .as('clicks'),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('channel')
            .select('channel.id')
            .whereRef('channel.organisationId', '=', 'telling.organisationId')
            .whereRef('channel.memberId', '=', 'telling.memberId')
            .whereRef('channel.id', '=', 'telling.channelId'),
        )
        .as('hasAccount'),
    )
    .where('telling.organisationId', '=', organisation.id)
    .where('telling.memberId', '=', member.id)

type Row = Awaited<ReturnType<ReturnType<typeof ownTellings>['execute']>>[number]

const tellingOf = (row: Row): OwnTelling => ({
  ...row,
  network: row.network as NetworkId,
  state: row.state as TellingState,
  // Before it is out, only the teller can have tried the link.
  clicks: row.state === 'scheduled' ? 0 : (row.clicks ?? 0),
  hasAccount: row.hasAccount === true,
})

export async function findOwnTelling(tx: OrganisationTx, viewer: Viewer, id: string): Promise<OwnTelling | undefined> {
  if (!isId(id)) return undefined
  const row = await ownTellings(tx, viewer).where('telling.id', '=', id).executeTakeFirst()
  return row && tellingOf(row)
}

/** One's own tellings, what is still to go out first, then newest first, from page `page` (1, 2, …). */
export async function listOwnTellings(tx: OrganisationTx, viewer: Viewer, page: number, pageSize = 20) {
  const rows = await ownTellings(tx, viewer)
    .orderBy(sql`case when telling.state = 'scheduled' then telling.due_at end`, (by) => by.asc().nullsLast())
    .orderBy('telling.toldAt', 'desc')
    .orderBy('telling.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  return { tellings: rows.slice(0, pageSize).map(tellingOf), more: rows.length > pageSize }
}

export type OwnAccount = {
  readonly id: string
  readonly network: AccountNetwork
  readonly handle: string
  readonly service: string
  readonly kind: 'password' | 'oauth'
  /** When the network ends it, or has ended it. */
  readonly expiresAt: Date | null
  readonly rules: OwnRules | undefined
}

export async function ownAccounts(tx: OrganisationTx, { organisation, member }: Viewer): Promise<OwnAccount[]> {
  const rows = await tx
    .selectFrom('channel')
    .select(['id', 'network', 'handle', 'service', 'kind', 'expiresAt', 'textLimit', 'addressCounts'])
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .orderBy('createdAt')
    .execute()
  return rows.map(({ textLimit, addressCounts, ...row }) => ({
    ...row,
    network: row.network as AccountNetwork,
    kind: row.kind as OwnAccount['kind'],
    rules: textLimit === null ? undefined : { limit: textLimit, addressCounts: addressCounts ?? 23 },
  }))
}

export const ownAccount = async (tx: OrganisationTx, viewer: Viewer, id: string): Promise<OwnAccount | undefined> =>
  (await ownAccounts(tx, viewer)).find((account) => account.id === id)

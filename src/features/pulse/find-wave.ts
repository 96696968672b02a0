import { sql } from 'kysely'
import { isId } from '../../core/id.ts'
import { defaultItems } from '../../core/pulse/default-items.ts'
import type { Item } from '../../core/pulse/item.ts'
import type { Tally } from '../../core/pulse/tally.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

export type WaveState = 'planned' | 'open' | 'closed'

export type Wave = {
  readonly id: string
  /** Counted from 1. */
  readonly number: number
  readonly state: WaveState
  readonly questionnaireVersion: number
  readonly threshold: number
  /** Ids of the groups that are to be told of by themselves, in their order. */
  readonly reporting: readonly string[]
  readonly opensOn: string
  readonly closesOn: string
  readonly tally: Tally | null
}

const columns = [
  ...(['id', 'number', 'state', 'questionnaireVersion', 'threshold', 'reporting', 'opensOn', 'closesOn'] as const),
  'tally' as const,
]

const waves = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx.selectFrom('pulseWave').select(columns).where('organisationId', '=', organisationId)

/** What the database's checks hold and types cannot say. */
const asWave = (row: { readonly [K in keyof Wave]: unknown }): Wave => row as Wave

/** The newest first, forty at most: ten years of quarters. */
export const listWaves = async (tx: OrganisationTx, organisationId: OrganisationId): Promise<readonly Wave[]> =>
  (await waves(tx, organisationId).orderBy('number', 'desc').limit(40).execute()).map(asWave)

/** `share` keeps the wave as it is until the transaction ends; `change` keeps others from touching it meanwhile. */
export async function findWave(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  id: string | undefined,
  lock?: 'share' | 'change',
): Promise<Wave | undefined> {
  if (!id || !isId(id)) return undefined
  const row = await waves(tx, organisationId)
    .where('id', '=', id)
    .$if(lock === 'share', (query) => query.forShare())
    .$if(lock === 'change', (query) => query.forUpdate())
    .executeTakeFirst()
  return row && asWave(row)
}

/** The items of a version; the default ones where the organisation has none of its own. */
export async function itemsOf(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  version: number,
): Promise<readonly Item[]> {
  const row = await tx
    .selectFrom('pulseQuestionnaire')
    .select('items')
    .where('organisationId', '=', organisationId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? (row.items as unknown as readonly Item[]) : defaultItems
}

/** A pool of a wave as it is published: its key, of how many people, and how many ballots were given out. */
export type PublishedPool = {
  readonly id: string
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly hasRest: boolean
  readonly members: number
  readonly issued: number
  readonly publicKey: Buffer
}

/** How many ballots of a pool were given out: the sum that the close leaves, and until then a count. */
export const issuedNow = sql<number>`coalesce(pulse_pool.issued, (select count(*)::int from pulse_voter v
  where v.organisation_id = pulse_pool.organisation_id and v.wave_id = pulse_pool.wave_id
    and v.pool_id = pulse_pool.id and v.blinded_hash is not null))`

export async function poolsOfWave(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  waveId: string,
): Promise<readonly PublishedPool[]> {
  const rows = await tx
    .selectFrom('pulsePool')
    .select(['id', 'groups', 'hasRest', 'members', 'publicKey'])
    // Counted while the wave is open: a sum that each ballot adds to would make them wait for one another.
    .select(issuedNow.as('issued'))
    .where('organisationId', '=', organisationId)
    .where('waveId', '=', waveId)
    .orderBy('place')
    .execute()
  return rows.map((row) => ({ ...row, groups: row.groups as unknown as PublishedPool['groups'] }))
}

import { v4 as randomId } from 'uuid'
import type { Context } from '../../context.ts'
import { type Eligible, type Pools, poolsOf } from '../../core/pulse/pools.ts'
import { openedOn } from '../../core/pulse/rhythm.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { findWave, type Wave } from './find-wave.ts'
import { makeKeys } from './keys.ts'
import { sealKey } from './sealed.ts'

/** So many ballots lie in one row of the box. */
const ballotsInPart = 500

/** Members as they are now, with the groups that they are in; whoever is on the way out is not asked. */
async function eligible(tx: OrganisationTx, organisationId: OrganisationId): Promise<readonly Eligible[]> {
  const rows = await tx
    .selectFrom('member as m')
    .leftJoin('groupMembership as g', (join) =>
      join.onRef('g.organisationId', '=', 'm.organisationId').onRef('g.memberId', '=', 'm.id'),
    )
    .select(['m.id', 'g.groupId'])
    .where('m.organisationId', '=', organisationId)
    .where('m.leavesAt', 'is', null)
    .orderBy('m.id')
    .execute()
  const byMember = Map.groupBy(rows, ({ id }) => id)
  return [...byMember].map(([id, own]) => ({ id, groups: own.flatMap(({ groupId }) => groupId ?? []) }))
}

export type Preview = Pools & { readonly names: ReadonlyMap<string, string> }

/** How members would be shared out if the wave opened now: the steward sees it before it does. */
export async function previewPools(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { reporting }: Pick<Wave, 'reporting'>,
): Promise<Preview> {
  const groups = await tx
    .selectFrom('memberGroup')
    .select(['id', 'name'])
    .where('organisationId', '=', organisationId)
    .execute()
  const names = new Map(groups.map(({ id, name }) => [id, name]))
  const there = reporting.filter((id) => names.has(id))
  return { ...poolsOf(await eligible(tx, organisationId), there), names }
}

/**
 * Opens a wave: shares its members out to pools, each with a key of its own, and empty boxes. From then on neither
 * threshold nor groups nor items change. Twice is safe: it is planned no more.
 */
export async function openWave(
  ctx: Pick<Context, 'db' | 'secrets' | 'clock'>,
  organisationId: OrganisationId,
  waveId: string,
): Promise<boolean> {
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const wave = await findWave(tx, organisationId, waveId, 'change')
    if (wave?.state !== 'planned') return false
    const preview = await previewPools(tx, organisationId, wave)
    for (const [place, pool] of preview.pools.entries())
      await insertPool(ctx, tx, { organisationId, waveId, place }, pool, preview)
    const parts = partsFor(preview.pools.reduce((sum, { members }) => sum + members.length, 0))
    await tx
      .insertInto('pulseTextBox')
      .values(parts.map((part) => ({ organisationId, waveId, part, texts: '{}' })))
      .execute()
    await tx
      .updateTable('pulseWave')
      .set({ state: 'open', ...openedOn(wave, dateAt(ctx.clock())) })
      .where('organisationId', '=', organisationId)
      .where('id', '=', waveId)
      .execute()
    return true
  })
}

type Place = { readonly organisationId: OrganisationId; readonly waveId: string; readonly place: number }

async function insertPool(
  ctx: Pick<Context, 'secrets'>,
  tx: OrganisationTx,
  { organisationId, waveId, place }: Place,
  { groups, members }: Pools['pools'][number],
  { names, merged }: Preview,
): Promise<void> {
  const { publicKey, privateKey } = await makeKeys()
  const poolId = randomId()
  const isRest = groups.length !== 1 || merged.includes(groups[0] ?? '')
  await tx
    .insertInto('pulsePool')
    .values({
      ...{ organisationId, waveId, place, id: poolId, members: members.length, hasRest: isRest, publicKey },
      groups: JSON.stringify(groups.map((id) => ({ id, name: names.get(id) ?? '' }))),
      privateKey: sealKey(ctx, poolId, privateKey),
    })
    .execute()
  for (let from = 0; from < members.length; from += 1000)
    await tx
      .insertInto('pulseVoter')
      .values(members.slice(from, from + 1000).map((memberId) => ({ organisationId, waveId, memberId, poolId })))
      .execute()
  await tx
    .insertInto('pulseBox')
    .values(partsFor(members.length).map((part) => ({ organisationId, waveId, poolId, part, ballots: '{}' })))
    .execute()
}

const partsFor = (members: number): number[] =>
  Array.from({ length: Math.max(1, Math.ceil(members / ballotsInPart)) }, (_, part) => part)

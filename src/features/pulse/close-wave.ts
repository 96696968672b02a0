import { v4 as randomId } from 'uuid'
import type { Context } from '../../context.ts'
import type { Answers, Texts } from '../../core/pulse/answers.ts'
import { closedOn } from '../../core/pulse/rhythm.ts'
import { type PoolBallots, type Tally, tally } from '../../core/pulse/tally.ts'
import { toldTexts } from '../../core/pulse/texts.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { pauseIfPressed } from '../programme/pause.ts'
import { findWave, issuedNow, itemsOf, listWaves, poolsOfWave, type Wave } from './find-wave.ts'
import { openAnswers } from './sealed.ts'

/**
 * Closes a wave: counts it once, and destroys the keys, the ballots, and who fetched one, in the same transaction. What is
 * left is the tally, and texts that enough people wrote. Where the tally says that people are pressed, the programme pauses. Twice is safe: it is open no more.
 */
export async function closeWave(
  ctx: Pick<Context, 'db' | 'secrets' | 'clock'>,
  organisationId: OrganisationId,
  waveId: string,
): Promise<boolean> {
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const wave = await findWave(tx, organisationId, waveId, 'change')
    if (wave?.state !== 'open') return false
    const counted = await countWave(ctx, tx, organisationId, wave)
    await tellTexts(ctx, tx, organisationId, wave)
    const of = { organisationId, waveId }
    await tx
      .updateTable('pulsePool')
      .set({ privateKey: null, issued: issuedNow })
      .where((where) => where.and(of))
      .execute()
    for (const table of ['pulseBox', 'pulseTextBox', 'pulseVoter'] as const)
      await tx
        .deleteFrom(table)
        .where((where) => where.and(of))
        .execute()
    await tx
      .updateTable('pulseWave')
      .set({ state: 'closed', tally: JSON.stringify(counted), closesOn: closedOn(wave, dateAt(ctx.clock())) })
      .where((where) => where.and({ organisationId, id: waveId }))
      .execute()
    await pauseIfPressed(ctx, tx, organisationId, { waveId, tally: counted })
    return true
  })
}

async function countWave(
  ctx: Pick<Context, 'secrets'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { id, threshold, questionnaireVersion }: Wave,
): Promise<Tally> {
  const pools = await poolsOfWave(tx, organisationId, id)
  const boxes = await tx
    .selectFrom('pulseBox')
    .select(['poolId', 'ballots'])
    .where((where) => where.and({ organisationId, waveId: id }))
    .execute()
  const ballots = pools.map((pool): PoolBallots => {
    const own = boxes.filter(({ poolId }) => poolId === pool.id)
    const sealed = own.flatMap((box) => Object.values(box.ballots as unknown as Readonly<Record<string, string>>))
    return {
      ...{ pool: pool.id, members: pool.members, hasRest: pool.hasRest },
      groups: pool.groups.map((group) => group.id),
      given: sealed.map((one) => JSON.parse(openAnswers(ctx, id, one)) as Answers),
    }
  })
  const earlier = (await listWaves(tx, organisationId)).flatMap((wave) => (wave.tally ? [wave.tally.told] : []))
  return tally({ items: await itemsOf(tx, organisationId, questionnaireVersion), pools: ballots, earlier, threshold })
}

/** Texts of an item that enough people wrote to, by ids of chance: in no order, and of no group. */
async function tellTexts(
  ctx: Pick<Context, 'secrets'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { id: waveId, threshold }: Wave,
): Promise<void> {
  const boxes = await tx
    .selectFrom('pulseTextBox')
    .select('texts')
    .where((where) => where.and({ organisationId, waveId }))
    .execute()
  const sealed = boxes.flatMap(({ texts }) => Object.values(texts as unknown as Readonly<Record<string, Texts>>))
  const written = sealed.map((one) =>
    Object.fromEntries(Object.entries(one).map(([item, text]) => [item, openAnswers(ctx, waveId, text)])),
  )
  const rows = toldTexts(written, threshold).map((text) => ({ organisationId, waveId, id: randomId(), ...text }))
  rows.sort((one, other) => (one.id < other.id ? -1 : 1))
  for (let from = 0; from < rows.length; from += 1000)
    await tx
      .insertInto('pulseText')
      .values(rows.slice(from, from + 1000))
      .execute()
}

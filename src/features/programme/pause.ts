import type { Context } from '../../context.ts'
import { may } from '../../core/policy.ts'
import { type Pressed, pressedBy } from '../../core/pulse/guardrail.ts'
import type { Tally } from '../../core/pulse/tally.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'

/**
 * Pauses the programme where a wave's result says that people are pressed: in the transaction in which it is counted, so
 * that nobody decides whether it does. Twice is safe: a wave pauses once.
 */
export async function pauseIfPressed(
  ctx: Pick<Context, 'clock'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { waveId, tally }: { readonly waveId: string; readonly tally: Tally },
): Promise<Pressed | undefined> {
  const { guardrailPercent } = await tx
    .selectFrom('organisation')
    .select('guardrailPercent')
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow()
  const pressed = pressedBy(tally, guardrailPercent)
  if (pressed)
    await tx
      .insertInto('programmePause')
      .values({ organisationId, waveId, ...pressed, beganAt: new Date(ctx.clock()) })
      .onConflict((on) => on.columns(['organisationId', 'waveId']).doNothing())
      .execute()
  return pressed
}

/** Says what was changed, for everybody to read, and lets the programme go on. Twice is safe: what stands, stands. */
export const endPause = (
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  waveId: string,
  changed: string,
): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    if (!may(viewer.member, 'keep-pulse')) return
    const { numUpdatedRows } = await tx
      .updateTable('programmePause')
      .set({ changed, endedAt: new Date(ctx.clock()), endedBy: viewer.member.id })
      .where('organisationId', '=', viewer.organisation.id)
      .where('waveId', '=', waveId)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await recordAct(tx, viewer, { kind: 'pause-ended' })
  })

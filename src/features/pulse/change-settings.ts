import type { Context } from '../../context.ts'
import { may } from '../../core/policy.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'

export type PulseSettings = { readonly guardrailPercent: number; readonly pulseQuarterly: boolean }

/** What everybody may read of how the pulse goes on and what stops the programme. */
export const pulseSettings = (tx: OrganisationTx, organisationId: OrganisationId): Promise<PulseSettings> =>
  tx
    .selectFrom('organisation')
    .select(['guardrailPercent', 'pulseQuarterly'])
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow()

/** Changes the limit of the guardrail, and whether waves go on by themselves. Each change stands in the log. */
export const changePulseSettings = (ctx: Pick<Context, 'db'>, viewer: Viewer, to: PulseSettings): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    if (may(viewer.member, 'keep-pulse')) await setPulse(tx, viewer, to)
  })

export async function setPulse(tx: OrganisationTx, viewer: Viewer, to: PulseSettings): Promise<void> {
  const { id } = viewer.organisation
  const from = await pulseSettings(tx, id)
  await tx.updateTable('organisation').set(to).where('organisationId', '=', id).execute()
  for (const setting of ['guardrailPercent', 'pulseQuarterly'] as const)
    if (from[setting] !== to[setting])
      await recordAct(tx, viewer, {
        ...{ kind: 'setting-changed', setting },
        ...{ from: String(from[setting]), to: String(to[setting]) },
      })
}

import type { Context } from '../../context.ts'
import { defaultItems } from '../../core/pulse/default-items.ts'
import { inOrganisation } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { listWaves } from './find-wave.ts'

export type Planning = {
  /** Made by the form, so that sent twice it plans once. */
  readonly id: string
  readonly opensOn: string
  readonly closesOn: string
  readonly threshold: number
  readonly reporting: readonly string[]
}

export type Planned =
  | { readonly ok: true }
  /** One wave at a time: what is asked twice at once is answered by nobody. */
  | { readonly ok: false; readonly problem: 'another' }

/** Plans the next wave. It asks the items that the last one did, or the default ones. */
export async function planWave(
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  { reporting, ...planning }: Planning,
): Promise<Planned> {
  const organisationId = viewer.organisation.id
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<Planned> => {
    const earlier = await listWaves(tx, organisationId)
    if (earlier.some(({ id }) => id === planning.id)) return { ok: true }
    if (earlier.some(({ state }) => state !== 'closed')) return { ok: false, problem: 'another' }
    const createdAt = new Date(ctx.clock())
    const version = earlier[0]?.questionnaireVersion ?? 1
    await tx
      .insertInto('pulseQuestionnaire')
      .values({ organisationId, version, items: JSON.stringify(defaultItems), createdAt })
      .onConflict((on) => on.columns(['organisationId', 'version']).doNothing())
      .execute()
    const number = (earlier[0]?.number ?? 0) + 1
    await tx
      .insertInto('pulseWave')
      .values({
        ...{ ...planning, organisationId, number, createdAt, state: 'planned', questionnaireVersion: version },
        reporting: [...reporting],
      })
      .execute()
    await recordAct(tx, viewer, { kind: 'wave-planned', day: planning.opensOn })
    return { ok: true }
  })
}

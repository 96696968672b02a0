import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { listWaves } from './find-wave.ts'
import { keepQuestionnaire, newestQuestionnaire } from './questionnaire.ts'

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

/** Plans the next wave. It asks what the newest questionnaire does: the default items, and the organisation's own. */
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
    const questionnaire = await newestQuestionnaire(tx, organisationId)
    await keepQuestionnaire(tx, organisationId, questionnaire, createdAt)
    const number = (earlier[0]?.number ?? 0) + 1
    await tx
      .insertInto('pulseWave')
      .values({
        ...{
          ...planning,
          organisationId,
          number,
          createdAt,
          state: 'planned',
          questionnaireVersion: questionnaire.version,
        },
        reporting: [...reporting],
      })
      .execute()
    await recordAct(tx, viewer, { kind: 'wave-planned', day: planning.opensOn })
    return { ok: true }
  })
}

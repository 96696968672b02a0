import type { Context } from '../../context.ts'
import { type Step, steps } from '../../core/voice/study.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findCodebook, type Study } from './find-study.ts'
import { studyFor } from './study-access.ts'

export type StateProblem = 'missing' | 'not-now' | 'no-consent'
export type Stepped = { readonly ok: true } | { readonly ok: false; readonly problem: StateProblem }

/** Takes a step. Twice is safe: a study that is there already stays there. */
export const takeStep = (ctx: Pick<Context, 'db'>, viewer: Viewer, studyId: string, step: Step): Promise<Stepped> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Stepped> => {
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    const { from, to } = steps[step]
    const { study } = found
    if (study.state === to) return { ok: true }
    if (study.state !== from) return { ok: false, problem: 'not-now' }
    // Nobody is asked to take part without being told what it means, in the study's own language at least.
    if (study.consent[study.language].trim() === '') return { ok: false, problem: 'no-consent' }
    await tx
      .updateTable('study')
      .set({ state: to })
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', studyId)
      .execute()
    return { ok: true }
  })

/** With the first sample coding begins: from now on, what coders go by stays as it is. The study is locked. */
export async function beginCoding(
  tx: OrganisationTx,
  { organisation }: Viewer,
  study: Pick<Study, 'id' | 'frozenCodebook'>,
): Promise<void> {
  const { version } = await findCodebook(tx, organisation.id, study)
  await tx
    .updateTable('study')
    .set({ state: 'coding', frozenCodebook: version })
    .where('organisationId', '=', organisation.id)
    .where('id', '=', study.id)
    .where('state', '=', 'collecting')
    .execute()
}

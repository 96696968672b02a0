import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findCodebook } from '../voice-study/find-study.ts'
import { studyFor } from '../voice-study/study-access.ts'
import { listTrainings, setRun } from './training-row.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs'>

export type TrainingAsked =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'missing' | 'unknown-decision' }

/** After this long without a word of it, a run is taken for dead: its process was killed. */
export const silentMs = 90_000

/** Begins to learn a decision from the codes so far. The same form sent twice begins once. */
export const startTraining = (ctx: Ctx, viewer: Viewer, studyId: string, decision: string): Promise<TrainingAsked> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<TrainingAsked> => {
    const organisationId = viewer.organisation.id
    // Locked, so that two who press at the same moment begin one run.
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    const { decisions } = await findCodebook(tx, organisationId, found.study)
    if (!decisions.some(({ id }) => id === decision)) return { ok: false, problem: 'unknown-decision' }
    const before = (await listTrainings(tx, organisationId, studyId)).find((one) => one.decision === decision)
    const now = ctx.clock()
    if (before && isUnderWay(before) && now - before.changedAt.getTime() < silentMs) return { ok: true }
    const run = { runId: uuid(), state: 'waiting', done: 0, total: 0, problem: null, changedAt: new Date(now) }
    await tx
      .insertInto('studyTraining')
      .values({ organisationId, studyId, decision, ...run })
      .onConflict((conflict) => conflict.columns(['organisationId', 'studyId', 'decision']).doUpdateSet(run))
      .execute()
    await ctx.jobs.enqueue(tx, 'train-classifier', { organisationId, studyId, runId: run.runId, decision })
    return { ok: true }
  })

export const isUnderWay = ({ state }: { readonly state: string }): boolean => state === 'waiting' || state === 'running'

/** Stops what is under way; what was learnt before stays. Begun again, it learns from the codes that there are then. */
export const stopTraining = (ctx: Ctx, viewer: Viewer, studyId: string, decision: string): Promise<TrainingAsked> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<TrainingAsked> => {
    const organisationId = viewer.organisation.id
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    const run = (await listTrainings(tx, organisationId, studyId)).find((one) => one.decision === decision)
    if (run && isUnderWay(run)) {
      await setRun(tx, organisationId, { ...run, studyId }, { state: 'stopped', changedAt: new Date(ctx.clock()) })
    }
    return { ok: true }
  })

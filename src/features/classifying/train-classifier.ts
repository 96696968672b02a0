import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { findStudy } from '../voice-study/find-study.ts'
import { codedPosts, textsOf } from './coded-posts.ts'
import { type InThread, type Learnt, trainInThread } from './train-in-thread.ts'
import { goesOn, type Run, setRun } from './training-row.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'log'>

const payloadSchema = z.object({
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  studyId: z.uuid(),
  runId: z.uuid(),
  decision: z.string(),
})

/**
 * Learns a decision of a study and predicts all of its posts. Twice is safe, and so is a kill in between: nothing is
 * written before the end but how far it is; at the end all is replaced in one transaction, at the run's locked row,
 * and only while the run goes on. A second one finds it done, and what it learnt would have been the same.
 */
export async function trainClassifier(ctx: Ctx, payload: unknown): Promise<void> {
  const { organisationId, ...run } = payloadSchema.parse(payload)
  const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) => inOrganisation(ctx.db, organisationId, work)
  const order = await inside((tx) => begun(ctx, tx, organisationId, run))
  if (!order) return
  const onStep = (done: number, total: number) =>
    inside(async (tx) => {
      if (!(await goesOn(tx, organisationId, run))) return false
      await setRun(tx, organisationId, run, { done, total, changedAt: new Date(ctx.clock()) })
      return true
    })
  try {
    await trainInThread(order, onStep, (trained) => inside((tx) => settle(ctx, tx, organisationId, run, trained)))
  } catch (error) {
    await inside((tx) =>
      setRun(tx, organisationId, run, { state: 'failed', problem: 'fault', changedAt: new Date(ctx.clock()) }),
    )
    ctx.log.error({ err: error }, 'Training a classifier failed.')
  }
}

async function begun(ctx: Ctx, tx: OrganisationTx, organisationId: OrganisationId, run: Run) {
  const study = await findStudy(tx, organisationId, run.studyId)
  if (!study || !(await goesOn(tx, organisationId, run))) return undefined
  await setRun(tx, organisationId, run, { state: 'running', changedAt: new Date(ctx.clock()) })
  return { posts: await codedPosts(tx, organisationId, study, run.decision), seed: study.seed }
}

async function settle(ctx: Ctx, tx: OrganisationTx, organisationId: OrganisationId, run: Run, trained: InThread) {
  if (!(await goesOn(tx, organisationId, run, { lock: true }))) return
  const changedAt = new Date(ctx.clock())
  if (trained.ok) {
    await replace(tx, organisationId, run, trained.learnt, changedAt)
    await setRun(tx, organisationId, run, { state: 'done', changedAt })
  } else if (trained.problem !== 'stopped') {
    await setRun(tx, organisationId, run, { state: 'failed', problem: trained.problem, changedAt })
  }
}

/** Puts the new model's word in the place of the old one's: whoever reads sees one or the other, never both. */
async function replace(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { studyId, decision }: Run,
  { codes, report, predict }: Learnt,
  trainedAt: Date,
): Promise<void> {
  const model = { report: JSON.stringify(report), trainedAt }
  // Predictions go with the model that they are of.
  await tx
    .deleteFrom('studyModel')
    .where('organisationId', '=', organisationId)
    .where('studyId', '=', studyId)
    .where('decision', '=', decision)
    .execute()
  await tx
    .insertInto('studyModel')
    .values({ organisationId, studyId, decision, ...model })
    .execute()
  for await (const posts of textsOf(tx, organisationId, studyId)) {
    const probabilities = await predict(posts)
    const rows = posts.map(({ id }, at) => ({
      id,
      of: Object.fromEntries(codes.map((code, number) => [code, rounded(probabilities[at * codes.length + number])])),
    }))
    // Somebody may withdraw between the reading and this: of a post that is gone, nothing is written.
    await sql`insert into study_prediction (organisation_id, study_id, decision, post_id, probabilities)
      select post.organisation_id, post.study_id, ${decision}, post.id, predicted."of"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as predicted (id uuid, "of" jsonb)
      join study_post post on post.organisation_id = ${organisationId} and post.study_id = ${studyId}
        and post.id = predicted.id
      for key share of post`.execute(tx)
  }
}

const rounded = (probability = 0): number => Math.round(probability * 1e6) / 1e6

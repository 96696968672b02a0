import type { Codebook } from '../../core/voice/codebook.ts'
import { type ScoreOf, scoresOf } from '../../core/voice/coding-scores.ts'
import { drawWave, type Wave, type WaveProblem } from '../../core/voice/coding-waves.ts'
import type { Drawable, SamplePlan } from '../../core/voice/sampling.ts'
import { cutsOf } from '../../core/voice/score-bands.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { findCodebook, type Study } from '../voice-study/find-study.ts'
import { drawnBefore, lastSample, plannedOf } from './find-sample.ts'
import type { WantedSample } from './sample-form.ts'
import { frameOf } from './sample-frame.ts'

const bands = 3

/** What is kept of a draw, so that it can be repeated: the plan, what posts were scored by, and the share that two code. */
export type KeptPlan = SamplePlan & {
  readonly scoreOf: ScoreOf | null
  readonly share: number
  /** By which decision's classifier its posts come to coders, the least sure first; none: by lot. */
  readonly unsureOf?: string | null
  /** Some of it may have been coded so: then it tells something only once all of it is coded. */
  readonly outOfOrder?: boolean
}

export type Planned = { readonly ok: true; readonly plan: KeptPlan; readonly drawnBefore: number } & Wave

export type PlanProblem =
  | WaveProblem
  | { readonly ok: false; readonly problem: 'no-posts' | 'no-scores' | 'uncoded-first' }

/**
 * What drawing would draw, and draws: the preview and the draw ask the same. Going by another plan is possible once
 * all that was drawn before is coded: it becomes a stratum of which everything is known.
 */
export async function planSample(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  study: Study,
  wanted: WantedSample,
): Promise<Planned | PlanProblem> {
  const codebook = await findCodebook(tx, organisationId, study)
  const scoreOf = scoreFor(codebook, wanted)
  if (scoreOf === undefined) return { ok: false, problem: 'no-scores' }
  const frame: Drawable[] = []
  for await (const post of frameOf(tx, organisationId, study.id, scoreOf)) frame.push(post)
  if (frame.length === 0) return { ok: false, problem: 'no-posts' }
  const before = await drawnBefore(tx, organisationId, study.id)
  const scores = frame.flatMap(({ id, score }) => (score === null || before.has(id) ? [] : [score]))
  if (scoreOf && scores.length === 0) return { ok: false, problem: 'no-scores' }
  const plan = { ...planOf(wanted, study.seed, scores), scoreOf, share: wanted.share / 100 }
  const last = await lastSample(tx, organisationId, study.id)
  const wave = drawWave(plan, frame, before, last !== undefined && goesOn(plan, plannedOf(last)))
  if (!wave.ok) return wave
  if (wave.way === 'apart' && (await hasUncoded(tx, organisationId, study.id))) {
    return { ok: false, problem: 'uncoded-first' }
  }
  return { ...wave, plan, drawnBefore: before.size }
}

/** `null` where the plan asks for no score; `undefined` where it asks for one that there is not. */
function scoreFor(codebook: Codebook, { kind, score }: WantedSample): ScoreOf | null | undefined {
  if (kind !== 'score' && kind !== 'member-score') return null
  return scoresOf(codebook).find(({ decision }) => score === '' || decision === score)
}

function planOf({ kind, size, allocation }: WantedSample, seed: number, scores: readonly number[]): SamplePlan {
  if (kind === 'all') return { kind, seed }
  if (kind === 'simple') return { kind, seed, size }
  const by =
    kind === 'member' ? (['member'] as const) : kind === 'score' ? (['score'] as const) : (['member', 'score'] as const)
  return { kind: 'stratified', seed, size, by, allocation, cuts: kind === 'member' ? [] : cutsOf(scores, bands) }
}

/** The same plan but for its size. Bands are never the same: what they are made of has learnt more since. */
function goesOn(plan: SamplePlan, before: SamplePlan): boolean {
  if (plan.kind !== 'stratified' || before.kind !== 'stratified') return plan.kind === before.kind
  const usesScores = plan.by.includes('score') || before.by.includes('score')
  return !usesScores && plan.allocation === before.allocation
}

async function hasUncoded(tx: OrganisationTx, organisationId: OrganisationId, studyId: string): Promise<boolean> {
  const open = await tx
    .selectFrom('studyTask')
    .select('postId')
    .where((row) => row.and({ organisationId, studyId, kind: 'code' }))
    .where('state', '!=', 'done')
    .limit(1)
    .executeTakeFirst()
  return open !== undefined
}

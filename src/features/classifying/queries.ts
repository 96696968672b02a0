import type { ClassifierReport } from '../../core/voice/classifier-report.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { isUnderWay, silentMs } from './start-training.ts'
import { listTrainings, type TrainingProblem, type TrainingState } from './training-row.ts'

export type LearntDecision = {
  readonly decision: string
  /** `silent`: under way by its row, but without a word for so long that its process must be gone. */
  readonly state: TrainingState | 'silent' | 'never'
  readonly done: number
  readonly total: number
  readonly problem: TrainingProblem | null
  readonly model: { readonly trainedAt: Date; readonly report: ClassifierReport } | null
}

/** How each decision of a study's codebook stands with its classifier. */
export async function learntDecisions(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  decisions: readonly string[],
  now: number,
): Promise<LearntDecision[]> {
  const trainings = await listTrainings(tx, organisationId, studyId)
  const models = await tx
    .selectFrom('studyModel')
    .select(['decision', 'report', 'trainedAt'])
    .where('organisationId', '=', organisationId)
    .where('studyId', '=', studyId)
    .execute()
  return decisions.map((decision) => {
    const training = trainings.find((one) => one.decision === decision)
    const model = models.find((one) => one.decision === decision)
    const isSilent = training && isUnderWay(training) && now - training.changedAt.getTime() >= silentMs
    return {
      decision,
      state: isSilent ? 'silent' : (training?.state ?? 'never'),
      done: training?.done ?? 0,
      total: training?.total ?? 0,
      problem: training?.problem ?? null,
      model: model ? { trainedAt: model.trainedAt, report: model.report as unknown as ClassifierReport } : null,
    }
  })
}

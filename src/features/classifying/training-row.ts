import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

export type TrainingState = 'waiting' | 'running' | 'stopped' | 'failed' | 'done'
export type TrainingProblem = 'too-few' | 'one-code' | 'fault'

export type TrainingRow = {
  readonly decision: string
  readonly runId: string
  readonly state: TrainingState
  readonly done: number
  readonly total: number
  readonly problem: TrainingProblem | null
  readonly changedAt: Date
}

export async function listTrainings(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
): Promise<TrainingRow[]> {
  const rows = await tx
    .selectFrom('studyTraining')
    .select(['decision', 'runId', 'state', 'done', 'total', 'problem', 'changedAt'])
    .where('organisationId', '=', organisationId)
    .where('studyId', '=', studyId)
    .execute()
  // The database's checks hold what types cannot say.
  return rows as TrainingRow[]
}

export type Run = { readonly studyId: string; readonly decision: string; readonly runId: string }

/** Whether this run is still to go on: nobody stopped it, or began another. With `lock`, it stays so until the end. */
export async function goesOn(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { studyId, decision, runId }: Run,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<boolean> {
  const row = await tx
    .selectFrom('studyTraining')
    .select('state')
    .where('organisationId', '=', organisationId)
    .where('studyId', '=', studyId)
    .where('decision', '=', decision)
    .where('runId', '=', runId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row?.state === 'waiting' || row?.state === 'running'
}

/** Writes down what became of a run, unless another was begun. */
export async function setRun(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { studyId, decision, runId }: Run,
  changed: {
    readonly state?: TrainingState
    readonly done?: number
    readonly total?: number
    readonly problem?: TrainingProblem
    readonly changedAt: Date
  },
): Promise<void> {
  await tx
    .updateTable('studyTraining')
    .set(changed)
    .where('organisationId', '=', organisationId)
    .where('studyId', '=', studyId)
    .where('decision', '=', decision)
    .where('runId', '=', runId)
    .execute()
}

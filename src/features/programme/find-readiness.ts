import { sql } from 'kysely'
import { type Evidence, judgeReadiness } from '../../core/programme/readiness.ts'
import { dateAt } from '../../core/weeks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { findGuidelinesCurrency } from '../guidelines/find-currency.ts'
import { findLeadersSeen } from '../leaders/find-statement.ts'
import { findPlan, listExercises } from '../mishap-plan/find-plan.ts'
import { latestRanges } from '../pulse/latest-ranges.ts'
import { askDialogue } from './dialogue-held.ts'
import { findPause } from './find-pause.ts'
import { latestRecordDay } from './find-records.ts'
import { listTraining } from './training.ts'
import { listWorkingTime } from './working-time.ts'

export type Asked = { readonly organisationId: OrganisationId; readonly today: string }

/** All that makes the ground ready, each with its evidence; the same for everybody who looks. */
export async function findReadiness(tx: OrganisationTx, { organisationId, today }: Asked) {
  const dialogue = await askDialogue(tx, organisationId)
  const leaders = await findLeadersSeen(tx, organisationId)
  const [time] = await listWorkingTime(tx, organisationId)
  const guidelines = await findGuidelinesCurrency(tx, organisationId, today)
  const plan = await findPlan(tx, organisationId)
  const [exercise] = await listExercises(tx, organisationId)
  const training = await listTraining(tx, organisationId)
  const pulse = await latestRanges(tx, organisationId)
  const pause = await findPause(tx, organisationId)
  const evidence: Evidence = {
    statement: leaders.statement ? { on: dateAt(leaders.statement.publishedAt.getTime()) } : null,
    time: time ? { on: time.saidOn } : null,
    guidelines,
    mishaps: {
      hasPlan: plan !== undefined,
      triedOn: exercise?.heldOn ?? null,
      tryAgainOn: exercise?.nextOn ?? null,
    },
    training: training.map(({ heldOn }) => heldOn),
    dialogue: { isOpen: dialogue.open, on: await latestRecordDay(tx, organisationId) },
    pulse: pulse?.items.some(({ range }) => range) ? { on: pulse.closedOn } : null,
    pressure: { on: pulse?.pressed ? pulse.closedOn : null, isPaused: pause !== undefined },
  }
  return {
    judged: judgeReadiness(evidence, today),
    leaders: {
      ...{ people: leaders.visibleLeaders, tellings: leaders.visibleTellings },
      author: leaders.statement?.author ?? null,
      lastTold: leaders.lastTold && dateAt(leaders.lastTold.getTime()),
    },
    ...{ time: time ?? null, guidelines, exercise: exercise ?? null, training, pulse: pulse ?? null },
    plan: plan ? { reviewedOn: plan.reviewedOn } : null,
  }
}

export type Readiness = Awaited<ReturnType<typeof findReadiness>>

/** How the programme began; `undefined` for one that is still being prepared, or was there before launches were. */
export const findLaunch = async (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('programmeLaunch')
    .select(['lacking', 'reason', sql<string>`launched_on::text`.as('on')])
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()

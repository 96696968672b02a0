import { v4 as randomId } from 'uuid'
import type { Context } from '../../context.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import { memberByEmail } from '../people/member-by-email.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Words } from './find-plan.ts'

type Ctx = Pick<Context, 'db' | 'clock'>

export type Plan = {
  readonly decides: string
  readonly correcting: Words
  readonly apologising: Words
  readonly reviewBy: string
}

/** Keeps the plan, reviewed today. */
export async function keepPlan(ctx: Ctx, viewer: Viewer, { correcting, apologising, ...plan }: Plan): Promise<void> {
  const organisationId = viewer.organisation.id
  const reviewedOn = dateAt(ctx.clock())
  const row = { ...plan, reviewedOn, correcting: JSON.stringify(correcting), apologising: JSON.stringify(apologising) }
  await inOrganisation(ctx.db, organisationId, async (tx) => {
    await tx
      .insertInto('mishapPlan')
      .values({ organisationId, ...row })
      .onConflict((on) => on.column('organisationId').doUpdateSet({ ...row, remindedFor: null }))
      .execute()
    await recordAct(tx, viewer, { kind: 'plan-reviewed', day: plan.reviewBy })
  })
}

export type NewHelper = {
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly hours: string
}

const mostHelpers = 20

/**
 * Adds a helper. Whose address is a member's is let into new cases, and nobody else is: somebody outside is only called. `full`
 * where there are twenty, `unreachable` without any way to reach them.
 */
export async function addHelper(ctx: Ctx, viewer: Viewer, helper: NewHelper): Promise<'done' | 'full' | 'unreachable'> {
  if (!helper.phone && !helper.email) return 'unreachable'
  const organisationId = viewer.organisation.id
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const before = await tx
      .selectFrom('mishapHelper')
      .select('place')
      .where('organisationId', '=', organisationId)
      .orderBy('place', 'desc')
      .execute()
    if (before.length >= mostHelpers) return 'full'
    const member = helper.email ? await memberByEmail(tx, organisationId, helper.email) : undefined
    const place = (before[0]?.place ?? 0) + 1
    await tx
      .insertInto('mishapHelper')
      .values({ ...helper, organisationId, id: randomId(), place, memberId: member?.id ?? null })
      .execute()
    await recordAct(tx, viewer, { kind: 'mishap-helper-named', to: helper.name })
    return 'done'
  })
}

export async function removeHelper(ctx: Ctx, viewer: Viewer, id: string): Promise<void> {
  const organisationId = viewer.organisation.id
  await inOrganisation(ctx.db, organisationId, async (tx) => {
    const gone = await tx
      .deleteFrom('mishapHelper')
      .where((where) => where.and({ organisationId, id }))
      .returning('name')
      .executeTakeFirst()
    if (gone) await recordAct(tx, viewer, { kind: 'mishap-helper-removed', to: gone.name })
  })
}

export type Exercise = {
  readonly id: string
  readonly heldOn: string
  readonly minutes: number
  readonly slow: string
  readonly nextOn: string
}

/** Notes that the plan was run through: how long it took and what was slow, not who took part. */
export async function noteExercise(ctx: Ctx, viewer: Viewer, exercise: Exercise): Promise<void> {
  const organisationId = viewer.organisation.id
  await inOrganisation(ctx.db, organisationId, (tx) =>
    tx
      .insertInto('mishapExercise')
      .values({ ...exercise, organisationId })
      .onConflict((on) => on.columns(['organisationId', 'id']).doNothing())
      .execute(),
  )
}

import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { listHelpers } from '../people/list-helpers.ts'

export type PlanHelper = {
  readonly id: string
  /** A member is let into new cases; a helper from outside is only called. */
  readonly memberId: MemberId | null
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly hours: string
}

export type Words = Readonly<Partial<Record<'fi' | 'sv' | 'en', string>>>

export type MishapPlan = {
  readonly decides: string
  readonly correcting: Words
  readonly apologising: Words
  readonly reviewedOn: string
  readonly reviewBy: string
}

export async function findPlan(tx: OrganisationTx, organisationId: OrganisationId): Promise<MishapPlan | undefined> {
  const row = await tx
    .selectFrom('mishapPlan')
    .select(['decides', 'correcting', 'apologising', 'reviewedOn', 'reviewBy'])
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  return row as unknown as MishapPlan | undefined
}

/** Who helps by the plan; until it names somebody, whoever leads the programme does. */
export async function planHelpers(tx: OrganisationTx, organisationId: OrganisationId): Promise<readonly PlanHelper[]> {
  const named = await tx
    .selectFrom('mishapHelper')
    .select(['id', 'memberId', 'name', 'phone', 'email', 'hours'])
    .where('organisationId', '=', organisationId)
    .orderBy('place')
    .orderBy('id')
    .limit(20)
    .execute()
  if (named.length > 0) return named as readonly PlanHelper[]
  const leads = await listHelpers(tx, organisationId)
  return leads.map(({ id, name, email }) => ({ id, memberId: id as MemberId, name, phone: null, email, hours: '' }))
}

/** Dates are calendar days, such as 2026-11-27. */
export type PlannedExercise = {
  readonly id: string
  readonly heldOn: string
  readonly minutes: number
  readonly slow: string
  readonly nextOn: string
}

export async function listExercises(tx: OrganisationTx, organisationId: OrganisationId) {
  const rows = await tx
    .selectFrom('mishapExercise')
    .select(['id', 'heldOn', 'minutes', 'slow', 'nextOn'])
    .where('organisationId', '=', organisationId)
    .orderBy('heldOn', 'desc')
    .limit(20)
    .execute()
  return rows as unknown as readonly PlannedExercise[]
}

import { sql } from 'kysely'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

export type Helper = {
  readonly id: MemberId
  readonly name: string
  /** What they are good to be asked about, in their own words. */
  readonly about: string
  readonly onDuty: boolean
  readonly awayUntil: string | null
}

/** As many as a list can show; who has more helpers than this has a rota, and asks whoever is on duty. */
export const mostHelpers = 50

/** Whom one may ask, by name. */
export async function listAskHelpers(tx: OrganisationTx, organisationId: OrganisationId): Promise<Helper[]> {
  const rows = await tx
    .selectFrom('askHelper')
    .innerJoin('member', (join) =>
      join
        .onRef('member.organisationId', '=', 'askHelper.organisationId')
        .onRef('member.id', '=', 'askHelper.memberId'),
    )
    .select(['member.id', 'member.name', 'askHelper.about', 'askHelper.onDuty', 'askHelper.awayUntil'])
    .where('askHelper.organisationId', '=', organisationId)
    .where('member.leavesAt', 'is', null)
    .orderBy('member.name')
    .orderBy('member.id')
    .limit(mostHelpers)
    .execute()
  return rows.map((row) => ({ ...row, id: row.id as MemberId, awayUntil: row.awayUntil as unknown as string | null }))
}

export type OnDuty = { readonly id: MemberId; readonly name: string }

/** Who sees what is asked of whoever is on duty: the helpers that take it, and the editors where none does. */
export async function peopleOnDuty(tx: OrganisationTx, organisationId: OrganisationId): Promise<OnDuty[]> {
  const helpers = (await listAskHelpers(tx, organisationId)).filter(({ onDuty }) => onDuty)
  if (helpers.length > 0) return helpers.map(({ id, name }) => ({ id, name }))
  const editors = await tx
    .selectFrom('member')
    .select(['id', 'name'])
    .where('organisationId', '=', organisationId)
    .where('leavesAt', 'is', null)
    .where(sql<boolean>`'editor' = any(roles)`)
    .orderBy('name')
    .orderBy('id')
    .limit(mostHelpers)
    .execute()
  return editors.map(({ id, name }) => ({ id: id as MemberId, name }))
}

export const isOnDuty = async (tx: OrganisationTx, { organisation, member }: Viewer): Promise<boolean> =>
  (await peopleOnDuty(tx, organisation.id)).some(({ id }) => id === member.id)

/** The day counts as away: who comes back on it says so the day before. */
export const isAway = ({ awayUntil }: Pick<Helper, 'awayUntil'>, today: string): boolean =>
  awayUntil !== null && awayUntil >= today

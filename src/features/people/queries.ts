import { sql } from 'kysely'
import { isId } from '../../core/id.ts'
import type { Role } from '../../core/policy.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

const pageSize = 50

export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly groupIds: readonly string[]
  /** When an admin has removed them. */
  readonly leavesAt: Date | null
}

/** Members with what an admin manages of them: roles and groups, and nothing that they did. */
const people = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('member')
    .innerJoin('authUser', 'authUser.id', 'member.userId')
    .select(['member.id', 'member.name', 'member.roles', 'member.leavesAt', 'authUser.email'])
    .select((eb) =>
      eb
        .selectFrom('groupMembership')
        .select(sql<string[]>`coalesce(array_agg(group_id::text), '{}')`.as('ids'))
        .whereRef('groupMembership.organisationId', '=', 'member.organisationId')
        .whereRef('groupMembership.memberId', '=', 'member.id')
        .as('groupIds'),
    )
    .where('member.organisationId', '=', organisationId)

type Row = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number]

const personOf = (row: Row): Person => ({ ...row, roles: row.roles as Role[], groupIds: row.groupIds ?? [] })

export async function listPeople(tx: OrganisationTx, organisationId: OrganisationId, page: number, search = '') {
  // What was typed is looked for as it is: no sign in it stands for others.
  const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const rows = await people(tx, organisationId)
    .$if(search !== '', (query) =>
      query.where((eb) => eb.or([eb('member.name', 'ilike', pattern), eb('authUser.email', 'ilike', pattern)])),
    )
    .orderBy('member.name')
    .orderBy('member.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  return { people: rows.slice(0, pageSize).map(personOf), more: rows.length > pageSize }
}

export async function findPerson(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  id: string,
): Promise<Person | undefined> {
  if (!isId(id)) return undefined
  const row = await people(tx, organisationId).where('member.id', '=', id).executeTakeFirst()
  return row && personOf(row)
}

/** Personal invitations that still wait for an answer, newest first. */
export const waitingInvitations = (tx: OrganisationTx, organisationId: OrganisationId, now: Date) =>
  tx
    .selectFrom('invitation')
    .select(['id', 'email', 'sentAt', 'expiresAt'])
    .where('organisationId', '=', organisationId)
    .where('email', 'is not', null)
    .where('acceptedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .limit(pageSize)
    .execute()

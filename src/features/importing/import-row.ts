import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { isId } from '../../core/id.ts'
import type { Language } from '../../core/networks.ts'
import { type Change, changeOf, type Ground, type Known } from '../../core/people-changes.ts'
import type { Role } from '../../core/policy.ts'
import type { FaultyRow, FileRow } from '../../core/read-people.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

export type ImportState = 'read' | 'running' | 'stopped' | 'done'
/** What is kept of the file until it has been applied. */
export type KeptFile = { readonly rows: readonly FileRow[]; readonly faulty: readonly FaultyRow[] }

export type Import = {
  readonly id: string
  readonly importedBy: string
  readonly state: ImportState
  readonly total: number
  readonly applied: number
  readonly file: KeptFile
}

/** An import of the organisation, locked where something will be done with it. */
export async function findImport(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  id: string,
  lock = false,
): Promise<Import | undefined> {
  if (!isId(id)) return undefined
  const row = await tx
    .selectFrom('peopleImport')
    .select(['id', 'importedBy', 'state', 'total', 'applied', 'rows'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) return undefined
  const { rows, ...rest } = row
  return { ...rest, state: rest.state as ImportState, file: rows as unknown as KeptFile }
}

/** What is there of the people that the rows name. */
export async function groundOf(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  rows: readonly FileRow[],
  now: Date,
): Promise<Ground> {
  const emails = sql<string>`any(${rows.map(({ email }) => email)}::text[])`
  const members = await tx
    .selectFrom('member')
    .innerJoin('authUser', 'authUser.id', 'member.userId')
    .select(['member.id', 'member.name', 'member.language', 'member.roles', 'member.leavesAt', 'authUser.email'])
    .select(
      sql<string[]>`array(select g.name from group_membership m join member_group g
        on g.organisation_id = m.organisation_id and g.id = m.group_id
        where m.organisation_id = member.organisation_id and m.member_id = member.id)`.as('groups'),
    )
    .where('member.organisationId', '=', organisationId)
    .where('authUser.email', '=', emails)
    .execute()
  const invited = await tx
    .selectFrom('invitation')
    .select('email')
    .where('organisationId', '=', organisationId)
    .where('email', '=', emails)
    .where('acceptedAt', 'is', null)
    .where('expiresAt', '>', now)
    .execute()
  // Whom an admin has removed is not brought back by a list: that is done on their own page.
  const leaving = members.filter(({ leavesAt }) => leavesAt)
  const staying = members.filter(({ leavesAt }) => !leavesAt)
  const known = staying.map(
    (row): Known => ({ ...row, language: row.language as Language, roles: row.roles as Role[] }),
  )
  return {
    members: new Map(known.map((member) => [member.email, member])),
    invited: new Set([...invited, ...leaving].flatMap(({ email }) => (email ? [email] : []))),
  }
}

export type Plan = {
  readonly changes: readonly Change[]
  readonly newGroups: readonly string[]
  /** Stands for exactly these changes: what is applied is what was looked at, or nothing. */
  readonly token: string
}

export async function planOf(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { rows }: KeptFile,
  now: Date,
): Promise<Plan> {
  const ground = await groundOf(tx, organisationId, rows, now)
  const changes = rows.map((row) => changeOf(row, ground))
  const groups = await tx
    .selectFrom('memberGroup')
    .select('name')
    .where('organisationId', '=', organisationId)
    .execute()
  const there = new Set(groups.map(({ name }) => name))
  const wanted = changes.flatMap((change) =>
    change.kind === 'new' ? change.row.groups : change.kind === 'changed' ? change.groupsAdded : [],
  )
  const newGroups = [...new Set(wanted)].filter((name) => !there.has(name)).sort()
  const token = createHash('sha256')
    .update(JSON.stringify([changes, newGroups]))
    .digest('base64url')
  return { changes, newGroups, token }
}

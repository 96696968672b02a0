import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import type { Role } from '../../core/policy.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from './viewer.ts'

type Ctx = Pick<Context, 'db' | 'clock'>

export type Place = { readonly name: string; readonly roles: readonly Role[]; readonly groupIds: readonly string[] }
export type Placed = { readonly ok: true } | { readonly ok: false; readonly problem: 'missing' | 'last-admin' }

/** Sets a member's name, roles and groups. An organisation keeps one admin at least. */
export async function placeMember(ctx: Ctx, viewer: Viewer, memberId: string, place: Place): Promise<Placed> {
  const organisationId = viewer.organisation.id
  if (!isId(memberId)) return { ok: false, problem: 'missing' }
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<Placed> => {
    const members = await lockAdmins(tx, viewer)
    const othersAreAdmin = members.some((member) => member.id !== memberId && member.roles.includes('admin'))
    if (!place.roles.includes('admin') && !othersAreAdmin) return { ok: false, problem: 'last-admin' }
    const updated = await tx
      .updateTable('member')
      .set({ name: place.name, roles: [...place.roles] })
      .where('organisationId', '=', organisationId)
      .where('id', '=', memberId)
      .returning('id')
      .executeTakeFirst()
    if (!updated) return { ok: false, problem: 'missing' }
    await tx
      .deleteFrom('groupMembership')
      .where('organisationId', '=', organisationId)
      .where('memberId', '=', memberId)
      .execute()
    if (place.groupIds.length > 0) {
      await tx
        .insertInto('groupMembership')
        .values(place.groupIds.map((groupId) => ({ organisationId, groupId, memberId })))
        .execute()
    }
    return { ok: true }
  })
}

// Locked, so that two admins cannot take the right from each other at the same moment.
const lockAdmins = (tx: OrganisationTx, { organisation }: Viewer) =>
  tx
    .selectFrom('member')
    .select(['id', 'roles'])
    .where('organisationId', '=', organisation.id)
    .where(sql<boolean>`'admin' = any(roles)`)
    .forUpdate()
    .execute()

/** Makes a group; one of that name that is there already stays as it is. */
export async function addGroup(ctx: Ctx, viewer: Viewer, name: string): Promise<void> {
  const row = { organisationId: viewer.organisation.id, id: uuid(), name, createdAt: new Date(ctx.clock()) }
  await inOrganisation(ctx.db, viewer.organisation.id, (tx) =>
    tx
      .insertInto('memberGroup')
      .values(row)
      .onConflict((conflict) => conflict.columns(['organisationId', 'name']).doNothing())
      .execute(),
  )
}

/** Gives a group another name; `false` where another group has that name. */
export async function renameGroup(ctx: Ctx, viewer: Viewer, id: string, name: string): Promise<boolean> {
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const taken = await tx
      .selectFrom('memberGroup')
      .select('id')
      .where('organisationId', '=', viewer.organisation.id)
      .where('name', '=', name)
      .where('id', '<>', id)
      .executeTakeFirst()
    if (taken) return false
    await tx
      .updateTable('memberGroup')
      .set({ name })
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', id)
      .execute()
    return true
  })
}

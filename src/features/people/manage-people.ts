import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { type Placement, placementActs } from '../../core/placement.ts'
import type { Role } from '../../core/policy.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { forgetExample } from '../leaders/forget-example.ts'
import { recordAct, recordActs } from './audit.ts'
import { listGroups } from './list-groups.ts'
import { lockAdmins } from './lock-admins.ts'
import type { Viewer } from './viewer.ts'

type Ctx = Pick<Context, 'db' | 'clock'>

export type Place = Placement
export type Placed =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'missing' | 'last-admin' | 'removed' }

/**
 * Sets a member's name, roles and groups. An organisation keeps one admin at least; and whom an admin has
 * removed is given nothing before the removal is undone.
 */
export async function placeMember(ctx: Ctx, viewer: Viewer, memberId: string, place: Place): Promise<Placed> {
  const organisationId = viewer.organisation.id
  if (!isId(memberId)) return { ok: false, problem: 'missing' }
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<Placed> => {
    const members = await lockAdmins(tx, organisationId)
    const othersAreAdmin = members.some((member) => member.id !== memberId && member.roles.includes('admin'))
    if (!place.roles.includes('admin') && !othersAreAdmin) return { ok: false, problem: 'last-admin' }
    const before = await placementOf(tx, viewer, memberId)
    if (!before) return { ok: false, problem: 'missing' }
    if (before.leavesAt) return { ok: false, problem: 'removed' }
    await tx
      .updateTable('member')
      .set({ name: place.name, roles: [...place.roles] })
      .where('organisationId', '=', organisationId)
      .where('id', '=', memberId)
      .execute()
    if (!place.roles.includes('leader')) await forgetExample(tx, organisationId, memberId)
    const groups = new Map((await listGroups(tx, organisationId)).map(({ id, name }) => [id, name]))
    const groupIds = [...new Set(place.groupIds)].filter((id) => groups.has(id))
    await tx
      .deleteFrom('groupMembership')
      .where('organisationId', '=', organisationId)
      .where('memberId', '=', memberId)
      .execute()
    if (groupIds.length > 0) {
      await tx
        .insertInto('groupMembership')
        .values(groupIds.map((groupId) => ({ organisationId, groupId, memberId })))
        .execute()
    }
    const acts = placementActs(memberId, before, { ...place, groupIds }, (id) => groups.get(id) ?? '')
    await recordActs(tx, viewer, acts)
    return { ok: true }
  })
}

// Locked: what is written into the log is what was changed.
async function placementOf(
  tx: OrganisationTx,
  { organisation }: Viewer,
  memberId: string,
): Promise<(Placement & { readonly leavesAt: Date | null }) | undefined> {
  const member = await tx
    .selectFrom('member')
    .select(['name', 'roles', 'leavesAt'])
    .where('organisationId', '=', organisation.id)
    .where('id', '=', memberId)
    .forUpdate()
    .executeTakeFirst()
  if (!member) return undefined
  const groups = await tx
    .selectFrom('groupMembership')
    .select('groupId')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', memberId)
    .execute()
  const { name, leavesAt } = member
  return { name, leavesAt, roles: member.roles as Role[], groupIds: groups.map(({ groupId }) => groupId) }
}

/** Makes a group; one of that name that is there already stays as it is. */
export async function addGroup(ctx: Ctx, viewer: Viewer, name: string): Promise<void> {
  const row = { organisationId: viewer.organisation.id, id: uuid(), name, createdAt: new Date(ctx.clock()) }
  await inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const made = await tx
      .insertInto('memberGroup')
      .values(row)
      .onConflict((conflict) => conflict.columns(['organisationId', 'name']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await recordAct(tx, viewer, { kind: 'group-made', group: name })
  })
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
    const before = await tx
      .selectFrom('memberGroup')
      .select('name')
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!before || before.name === name) return true
    await tx
      .updateTable('memberGroup')
      .set({ name })
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', id)
      .execute()
    await recordAct(tx, viewer, { kind: 'group-renamed', from: before.name, to: name })
    return true
  })
}

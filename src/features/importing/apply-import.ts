import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Act } from '../../core/act.ts'
import type { Language } from '../../core/networks.ts'
import { changeOf, type Known } from '../../core/people-changes.ts'
import { placementActs } from '../../core/placement.ts'
import { may, type Role } from '../../core/policy.ts'
import type { FileRow } from '../../core/read-people.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordActs } from '../people/audit.ts'
import { insertInvitation } from '../people/invite.ts'
import { listGroups } from '../people/list-groups.ts'
import type { Viewer } from '../people/viewer.ts'
import { findImport, groundOf, planOf } from './import-row.ts'

const rowsAtOnce = 100
// Then the rest is queued anew, so that a job never lasts longer than one may.
const batchesInAJob = 20

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs'>

export type Started = { readonly ok: true } | { readonly ok: false; readonly problem: 'missing' | 'changed' }

/** Begins to apply what was looked at. If what it would do has changed since, it is to be looked at again. */
export async function startImport(ctx: Ctx, viewer: Viewer, id: string, token: string): Promise<Started> {
  const organisationId = viewer.organisation.id
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<Started> => {
    const found = await findImport(tx, organisationId, id, true)
    if (!found) return { ok: false, problem: 'missing' }
    // The same form, sent twice.
    if (found.state !== 'read') return { ok: true }
    const plan = await planOf(tx, organisationId, found.file, new Date(ctx.clock()))
    if (plan.token !== token) return { ok: false, problem: 'changed' }
    await setState(tx, organisationId, id, { state: 'running', importedBy: viewer.member.id })
    await ctx.jobs.enqueue(tx, 'apply-import', { organisationId, importId: id })
    return { ok: true }
  })
}

/** Stops after the rows that are being applied; what has been applied stays. */
export const stopImport = (ctx: Ctx, viewer: Viewer, id: string): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const found = await findImport(tx, viewer.organisation.id, id, true)
    if (found?.state === 'running') await setState(tx, viewer.organisation.id, id, { state: 'stopped' })
  })

/** Goes on where it was stopped. */
export const resumeImport = (ctx: Ctx, viewer: Viewer, id: string): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const organisationId = viewer.organisation.id
    const found = await findImport(tx, organisationId, id, true)
    if (found?.state !== 'stopped') return
    await setState(tx, organisationId, id, { state: 'running', importedBy: viewer.member.id })
    await ctx.jobs.enqueue(tx, 'apply-import', { organisationId, importId: id })
  })

type Changed = { state: 'running' | 'stopped' | 'done'; importedBy?: string; applied?: number; rows?: string }

async function setState(tx: OrganisationTx, organisationId: OrganisationId, id: string, changed: Changed) {
  await tx
    .updateTable('peopleImport')
    .set(changed)
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .execute()
}

const payloadSchema = z.object({
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  importId: z.uuid(),
})

/**
 * Applies an import, some rows in a transaction. Twice is safe, and so is a kill in between: how far it has
 * come is written with the rows themselves, two at once wait for one another at the import's row, and a row
 * that has been applied changes nothing the second time.
 */
export async function applyImport(ctx: Ctx, payload: unknown): Promise<void> {
  const { organisationId, importId } = payloadSchema.parse(payload)
  for (let batch = 0; batch < batchesInAJob; batch++) {
    const more = await inOrganisation(ctx.db, organisationId, (tx) => applySome(ctx, tx, organisationId, importId))
    if (!more) return
  }
  await inOrganisation(ctx.db, organisationId, (tx) =>
    ctx.jobs.enqueue(tx, 'apply-import', { organisationId, importId }),
  )
}

async function applySome(ctx: Ctx, tx: OrganisationTx, organisationId: OrganisationId, id: string): Promise<boolean> {
  const found = await findImport(tx, organisationId, id, true)
  if (found?.state !== 'running') return false
  const by = { organisation: { id: organisationId }, member: { id: found.importedBy as MemberId } }
  // Who began it may have lost the right meanwhile: then somebody who has it goes on, or nobody.
  if (!(await mayStill(tx, organisationId, found.importedBy))) {
    await setState(tx, organisationId, id, { state: 'stopped' })
    return false
  }
  const rows = found.file.rows.slice(found.applied, found.applied + rowsAtOnce)
  await recordActs(tx, by, await applyRows(ctx, tx, organisationId, rows))
  const applied = found.applied + rows.length
  if (applied < found.total) {
    await setState(tx, organisationId, id, { state: 'running', applied })
    return true
  }
  // What the file held has done its work.
  await setState(tx, organisationId, id, { state: 'done', applied, rows: JSON.stringify({ rows: [], faulty: [] }) })
  await recordActs(tx, by, [{ kind: 'import-applied', count: found.total }])
  return false
}

async function mayStill(tx: OrganisationTx, organisationId: OrganisationId, memberId: string): Promise<boolean> {
  const member = await tx
    .selectFrom('member')
    .select(['roles', 'leavesAt'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return !!member && !member.leavesAt && may({ roles: member.roles as Role[], groupIds: [] }, 'manage-people')
}

async function applyRows(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  rows: readonly FileRow[],
): Promise<Act[]> {
  const acts: Act[] = []
  const ground = await groundOf(tx, organisationId, rows, new Date(ctx.clock()))
  const groups = new Map((await listGroups(tx, organisationId)).map(({ id, name }) => [name, id]))
  const organisation = await tx
    .selectFrom('organisation')
    .select('language')
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow()
  for (const row of rows) {
    const change = changeOf(row, ground)
    if (change.kind !== 'new' && change.kind !== 'changed') continue
    const wanted = change.kind === 'new' ? row.groups : change.groupsAdded
    acts.push(...(await makeGroups(ctx, tx, organisationId, groups, wanted)))
    const groupIds = wanted.flatMap((name) => groups.get(name) ?? [])
    if (change.kind === 'changed') {
      const member = ground.members.get(row.email)
      if (member) acts.push(...(await changeMember(tx, organisationId, member, change, groupIds)))
      continue
    }
    const language = row.language ?? (organisation.language as Language)
    const invitation = { email: row.email, roles: row.roles, groupIds, language }
    const invitationId = await insertInvitation(ctx, tx, organisationId, invitation)
    await ctx.jobs.enqueue(tx, 'send-invitation', { organisationId, invitationId })
    acts.push({ kind: 'invitation-sent', invitation: invitationId, roles: row.roles, groups: row.groups })
  }
  return acts
}

async function makeGroups(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  groups: Map<string, string>,
  names: readonly string[],
): Promise<Act[]> {
  const acts: Act[] = []
  for (const name of names) {
    if (groups.has(name)) continue
    const id = uuid()
    await tx
      .insertInto('memberGroup')
      .values({ organisationId, id, name, createdAt: new Date(ctx.clock()) })
      .execute()
    groups.set(name, id)
    acts.push({ kind: 'group-made', group: name })
  }
  return acts
}

type ChangeOfMember = Extract<ReturnType<typeof changeOf>, { kind: 'changed' }>

async function changeMember(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  before: Known,
  change: ChangeOfMember,
  groupIds: readonly string[],
): Promise<Act[]> {
  const after = { name: change.name ?? before.name, roles: [...before.roles, ...change.rolesAdded] }
  await tx
    .updateTable('member')
    .set({ ...after, language: change.language ?? before.language })
    .where('organisationId', '=', organisationId)
    .where('id', '=', change.id)
    .execute()
  if (groupIds.length > 0) {
    await tx
      .insertInto('groupMembership')
      .values(groupIds.map((groupId) => ({ organisationId, groupId, memberId: change.id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const named = {
    before: { ...before, groupIds: before.groups },
    after: { ...after, groupIds: [...before.groups, ...change.groupsAdded] },
  }
  return placementActs(change.id, named.before, named.after, (name) => name)
}

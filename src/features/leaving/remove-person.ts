import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { roles as allRoles, type Role } from '../../core/policy.ts'
import { inOrganisation } from '../../platform/database.ts'
import { forgetExample } from '../leaders/forget-example.ts'
import { recordAct } from '../people/audit.ts'
import { lockAdmins } from '../people/lock-admins.ts'
import type { Viewer } from '../people/viewer.ts'

const daysToTakeAlong = 7
const dayMs = 24 * 3_600_000

export type Removed =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'missing' | 'last-admin' | 'yourself' }

/**
 * An admin removes a person. Roles and everything that they could see end at once. For a week they may
 * still sign in to take their own data along; then the same happens as when people leave by themselves
 * (see leave.ts). Twice is safe: the week does not begin anew.
 */
export async function removePerson(
  ctx: Pick<Context, 'db' | 'clock' | 'jobs'>,
  viewer: Viewer,
  memberId: string,
): Promise<Removed> {
  const organisationId = viewer.organisation.id
  if (!isId(memberId)) return { ok: false, problem: 'missing' }
  if (memberId === viewer.member.id) return { ok: false, problem: 'yourself' }
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<Removed> => {
    const admins = await lockAdmins(tx, organisationId)
    // The remover may have lost the right a moment ago: then nobody who has it would be left to see this.
    if (!admins.some(({ id }) => id !== memberId)) return { ok: false, problem: 'last-admin' }
    const person = await tx
      .selectFrom('member')
      .select(['roles', 'leavesAt'])
      .where('organisationId', '=', organisationId)
      .where('id', '=', memberId)
      .forUpdate()
      .executeTakeFirst()
    if (!person) return { ok: false, problem: 'missing' }
    if (person.leavesAt) return { ok: true }
    await tx
      .updateTable('member')
      .set({ leavesAt: new Date(ctx.clock() + daysToTakeAlong * dayMs), roles: [] })
      .where('organisationId', '=', organisationId)
      .where('id', '=', memberId)
      .execute()
    await forgetExample(tx, organisationId, memberId)
    const roles = allRoles.filter((role): role is Role => person.roles.includes(role))
    await recordAct(tx, viewer, { kind: 'removal-announced', person: memberId, roles })
    await ctx.jobs.enqueue(tx, 'send-removal-letter', { organisationId, memberId })
    return { ok: true }
  })
}

/** Takes a removal back while the week lasts. Roles are not given back by themselves. */
export async function keepPerson(ctx: Pick<Context, 'db'>, viewer: Viewer, memberId: string): Promise<void> {
  const organisationId = viewer.organisation.id
  if (!isId(memberId)) return
  await inOrganisation(ctx.db, organisationId, async (tx) => {
    const kept = await tx
      .updateTable('member')
      .set({ leavesAt: null })
      .where('organisationId', '=', organisationId)
      .where('id', '=', memberId)
      .where('leavesAt', 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (kept) await recordAct(tx, viewer, { kind: 'removal-undone', person: memberId })
  })
}

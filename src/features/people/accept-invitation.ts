import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import type { Role } from '../../core/policy.ts'
import { inOrganisation, type MemberId, type OrganisationTx } from '../../platform/database.ts'
import { type InvitationRef, readToken } from './invitation-token.ts'
import { insertInvitation } from './invite.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'secrets'>

export type Invitation = InvitationRef & {
  readonly organisation: string
  readonly email: string | null
  readonly roles: readonly Role[]
  readonly groupIds: readonly string[]
  readonly language: Language
}

/** The invitation that a token stands for, where it still holds. */
export async function findInvitation(ctx: Ctx, token: string): Promise<Invitation | undefined> {
  const ref = readToken(ctx, token)
  if (!ref) return undefined
  const row = await inOrganisation(ctx.db, ref.organisationId, (tx) => open(ctx, tx, ref).executeTakeFirst())
  return (
    row && { ...ref, ...row, organisation: row.name, roles: row.roles as Role[], language: row.language as Language }
  )
}

const open = (ctx: Ctx, tx: OrganisationTx, { organisationId, invitationId }: InvitationRef) =>
  tx
    .selectFrom('invitation')
    .innerJoin('organisation', 'organisation.organisationId', 'invitation.organisationId')
    .select(['organisation.name', 'invitation.email', 'invitation.roles', 'invitation.groupIds', 'invitation.language'])
    .where('invitation.organisationId', '=', organisationId)
    .where('invitation.id', '=', invitationId)
    .where('invitation.acceptedAt', 'is', null)
    .where('invitation.expiresAt', '>', new Date(ctx.clock()))

/**
 * Makes a member of who has a personal invitation: having got it by mail proves the address. Twice is
 * safe: the second finds it accepted.
 */
export async function acceptInvitation(
  ctx: Ctx,
  invitation: Invitation,
  person: { name: string; language: Language },
): Promise<boolean> {
  const { organisationId, email } = invitation
  if (email === null) return false
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const now = new Date(ctx.clock())
    const userId = await userFor(tx, email, person.name, now)
    const memberId = uuid() as MemberId
    const joined = await tx
      .insertInto('userMembership')
      .values({ userId, organisationId, memberId })
      .onConflict((conflict) => conflict.columns(['userId', 'organisationId']).doNothing())
      .returning('memberId')
      .executeTakeFirst()
    const accepted = await tx
      .updateTable('invitation')
      .set({ acceptedAt: now })
      .where('organisationId', '=', organisationId)
      .where('id', '=', invitation.invitationId)
      .where('acceptedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (accepted && joined) await addMember(tx, invitation, { userId, memberId, now, ...person })
    return accepted !== undefined
  })
}

async function userFor(tx: OrganisationTx, email: string, name: string, now: Date): Promise<string> {
  await tx
    .insertInto('authUser')
    .values({ id: uuid(), email, emailVerified: true, name, createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  const user = await tx.selectFrom('authUser').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return user.id
}

type NewMember = {
  readonly userId: string
  readonly memberId: MemberId
  readonly name: string
  readonly language: Language
  readonly now: Date
}

async function addMember(
  tx: OrganisationTx,
  { organisationId, roles, groupIds }: Invitation,
  person: NewMember,
): Promise<void> {
  const { userId, memberId, name, language, now } = person
  await tx
    .insertInto('member')
    .values({ organisationId, id: memberId, userId, name, language, roles: [...roles], createdAt: now })
    .execute()
  // A group that has been removed meanwhile is left out.
  const groups =
    groupIds.length === 0
      ? []
      : await tx
          .selectFrom('memberGroup')
          .select('id')
          .where('organisationId', '=', organisationId)
          .where('id', 'in', groupIds)
          .execute()
  if (groups.length === 0) return
  await tx
    .insertInto('groupMembership')
    .values(groups.map(({ id }) => ({ organisationId, groupId: id, memberId })))
    .execute()
}

/** By a link for many: a personal invitation goes to the address that was given, and only its reader joins. */
export async function askForInvitation(
  ctx: Ctx & Pick<Context, 'jobs'>,
  invitation: Invitation,
  person: { email: string; language: Language },
): Promise<void> {
  const { organisationId, groupIds } = invitation
  await inOrganisation(ctx.db, organisationId, async (tx) => {
    const personal = { email: person.email, roles: [], groupIds, language: person.language }
    const invitationId = await insertInvitation(ctx, tx, organisationId, personal)
    await ctx.jobs.enqueue(tx, 'send-invitation', { organisationId, invitationId })
  })
}

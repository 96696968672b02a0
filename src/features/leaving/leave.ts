import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { roles as allRoles, type Role } from '../../core/policy.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { helpNoMore } from '../asking/hand-back.ts'
import { leaveMishaps } from '../mishaps/leave-mishaps.ts'
import { recordAct } from '../people/audit.ts'
import { lockAdmins } from '../people/lock-admins.ts'
import { type EndSignIn, endsOfSignIns } from '../telling/own-channel.ts'
import { leaveStudies } from '../voice-study/leave-studies.ts'
import { handOn } from './hand-on.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs' | 'networks' | 'secrets'>

export type Leaver = { readonly organisationId: OrganisationId; readonly memberId: MemberId }

export type Left =
  | {
      readonly ok: true
      /** Whether they belong to another organisation here, and so can still sign in. */
      readonly elsewhere: boolean
    }
  | { readonly ok: false; readonly problem: 'last-admin' }

/**
 * Takes a person out of an organisation, with all that is kept of them: at once, and for good. By their own
 * wish, or when their week is over after an admin removed them: it is the same.
 *
 * Their links go on leading where they led, without a name (they stand in `link_slug`, which knows none),
 * and are counted no more; figures that were released stay (docs/decisions/0022). Sign-ins at networks are
 * ended there too, once, and nobody waits for it: nothing of the person is kept by which to try again. Twice
 * is safe: the second finds nobody.
 */
export async function leave(ctx: Ctx, leaver: Leaver): Promise<Left> {
  const ends: EndSignIn[] = []
  const left = await takeOut(ctx, leaver, ends)
  // Not before it is decided. What a network answers, and whether, is nobody's to know any more.
  if (left.ok) for (const end of ends) void end().catch(() => undefined)
  return left
}

/** Fills `ends` with how to end the sign-ins, whose rows go. */
async function takeOut(ctx: Ctx, leaver: Leaver, ends: EndSignIn[]): Promise<Left> {
  const { organisationId, memberId } = leaver
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<Left> => {
    const admins = await lockAdmins(tx, organisationId)
    const person = await findPerson(tx, leaver)
    if (!person) return { ok: true, elsewhere: false }
    const isAdmin = admins.some(({ id }) => id === memberId)
    if (isAdmin && admins.length === 1) return { ok: false, problem: 'last-admin' }
    // Before their key goes: that a right ended is written down, and that a person without any left is not.
    const roles = allRoles.filter((role): role is Role => person.roles.includes(role))
    if (roles.length > 0) {
      const by = { organisation: { id: organisationId }, member: { id: memberId } }
      await recordAct(tx, by, { kind: 'roles-given-up', roles })
    }
    if (!(await handOn(tx, organisationId, memberId))) return { ok: false, problem: 'last-admin' }
    await leaveStudies(tx, leaver)
    await leaveMishaps(tx, leaver)
    await helpNoMore(ctx, tx, organisationId, memberId)
    ends.push(...(await endsOfSignIns(ctx, tx, leaver)))
    await ctx.jobs.forget(tx, await jobsOf(tx, leaver, person))
    await tx
      .deleteFrom('invitation')
      .where('organisationId', '=', organisationId)
      .where('email', '=', person.email)
      .execute()
    // A list that somebody is just bringing in, and that names them, is to be read anew.
    await tx
      .deleteFrom('peopleImport')
      .where('organisationId', '=', organisationId)
      .where(sql<boolean>`position(${`"${person.email}"`} in rows::text) > 0`)
      .execute()
    await tx
      .deleteFrom('userMembership')
      .where('userId', '=', person.userId)
      .where('organisationId', '=', organisationId)
      .execute()
    // With all that hangs on it: accounts and their tokens, tellings and their links' names, groups, notices.
    await tx.deleteFrom('member').where('organisationId', '=', organisationId).where('id', '=', memberId).execute()
    return { ok: true, elsewhere: await keepUser(tx, person) }
  })
}

// Locked: whoever adds something of theirs at this moment waits, and finds them gone.
const findPerson = (tx: OrganisationTx, { organisationId, memberId }: Leaver) =>
  tx
    .selectFrom('member')
    .innerJoin('authUser', 'authUser.id', 'member.userId')
    .select(['member.userId', 'member.roles', 'authUser.email'])
    .where('member.organisationId', '=', organisationId)
    .where('member.id', '=', memberId)
    .forUpdate('member')
    .executeTakeFirst()

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** The ids by which the queue may know of the person: what is queued is not done, what was done is forgotten. */
async function jobsOf(tx: OrganisationTx, { organisationId, memberId }: Leaver, { userId, email }: Person) {
  const ids = async (query: ReturnType<typeof sql<{ id: string }>>) =>
    (await query.execute(tx)).rows.map(({ id }) => id)
  const inTheirs = sql`where organisation_id = ${organisationId}`
  return [
    memberId,
    userId,
    ...(await ids(sql`select id from telling ${inTheirs} and member_id = ${memberId}`)),
    ...(await ids(sql`select id from notice ${inTheirs} and member_id = ${memberId}`)),
    ...(await ids(sql`select id from invitation ${inTheirs} and email = ${email}`)),
  ]
}

/** The user goes too, with sessions and ways to sign in, unless they belong elsewhere; answers whether they do. */
async function keepUser(tx: OrganisationTx, { userId, email }: Person): Promise<boolean> {
  // Locked, so that an invitation accepted at this moment is seen, or makes the user anew.
  await tx.selectFrom('authUser').select('id').where('id', '=', userId).forUpdate().execute()
  const other = await tx.selectFrom('userMembership').select('memberId').where('userId', '=', userId).executeTakeFirst()
  if (other) return true
  await tx
    .deleteFrom('authVerification')
    // What signs in, or is about to: a token for the address, a question asked of a passkey.
    .where(sql<boolean>`position(${`"${email}"`} in lower(value)) > 0 or position(${userId} in value) > 0`)
    .execute()
  await tx.deleteFrom('authUser').where('id', '=', userId).execute()
  return false
}

import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import type { Role } from '../../core/policy.ts'
import { type Database, inOrganisation, type MemberId } from '../../platform/database.ts'
import { recordAct } from './audit.ts'
import { chooseOrganisation } from './list-organisations.ts'

// For the command line: who runs the server adds people and lists them where there is no mail server.

const mostListed = 10_000

export const listUsers = (db: Database) =>
  db.selectFrom('authUser').select(['email', 'name']).orderBy('email').limit(mostListed).execute()

export type Added =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly problem:
        | 'no-organisation'
        | 'many-organisations'
        | 'unknown-organisation'
        | 'already-there'
        | 'bad-email'
    }

/** Adds a member to the organisation that is named by its id or name, or to the only one. */
export async function addUser(
  ctx: Pick<Context, 'db' | 'clock'>,
  person: { readonly email: string; readonly name: string; readonly roles: readonly Role[] },
  where?: string,
): Promise<Added> {
  if (!z.email().safeParse(person.email).success) return { ok: false, problem: 'bad-email' }
  const chosen = await chooseOrganisation(ctx, where)
  if (!chosen.ok) return chosen
  const only = chosen.organisation.id
  return inOrganisation(ctx.db, only, async (tx): Promise<Added> => {
    const now = new Date(ctx.clock())
    const { email, name } = person
    await tx
      .insertInto('authUser')
      .values({ id: uuid(), email, emailVerified: true, name, createdAt: now, updatedAt: now })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .execute()
    const { id: userId } = await tx
      .selectFrom('authUser')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const memberId = uuid() as MemberId
    const joined = await tx
      .insertInto('userMembership')
      .values({ userId, organisationId: only, memberId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('memberId')
      .executeTakeFirst()
    if (!joined) return { ok: false, problem: 'already-there' }
    const { language } = await tx
      .selectFrom('organisation')
      .select('language')
      .where('organisationId', '=', only)
      .executeTakeFirstOrThrow()
    const member = {
      organisationId: only,
      id: memberId,
      userId,
      name,
      language: language as Language,
      roles: [...person.roles],
      createdAt: now,
    }
    await tx.insertInto('member').values(member).execute()
    const operator = { organisation: { id: only }, member: 'operator' } as const
    await recordAct(tx, operator, { kind: 'person-added', person: memberId, roles: person.roles })
    return { ok: true }
  })
}

import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import type { Database } from '../../platform/database.ts'
import type { Sessions } from '../../platform/session.ts'
import { signInLink } from './send-sign-in-link.ts'

/** Stands in until the first admin has told their own; nothing is ever sent to it. */
export const firstAdminAddress = 'first-admin@luotto.invalid'

/**
 * The link by which the first admin signs in, once; a new one at every start until an organisation has
 * been founded, and `undefined` from then on.
 */
export async function firstAdminLink(
  ctx: Pick<Context, 'db' | 'clock' | 'baseUrl'> & { readonly sessions: Sessions },
): Promise<string | undefined> {
  if (await isFounded(ctx.db)) return undefined
  await standInUser(ctx, { email: firstAdminAddress, name: 'Admin' })
  return signInLink(ctx, firstAdminAddress)
}

/** Whether anybody real belongs anywhere: whoever is in a demonstration alone has an address that leads nowhere. */
export async function isFounded(db: Database): Promise<boolean> {
  const member = await db
    .selectFrom('userMembership')
    .innerJoin('authUser', 'authUser.id', 'userMembership.userId')
    .select('userMembership.userId')
    .where('authUser.email', 'not like', '%.invalid')
    .limit(1)
    .executeTakeFirst()
  return member !== undefined
}

/** The user of an address that leads nowhere, made where there is none yet; answers its id. */
export async function standInUser(
  ctx: Pick<Context, 'db' | 'clock'>,
  user: { readonly email: string; readonly name: string },
): Promise<string> {
  const now = new Date(ctx.clock())
  await ctx.db
    .insertInto('authUser')
    .values({ id: uuid(), ...user, emailVerified: true, createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  const { id } = await ctx.db
    .selectFrom('authUser')
    .select('id')
    .where('email', '=', user.email)
    .executeTakeFirstOrThrow()
  return id
}

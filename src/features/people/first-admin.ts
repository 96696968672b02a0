import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
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
  const founded = await ctx.db.selectFrom('userMembership').select('userId').limit(1).executeTakeFirst()
  if (founded) return undefined
  const now = new Date(ctx.clock())
  await ctx.db
    .insertInto('authUser')
    .values({
      id: uuid(),
      email: firstAdminAddress,
      emailVerified: true,
      name: 'Admin',
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  return signInLink(ctx, firstAdminAddress)
}

import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import type { Sessions } from '../../platform/session.ts'
import { translator } from '../../ui/intl.ts'

type Ctx = Pick<Context, 'db' | 'mail' | 'baseUrl'> & { readonly sessions: Sessions }

/**
 * Sends a link that signs in once, within an hour. Where nobody has the address, nothing is sent and
 * nothing tells so: whether somebody works here is not for strangers to find out.
 */
export async function sendSignInLink(ctx: Ctx, input: { email: string; language: Language }): Promise<void> {
  const user = await ctx.db.selectFrom('authUser').select('id').where('email', '=', input.email).executeTakeFirst()
  if (!user) return
  const t = translator(input.language)
  const link = await signInLink(ctx, input.email)
  await ctx.mail.send({
    to: input.email,
    language: input.language,
    subject: t('people.mail.signIn.subject'),
    text: t('people.mail.signIn.text', { link }),
  })
}

/** The address of a page that signs a user in with one press of a button. */
export async function signInLink(
  ctx: { readonly sessions: Sessions; readonly baseUrl: string },
  email: string,
): Promise<string> {
  return `${ctx.baseUrl}/sign-in/${await ctx.sessions.createToken(email)}`
}

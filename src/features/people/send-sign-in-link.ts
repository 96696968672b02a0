import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Language, languages } from '../../core/networks.ts'
import type { Sessions } from '../../platform/session.ts'
import { translator } from '../../ui/intl.ts'
import type { Letter } from '../../ui/letter.ts'
import { mailOf } from '../notices/letter-mail.ts'

/**
 * Has a link sent that signs in once, within an hour. Where nobody has the address, nothing is sent and
 * nothing tells so, not even the time that it takes: whether somebody works here is not for strangers
 * to find out.
 */
export async function askForSignInLink(
  ctx: Pick<Context, 'db' | 'jobs'>,
  input: { email: string; language: Language },
): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const user = await tx.selectFrom('authUser').select('id').where('email', '=', input.email).executeTakeFirst()
    // For a stranger the job finds nobody.
    const userId = user?.id ?? uuid()
    await ctx.jobs.enqueue(tx, 'send-sign-in-link', { userId, language: input.language })
  })
}

const payloadSchema = z.object({ userId: z.uuid(), language: z.enum(languages) })

type Ctx = Pick<Context, 'db' | 'mail' | 'baseUrl'> & { readonly sessions: Sessions }

/** Sends the link. Twice would send two links, each of which works once: no harm. */
export async function sendSignInLink(ctx: Ctx, payload: unknown): Promise<void> {
  const { userId, language } = payloadSchema.parse(payload)
  const user = await ctx.db.selectFrom('authUser').select('email').where('id', '=', userId).executeTakeFirst()
  // The first admin's stand-in has an address that leads nowhere (.invalid): their link was printed at the start.
  if (!user || user.email.endsWith('.invalid')) return
  const t = translator(language)
  const letter: Letter = {
    language,
    subject: t('people.mail.signIn.subject'),
    paragraphs: [t('mail.hello'), t('people.mail.signIn.text')],
    button: { label: t('people.link.go'), address: await signInLink(ctx, user.email) },
    after: [t('people.mail.signIn.once')],
    why: t('people.mail.signIn.why', { host: new URL(ctx.baseUrl).host }),
  }
  await ctx.mail.send(mailOf(letter, { to: user.email, id: `sign-in.${uuid()}` }))
}

/** The address of a page that signs a user in with one press of a button. */
export async function signInLink(
  ctx: { readonly sessions: Sessions; readonly baseUrl: string },
  email: string,
): Promise<string> {
  return `${ctx.baseUrl}/sign-in/${await ctx.sessions.createToken(email)}`
}

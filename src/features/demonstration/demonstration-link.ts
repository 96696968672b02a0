import type { Context } from '../../context.ts'
import type { Sessions } from '../../platform/session.ts'
import { firstAdminAddress, isFounded, standInUser } from '../people/first-admin.ts'
import { signInLink } from '../people/send-sign-in-link.ts'
import { addDemonstration } from './add-demonstration.ts'

/**
 * The link by which somebody looks around in a demonstration, once; it is made first where there is none.
 * In a new house that is the first admin, who founds an organisation when the demonstration is gone; later
 * it is a visitor without an address.
 */
export async function demonstrationLink(
  ctx: Pick<Context, 'db' | 'clock' | 'files' | 'baseUrl'>,
  sessions: Sessions,
): Promise<string> {
  const email = (await isFounded(ctx.db)) ? 'visitor@example.invalid' : firstAdminAddress
  const userId = await standInUser(ctx, { email, name: 'Vierailija' })
  await addDemonstration(ctx, { userId, name: 'Vierailija', language: 'fi' })
  return signInLink({ sessions, baseUrl: ctx.baseUrl }, email)
}

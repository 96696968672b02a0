import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import { eachOrganisation } from './each-organisation.ts'

const dayMs = 24 * 3_600_000
const noticesLiveMs = 60 * dayMs

/**
 * Takes away what nobody can use any more: sessions and sign-in links that are too old, answered challenges,
 * and notices of two months ago. Twice is safe: the second finds nothing.
 */
export async function forgetWaysIn({ db, clock }: Pick<Context, 'db' | 'clock'>, signal?: AbortSignal): Promise<void> {
  // How old these are, the sign-in library says, by the machine's own time.
  const now = new Date()
  await db.deleteFrom('authSession').where('expiresAt', '<', now).execute()
  await db.deleteFrom('authVerification').where('expiresAt', '<', now).execute()
  await db.deleteFrom('authAnsweredChallenge').where('expiresAt', '<', new Date(clock())).execute()
  const oldest = new Date(clock() - noticesLiveMs)
  for await (const organisationId of eachOrganisation(db)) {
    if (signal?.aborted) return
    await inOrganisation(db, organisationId, (tx) =>
      tx.deleteFrom('notice').where('organisationId', '=', organisationId).where('createdAt', '<', oldest).execute(),
    )
  }
}

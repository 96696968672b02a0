import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import { eachOrganisation } from './each-organisation.ts'

const keptMs = 30 * 24 * 3_600_000

/**
 * Deletes invitations that nobody accepted, with their addresses, a month after they were worth anything.
 * Twice is safe: the second finds none.
 */
export async function forgetInvitations(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  signal?: AbortSignal,
): Promise<void> {
  const worthlessSince = new Date(clock() - keptMs)
  for await (const organisationId of eachOrganisation(db)) {
    if (signal?.aborted) return
    await inOrganisation(db, organisationId, (tx) =>
      tx
        .deleteFrom('invitation')
        .where('organisationId', '=', organisationId)
        .where('acceptedAt', 'is', null)
        .where('expiresAt', '<', worthlessSince)
        .execute(),
    )
  }
}

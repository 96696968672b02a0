import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'

const keptMs = 3_600_000

/**
 * Takes away what is kept of a sign-in at a network that was begun and never ended: after some minutes nobody can end it
 * any more. Twice is safe: the second finds none.
 */
export async function forgetSignIns({ db, clock }: Pick<Context, 'db' | 'clock'>, signal?: AbortSignal): Promise<void> {
  for await (const organisationId of eachOrganisation(db)) {
    if (signal?.aborted) return
    await inOrganisation(db, organisationId, (tx) =>
      tx
        .deleteFrom('channelSignIn')
        .where('organisationId', '=', organisationId)
        .where('createdAt', '<', new Date(clock() - keptMs))
        .execute(),
    )
  }
}

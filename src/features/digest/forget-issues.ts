import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'

const livesMs = 60 * 24 * 3_600_000

/** Takes away what became of digests two months ago. Twice is safe: the second finds nothing. */
export async function forgetIssues({ db, clock }: Pick<Context, 'db' | 'clock'>, signal?: AbortSignal): Promise<void> {
  for await (const organisationId of eachOrganisation(db)) {
    if (signal?.aborted) return
    await inOrganisation(db, organisationId, (tx) =>
      tx
        .deleteFrom('digestIssue')
        .where('organisationId', '=', organisationId)
        .where('createdAt', '<', new Date(clock() - livesMs))
        .execute(),
    )
  }
}

import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'

const keptMs = 24 * 3_600_000

/** Takes away lists of people, with all that their files held, that are a day old, whosever they are. */
export const forgetOldIn = (tx: OrganisationTx, organisationId: OrganisationId, now: number) =>
  tx
    .deleteFrom('peopleImport')
    .where('organisationId', '=', organisationId)
    .where('createdAt', '<', new Date(now - keptMs))
    .execute()

/** The same in every organisation. Twice is safe: the second finds none. */
export async function forgetImports({ db, clock }: Pick<Context, 'db' | 'clock'>, signal?: AbortSignal): Promise<void> {
  for await (const organisationId of eachOrganisation(db)) {
    if (signal?.aborted) return
    await inOrganisation(db, organisationId, (tx) => forgetOldIn(tx, organisationId, clock()))
  }
}

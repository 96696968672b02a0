import type { Context } from '../../context.ts'
import { setCookie } from '../../platform/cookies.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from './viewer.ts'

// A person of twenty organisations is an agency's; more than fit into a menu are not listed.
const mostListed = 50

export type OtherOrganisation = { readonly id: string; readonly name: string }

/** The organisations that somebody may change to. Nothing is asked of the database for those of one alone. */
export async function otherOrganisations(
  { db }: Pick<Context, 'db'>,
  { elsewhere }: Viewer,
): Promise<OtherOrganisation[]> {
  const found: OtherOrganisation[] = []
  for (const organisationId of elsewhere.slice(0, mostListed)) {
    const row = await inOrganisation(db, organisationId, (tx) =>
      tx.selectFrom('organisation').select('name').where('organisationId', '=', organisationId).executeTakeFirst(),
    )
    if (row) found.push({ id: organisationId, name: row.name })
  }
  return found.sort((one, other) => one.name.localeCompare(other.name, 'fi'))
}

const year = 365 * 24 * 3600

/** Which organisation a browser shows. Whoever belongs there is asked of the database at every request. */
export const organisationCookie = (app: Pick<Context, 'baseUrl'>, id: string): string =>
  setCookie(app, 'organisation', id, year)

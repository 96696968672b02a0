import type { Database, OrganisationId } from '../../platform/database.ts'

const atOnce = 100

/**
 * Every organisation that has members, a page at a time, for work that goes through them all: row-level
 * security shows one organisation at a time, and which there are stands in a global table.
 */
export async function* eachOrganisation(db: Database): AsyncGenerator<OrganisationId> {
  let last: string | undefined
  for (;;) {
    let query = db.selectFrom('userMembership').select('organisationId').distinct()
    if (last) query = query.where('organisationId', '>', last)
    const rows = await query.orderBy('organisationId').limit(atOnce).execute()
    for (const row of rows) yield row.organisationId as OrganisationId
    last = rows.at(-1)?.organisationId
    if (rows.length < atOnce) return
  }
}

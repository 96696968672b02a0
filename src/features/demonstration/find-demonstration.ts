import { type Database, inOrganisation, type OrganisationId } from '../../platform/database.ts'

/** The demonstration that a user is in; `undefined` where they are in none. */
export async function findDemonstration(db: Database, userId: string): Promise<OrganisationId | undefined> {
  const memberships = await db
    .selectFrom('userMembership')
    .select('organisationId')
    .where('userId', '=', userId)
    .orderBy('organisationId', 'desc')
    .execute()
  for (const { organisationId } of memberships) {
    if (await isMadeUp(db, organisationId as OrganisationId)) return organisationId as OrganisationId
  }
  return undefined
}

async function isMadeUp(db: Database, organisationId: OrganisationId): Promise<boolean> {
  const found = await inOrganisation(db, organisationId, (tx) =>
    tx.selectFrom('organisation').select('madeUp').where('organisationId', '=', organisationId).executeTakeFirst(),
  )
  return found?.madeUp === true
}

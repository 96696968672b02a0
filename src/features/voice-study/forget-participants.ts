import { sql } from 'kysely'
import { type StratumOf, strataOf } from '../../core/voice/coding-waves.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/**
 * Takes whoever no longer takes part out of what is kept of a study's draws: their pseudonym, and how many posts they
 * had sent. Call it after a participant is deleted; the chances of the others' posts stay as they were.
 */
export async function forgetInSamples(tx: OrganisationTx, organisationId: OrganisationId, studyId: string) {
  const place = { organisationId, studyId }
  // A draw that is under way would write them down once more.
  await sql`select from study where organisation_id = ${organisationId} and id = ${studyId} for no key update`.execute(
    tx,
  )
  const people = await tx
    .selectFrom('studyParticipant')
    .select('pseudonym')
    .where((row) => row.and(place))
    .execute()
  const there = new Set(people.map(({ pseudonym }) => pseudonym))
  const samples = await tx
    .selectFrom('studySample')
    .select(['id', 'strata'])
    .where((row) => row.and(place))
    .execute()
  for (const { id, strata } of samples) {
    await tx
      .updateTable('studySample')
      .set({ strata: JSON.stringify(strataOf(strata as unknown as StratumOf[], there)) })
      .where((row) => row.and({ ...place, id }))
      .execute()
  }
}

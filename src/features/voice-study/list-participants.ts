import { sql } from 'kysely'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

const pageSize = 50

export type Participant = { readonly pseudonym: string; readonly posts: number; readonly asksAgain: boolean }

/**
 * Who takes part, by pseudonym, with how many posts they sent. Pseudonyms are given by lot, so their order tells
 * nothing of who came when; who is behind one is not read here.
 */
export async function listParticipants(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  page: number,
): Promise<{ readonly participants: readonly Participant[]; readonly more: boolean }> {
  const { rows } = await sql<Participant>`
    select p.pseudonym, p.consent_version < s.consent_version as "asksAgain",
      (select count(*) from study_post t where t.organisation_id = p.organisation_id and t.study_id = p.study_id
        and t.participant_id = p.id) as posts
    from study_participant p
    join study s on s.organisation_id = p.organisation_id and s.id = p.study_id
    where p.organisation_id = ${organisationId} and p.study_id = ${studyId}
    order by length(p.pseudonym), p.pseudonym
    limit ${pageSize + 1} offset ${(page - 1) * pageSize}`.execute(tx)
  return { participants: rows.slice(0, pageSize), more: rows.length > pageSize }
}

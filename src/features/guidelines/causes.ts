import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { Place } from './write-guideline.ts'

export type Cause = { readonly id: string; readonly words: string }

/** More than that nobody looks through before they publish. */
const mostCauses = 50

/** What a next version may come of: proposals and lessons of the passage that have led to none yet. Newest first. */
export async function causesFor(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { slug, language }: Place,
): Promise<readonly Cause[]> {
  const open = (table: 'guidelineProposal' | 'guidelineLesson') =>
    tx
      .selectFrom(table)
      .select(['id', 'words'])
      .where('organisationId', '=', organisationId)
      .where('slug', '=', slug)
      .where('language', '=', language)
      .where('became', 'is', null)
  const proposals = await open('guidelineProposal').orderBy('createdAt', 'desc').limit(mostCauses).execute()
  const lessons = await open('guidelineLesson').orderBy('month', 'desc').orderBy('id').limit(mostCauses).execute()
  return [...proposals, ...lessons]
}

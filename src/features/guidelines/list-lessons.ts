import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

const mostListed = 30

/** What was asked about a passage, and what mishaps taught, in whatever language, the newest first. */
export const lessonsOf = (tx: OrganisationTx, organisationId: OrganisationId, slug: string) =>
  tx
    .selectFrom('guidelineLesson')
    .select(['id', 'language', 'kind', 'month', 'words', 'answer'])
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .orderBy('month', 'desc')
    .orderBy('id', 'desc')
    .limit(mostListed)
    .execute()

import type { Language } from '../../core/networks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { languageOrder } from './find-passages.ts'

export type ChangedGuideline = { readonly slug: string; readonly title: string; readonly note: string }

type Wanted = { readonly from: Date; readonly until: Date; readonly language: Language; readonly atMost: number }

/**
 * Passages of which a version was published within a time, by the newest title, in the reader's language or the nearest
 * that changed: for the week in short. Taking the starter set over changes nothing that anybody reads.
 */
export async function findChanged(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { from, until, language, atMost }: Wanted,
): Promise<{ readonly guidelines: readonly ChangedGuideline[]; readonly more: boolean }> {
  const rows = await tx
    .selectFrom('guidelineVersion as v')
    .innerJoin('guideline as g', (join) =>
      join.onRef('g.organisationId', '=', 'v.organisationId').onRef('g.slug', '=', 'v.slug'),
    )
    .distinctOn('v.slug')
    .select(['v.slug', 'v.title', 'v.note'])
    .where('v.organisationId', '=', organisationId)
    .where('g.isRetired', '=', false)
    .where('v.isStarter', '=', false)
    .where('v.publishedAt', '>=', from)
    .where('v.publishedAt', '<', until)
    .orderBy('v.slug')
    .orderBy(languageOrder(language))
    .orderBy('v.version', 'desc')
    .limit(atMost + 1)
    .execute()
  return { guidelines: rows.slice(0, atMost), more: rows.length > atMost }
}

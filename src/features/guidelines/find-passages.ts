import { sql } from 'kysely'
import type { Language } from '../../core/networks.ts'
import { isPassageId, type PassageId, passageIds } from '../../core/starter-guidelines/passages.ts'
import { starterGuidelines } from '../../core/starter-guidelines.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

export type PassageTitle = { readonly slug: string; readonly title: string }

/** Whether the organisation has guidelines of its own, so that the starter set stands no more. */
export const hasOwnGuidelines = async (tx: OrganisationTx, organisationId: OrganisationId): Promise<boolean> =>
  (await tx
    .selectFrom('guideline')
    .select('slug')
    .where('organisationId', '=', organisationId)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Which language is read where one's own is missing. */
export const languageOrder = (language: Language) =>
  sql<number>`case v.language when ${language} then 0 when 'fi' then 1 when 'sv' then 2 else 3 end`

/** The passages that stand, in their order, by their titles in the language or the nearest that there is. */
export async function listPassages(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  language: Language,
): Promise<readonly PassageTitle[]> {
  if (!(await hasOwnGuidelines(tx, organisationId)))
    return passageIds.map((slug) => ({ slug, title: starterGuidelines[language][slug].title }))
  const rows = await tx
    .selectFrom(
      tx
        .selectFrom('guidelineVersion as v')
        .innerJoin('guideline as g', (join) =>
          join.onRef('g.organisationId', '=', 'v.organisationId').onRef('g.slug', '=', 'v.slug'),
        )
        .distinctOn('v.slug')
        .select(['v.slug', 'v.title', 'g.position'])
        .where('v.organisationId', '=', organisationId)
        .where('g.isRetired', '=', false)
        .orderBy('v.slug')
        .orderBy(languageOrder(language))
        .orderBy('v.version', 'desc')
        .as('passage'),
    )
    .select(['slug', 'title'])
    .orderBy('position')
    .orderBy('slug')
    .execute()
  return rows
}

/** What a passage of the starter set is called here; one that was taken off the list can still be read, and keeps its name. */
export async function passageTitle(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  language: Language,
  slug: PassageId,
): Promise<string> {
  const passages = await listPassages(tx, organisationId, language)
  return passages.find((one) => one.slug === slug)?.title ?? starterGuidelines[language][slug].title
}

/** Whether there is such a passage, own or the starter set's. */
export async function isPassage(tx: OrganisationTx, organisationId: OrganisationId, slug: string): Promise<boolean> {
  if (isPassageId(slug)) return true
  const found = await tx
    .selectFrom('guideline')
    .select('slug')
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return found !== undefined
}

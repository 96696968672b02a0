import type { PassageText } from '../../core/guidelines/passage-text.ts'
import { textOfStarter } from '../../core/guidelines/passage-text.ts'
import type { Language } from '../../core/networks.ts'
import type { CheckId } from '../../core/second-look/finding.ts'
import { isPassageId, passageIds } from '../../core/starter-guidelines/passages.ts'
import { checksOf, starterGuidelines } from '../../core/starter-guidelines.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { hasOwnGuidelines, languageOrder } from './find-passages.ts'

export type Guideline = {
  readonly slug: string
  readonly language: Language
  /** Nothing for the starter set's, which has none. */
  readonly version: number | null
  readonly text: PassageText
  readonly checks: readonly CheckId[]
  readonly note: string
  readonly isStarter: boolean
  readonly isRetired: boolean
  readonly author: string | null
  readonly publishedAt: Date | null
  readonly reviewOn: string | null
}

export type Asked = { readonly slug: string; readonly language: Language; readonly version?: number | undefined }

const versions = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('guidelineVersion as v')
    .innerJoin('guideline as g', (join) =>
      join.onRef('g.organisationId', '=', 'v.organisationId').onRef('g.slug', '=', 'v.slug'),
    )
    .leftJoin('member as m', (join) =>
      join.onRef('m.organisationId', '=', 'v.organisationId').onRef('m.id', '=', 'v.authorId'),
    )
    .select(['v.slug', 'v.language', 'v.version', 'v.title', 'v.body', 'v.practice', 'v.instead', 'v.say', 'v.law'])
    .select(['v.note', 'v.isStarter', 'v.publishedAt', 'g.isRetired', 'g.checks', 'g.reviewOn', 'm.name as author'])
    .where('v.organisationId', '=', organisationId)

type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]

const guidelineOf = ({ title, body, practice, instead, say, law, ...row }: Row): Guideline => ({
  ...row,
  language: row.language as Language,
  reviewOn: row.reviewOn as unknown as string | null,
  checks: row.checks as CheckId[],
  text: { title, body, practice, instead, say, law },
})

/** One passage: its newest version in the language or the nearest that there is, or just the version that is asked for. */
export async function findGuideline(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { slug, language, version }: Asked,
): Promise<Guideline | undefined> {
  let query = versions(tx, organisationId).where('v.slug', '=', slug)
  if (version !== undefined) query = query.where('v.language', '=', language).where('v.version', '=', version)
  const row = await query.orderBy(languageOrder(language)).orderBy('v.version', 'desc').limit(1).executeTakeFirst()
  if (row) return guidelineOf(row)
  return version === undefined && isPassageId(slug) ? starterOf(slug, language) : undefined
}

function starterOf(slug: Parameters<typeof checksOf>[0], language: Language): Guideline {
  const text = textOfStarter(starterGuidelines[language][slug])
  const nothing = { note: '', author: null, publishedAt: null, reviewOn: null, version: null, isRetired: false }
  return { ...nothing, slug, language, text, checks: checksOf(slug), isStarter: true }
}

/** The passages that stand, in their order, each with its newest text. */
export async function listGuidelines(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  language: Language,
): Promise<{ readonly isOwn: boolean; readonly guidelines: readonly Guideline[] }> {
  if (!(await hasOwnGuidelines(tx, organisationId)))
    return { isOwn: false, guidelines: passageIds.map((slug) => starterOf(slug, language)) }
  const rows = await versions(tx, organisationId)
    .distinctOn('v.slug')
    .select('g.position')
    .where('g.isRetired', '=', false)
    .orderBy('v.slug')
    .orderBy(languageOrder(language))
    .orderBy('v.version', 'desc')
    .execute()
  const inOrder = rows.toSorted((one, other) => one.position - other.position || (one.slug < other.slug ? -1 : 1))
  return { isOwn: true, guidelines: inOrder.map(guidelineOf) }
}

export type VersionLine = Pick<Guideline, 'language' | 'note' | 'author' | 'isStarter'> & {
  readonly version: number
  readonly publishedAt: Date
}

const pageSize = 20

/** What has been published of a passage in a language, newest first. */
export async function listVersions(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { slug, language }: Asked,
  page: number,
): Promise<{ readonly versions: readonly VersionLine[]; readonly more: boolean }> {
  const rows = await versions(tx, organisationId)
    .where('v.slug', '=', slug)
    .where('v.language', '=', language)
    .orderBy('v.version', 'desc')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const lines = rows.slice(0, pageSize).map(({ version, note, author, isStarter, publishedAt }) => ({
    ...{ version, note, author, isStarter, publishedAt, language },
  }))
  return { versions: lines, more: rows.length > pageSize }
}

/** The languages in which a passage is published. */
export async function languagesOf(tx: OrganisationTx, organisationId: OrganisationId, slug: string) {
  const rows = await tx
    .selectFrom('guidelineVersion')
    .select('language')
    .distinct()
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .orderBy('language')
    .execute()
  return rows.map(({ language }) => language as Language)
}

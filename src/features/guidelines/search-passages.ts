import type { Language } from '../../core/networks.ts'
import { type Searchable, searchable, searchGuidelines } from '../../core/search-guidelines.ts'
import type { PassageId } from '../../core/starter-guidelines/passages.ts'
import { searchStarterGuidelines } from '../../core/starter-guidelines/search.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { type Guideline, listGuidelines } from './find-guideline.ts'
import { parseMarkdown, plainText } from './markdown.ts'

export type PassageLine = {
  readonly slug: string
  readonly language: Language
  readonly title: string
  readonly begins: string
}

/** So many passages answer a question; who wants to read on has the whole list one press away. */
const mostFound = 5

/** The passages that stand, or, where there is a question, those that it may mean, best first. */
export async function searchPassages(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  language: Language,
  question: string,
): Promise<{ readonly isOwn: boolean; readonly passages: readonly PassageLine[] }> {
  const { isOwn, guidelines } = await listGuidelines(tx, organisationId, language)
  if (question === '') return { isOwn, passages: guidelines.map(lineOf) }
  const found = isOwn
    ? searchGuidelines(question, ready(organisationId, language, guidelines))
    : searchStarterGuidelines(question, language)
  const lines = found.slice(0, mostFound).flatMap((slug: string | PassageId) => {
    const guideline = guidelines.find((one) => one.slug === slug)
    return guideline ? [lineOf(guideline)] : []
  })
  return { isOwn, passages: lines }
}

const lineOf = ({ slug, language, text }: Guideline): PassageLine => ({
  ...{ slug, language, title: text.title },
  begins: plainText(parseMarkdown(text.body))[0] ?? '',
})

type Ready = { readonly versions: string; readonly passages: Searchable<string> }

/** Reading the words takes longer than looking through them, so the last few organisations' stay read. */
const kept = new Map<string, Ready>()
const mostKept = 50

function ready(organisationId: OrganisationId, language: Language, guidelines: readonly Guideline[]) {
  const key = `${organisationId} ${language}`
  const versions = guidelines.map((one) => `${one.slug} ${one.language} ${one.version}`).join('\n')
  const before = kept.get(key)
  if (before?.versions === versions) return before.passages
  const passages = searchable(guidelines.map(searched), language)
  kept.delete(key)
  kept.set(key, { versions, passages })
  const oldest = kept.keys().next().value
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return passages
}

const searched = ({ slug, text }: Guideline) => ({
  ...{ id: slug, title: text.title, text: plainText(parseMarkdown(text.body)) },
  further: [...plainText(parseMarkdown(text.practice)), text.instead, text.say, text.law].filter((one) => one !== ''),
})

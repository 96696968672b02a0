import type { Language } from '../networks.ts'
import { type Searchable, searchable, searchGuidelines } from '../search-guidelines.ts'
import { starterGuidelines } from '../starter-guidelines.ts'
import { type PassageId, passageIds } from './passages.ts'

const ready = new Map<Language, Searchable<PassageId>>()

/** The passages of the starter guidelines that a question may mean, best first. For the server. */
export function searchStarterGuidelines(question: string, language: Language): readonly PassageId[] {
  const passages =
    ready.get(language) ??
    searchable(
      passageIds.map((id) => searched(id, language)),
      language,
    )
  ready.set(language, passages)
  return searchGuidelines(question, passages)
}

function searched(id: PassageId, language: Language) {
  const { title, text, practice, example, law } = starterGuidelines[language][id]
  return { id, title, text, further: [...practice, ...Object.values(example ?? {}), ...(law ? [law] : [])] }
}

import { lowered, readDraft } from './read-draft.ts'
import { findListed, sealWords } from './word-lists.ts'

export const longestPhrase = 80
/** As many as a page can bring along sealed without growing heavy. */
export const mostListed = 300

export type ListedPhrase = { readonly folded: string; readonly phrase: string }
export type PhraseProblem = 'none' | 'too-many' | 'too-long' | 'too-short' | 'not-found'
export type Phrases =
  | { readonly ok: true; readonly phrases: readonly ListedPhrase[] }
  | { readonly ok: false; readonly problem: PhraseProblem; readonly row: number }

export const folded = (phrase: string): string => lowered(phrase)

/** What was pasted, one phrase a row; each once. A phrase that would never be found in a text is said to be so. */
export function readPhrases(pasted: string): Phrases {
  const rows = pasted.normalize('NFC').split('\n')
  const found = new Map<string, string>()
  for (const [at, typed] of rows.entries()) {
    const phrase = typed
      .split(/\s/)
      .filter((word) => word !== '')
      .join(' ')
    if (phrase === '') continue
    const problem = found.size >= mostListed ? 'too-many' : problemOf(phrase)
    if (problem) return { ok: false, problem, row: at + 1 }
    if (!found.has(folded(phrase))) found.set(folded(phrase), phrase)
  }
  if (found.size === 0) return { ok: false, problem: 'none', row: 0 }
  return { ok: true, phrases: [...found].map(([low, phrase]) => ({ folded: low, phrase })) }
}

function problemOf(phrase: string): PhraseProblem | undefined {
  if (phrase.length > longestPhrase || folded(phrase).length > longestPhrase) return 'too-long'
  if (phrase.length < 2) return 'too-short'
  return isFound(phrase) ? undefined : 'not-found'
}

/** Found from its first letter to its last, or it would stand in the list for nothing. */
function isFound(phrase: string): boolean {
  const lists = sealWords('', [{ kind: 'confidential', phrase }])
  return findListed(readDraft(phrase).words, lists, 'confidential').some(({ end }) => end === phrase.length)
}

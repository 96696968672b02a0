import { finnishForms } from './finnish-forms.ts'
import type { Language } from './networks.ts'

const mostWords = 8
const longestWord = 40

/** What is looked for in what somebody typed: letters and digits, in small letters, each word once. */
export function searchWords(typed: string): readonly string[] {
  return [...new Set(wordsIn(typed).map((word) => [...word].slice(0, longestWord).join('')))].slice(0, mostWords)
}

/** The words of a text as searching takes them: letters and digits, in small letters, in their order. */
export const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Letters that a foreign keyboard lacks, and what is typed in their place; the database folds by the same two. */
export const folding = { from: 'äåæöøéèáàüõšž', to: 'aaaooeeaauosz' } as const

export const fold = (text: string): string =>
  [...text.toLowerCase()].map((letter) => folding.to[folding.from.indexOf(letter)] ?? letter).join('')

/** Forms of the word as a text in that language may have it, the word itself first. */
export function wordForms(word: string, language: Language): readonly string[] {
  if (language === 'fi') return finnishForms(word)
  if (language === 'sv') return swedishForms(word)
  return [word]
}

const swedishEndings = ['arnas', 'arna', 'erna', 'orna', 'ens', 'ets', 'ar', 'er', 'or', 'en', 'et', 'n', 't', 's']

/** PostgreSQL's Swedish stemmer leaves some definite forms as they are (bron, jobbet, miljön). */
function swedishForms(word: string): readonly string[] {
  const bases = swedishEndings
    .filter((ending) => word.endsWith(ending) && word.length - ending.length >= 3)
    .map((ending) => word.slice(0, word.length - ending.length))
  return [...new Set([word, ...bases])]
}

/**
 * Parts of words, folded, whose presence anywhere in a text counts as a weak find: the beginning that is
 * being typed, and parts of compounds (asentaja in huoltoasentaja). Short ones only where a word begins.
 */
export function wordParts(word: string, language: Language): readonly string[] {
  const parts = wordForms(word, language).map((form, at) => {
    const folded = fold(form)
    const bare = language === 'fi' ? folded.replace(/[aeiouy]+$/, '') : folded
    const part = bare.length >= 5 ? bare : folded
    return part.length >= (at === 0 ? 4 : 6) ? part : ` ${part}`
  })
  // A part that holds another finds nothing that the shorter one does not.
  const distinct = [...new Set(parts)].filter((part) => part.trim().length >= 3)
  return distinct.filter((part) => !distinct.some((other) => other !== part && part.includes(other)))
}

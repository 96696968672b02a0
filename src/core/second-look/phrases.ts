import type { Language } from '../networks.ts'
import type { Span } from './finding.ts'
import { keyOf, type Word } from './read-draft.ts'

// Phrases are written as people read them: "suomen|maailman par* tiimi". A word ends with * where any ending may
// follow, | parts alternatives, _ is any word, and a word in [brackets] may be left out. They stand on end in a sentence,
// with nothing but spaces between.

type One = { readonly whole: ReadonlySet<string>; readonly beginnings: readonly string[]; readonly any: boolean }
type Phrase = readonly One[]

export type Phrases = { readonly find: (words: readonly Word[]) => readonly Span[] }

export function phrases(lines: readonly string[]): Phrases {
  const first = new Map<string, Phrase[]>()
  for (const phrase of lines.flatMap(withAndWithout).map(compile)) {
    for (const key of keysOf(phrase)) first.set(key, [...(first.get(key) ?? []), phrase])
  }
  return { find: (words) => findAll(first, words) }
}

/** The same check in three languages. */
export const inEach = (lines: Readonly<Record<Language, readonly string[]>>): Readonly<Record<Language, Phrases>> => ({
  fi: phrases(lines.fi),
  sv: phrases(lines.sv),
  en: phrases(lines.en),
})

function withAndWithout(line: string): string[] {
  const open = line.indexOf('[')
  if (open < 0) return [line]
  const close = line.indexOf(']', open)
  const [before, inside, after] = [line.slice(0, open), line.slice(open + 1, close), line.slice(close + 1)]
  return [`${before}${inside}${after}`, `${before.trimEnd()} ${after.trimStart()}`].flatMap(withAndWithout)
}

const compile = (line: string): Phrase =>
  line
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const parts = word.split('|')
      return {
        whole: new Set(parts.filter((part) => !part.endsWith('*'))),
        beginnings: parts.filter((part) => part.endsWith('*')).map((part) => part.slice(0, -1)),
        any: word === '_',
      }
    })

const keysOf = ([one]: Phrase): ReadonlySet<string> =>
  new Set([...(one?.whole ?? []), ...(one?.beginnings ?? [])].map(keyOf))

const fits = (one: One, word: string): boolean =>
  one.any || one.whole.has(word) || one.beginnings.some((beginning) => word.startsWith(beginning))

function findAll(first: ReadonlyMap<string, readonly Phrase[]>, words: readonly Word[]): Span[] {
  const found: Span[] = []
  for (let at = 0; at < words.length; at++) {
    // Most words begin no phrase, and every list is asked about every word.
    const phrasesHere = first.get(words[at]?.key ?? '')
    if (!phrasesHere) continue
    const longest = Math.max(0, ...phrasesHere.map((phrase) => lengthAt(phrase, words, at)))
    const [begin, end] = [words[at], words[at + longest - 1]]
    if (longest === 0 || !begin || !end) continue
    found.push({ start: begin.start, end: end.end })
    at += longest - 1
  }
  return found
}

/** How many words of the text the phrase is, from `at` on; 0 where it is not there. */
function lengthAt(phrase: Phrase, words: readonly Word[], at: number): number {
  for (let ahead = 0; ahead < phrase.length; ahead++) {
    const [one, word] = [phrase[ahead], words[at + ahead]]
    if (!one || !word || (ahead > 0 && !word.joined) || !fits(one, word.low)) return 0
  }
  return phrase.length
}

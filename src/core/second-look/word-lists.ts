import { sha256 } from '../sha256.ts'
import type { Span } from './finding.ts'
import { isEnding, stemsOf } from './inflection.ts'
import type { Word } from './read-draft.ts'
import { lowered } from './read-draft.ts'

/**
 * The organisation's own words as they travel to a browser: for each form of the stem, a salted SHA-256. They keep
 * a list from being read, and what nobody guesses from being known. Limit: who has them can try guesses, since that is
 * what finding a word in a text is.
 */
export type WordLists = {
  readonly salt: string
  readonly entries: readonly ListedWord[]
}

export const wordListKinds = ['confidential', 'customer', 'competitor'] as const
export type WordListKind = (typeof wordListKinds)[number]

type ListedWord = {
  readonly kind: WordListKind
  readonly hash: string
  /** Of how many words, and of how many letters: so much is said about it, and only prefixes of that size are hashed. */
  readonly words: number
  readonly length: number
  /** Written with a capital in the list: only such words of a text are meant ("Hilla", not "hilla"). */
  readonly capital: boolean
}

const mostWords = 4
const projects = new Set(['projekti', 'projekt', 'project', 'hanke', 'ohjelma', 'program', 'programme'])

export const hashOf = (salt: string, stem: string): string => sha256(`${salt}\n${stem}`)

/** Made where the list is kept. A phrase bends in its last word. */
export function sealWords(salt: string, listed: readonly { kind: WordListKind; phrase: string }[]): WordLists {
  const entries = listed.flatMap(({ kind, phrase }): ListedWord[] => {
    const all = lowered(phrase.trim())
      .split(' ')
      .filter((word) => word !== '')
    // "Projekt Norrsken" is called Norrsken too.
    const words = (all.length > 1 && projects.has(all[0] ?? '') ? all.slice(1) : all).slice(0, mostWords)
    const [last, before] = [words.at(-1) ?? '', words.slice(0, -1)]
    return stemsOf(last).map((stem) => {
      const whole = [...before, stem].join(' ')
      const capital = phrase.trim().charAt(0) !== lowered(phrase.trim().charAt(0))
      return { kind, hash: hashOf(salt, whole), words: words.length, length: whole.length, capital }
    })
  })
  return { salt, entries }
}

type Size = { readonly words: number; readonly lengths: readonly number[] }
type Ready = {
  readonly byHash: ReadonlyMap<string, ListedWord>
  readonly sizes: readonly Size[]
  readonly known: Map<string, string>
}

const made = new WeakMap<WordLists, Ready>()

function ready(lists: WordLists): Ready {
  const found = made.get(lists)
  if (found) return found
  const counts = [...new Set(lists.entries.map(({ words }) => words))]
  const sizes = counts.map((words) => ({
    words,
    lengths: [...new Set(lists.entries.filter((entry) => entry.words === words).map(({ length }) => length))],
  }))
  const one = { byHash: new Map(lists.entries.map((entry) => [entry.hash, entry])), sizes, known: new Map() }
  made.set(lists, one)
  return one
}

type Listed = Span & { readonly kind: WordListKind }
const looked = new WeakMap<readonly Word[], { readonly lists: WordLists; readonly found: readonly Listed[] }>()

/** Where the words of one kind stand in a text, in whatever form. All kinds are looked for at once. */
export function findListed(words: readonly Word[], lists: WordLists, kind: WordListKind): readonly Span[] {
  const before = looked.get(words)
  const found = before?.lists === lists ? before.found : findAll(words, lists)
  looked.set(words, { lists, found })
  return found.filter((one) => one.kind === kind)
}

function findAll(words: readonly Word[], lists: WordLists): Listed[] {
  const one = ready(lists)
  return words.flatMap((_, at): Listed[] => {
    for (const size of one.sizes) {
      const row = words.slice(at, at + size.words)
      if (row.length < size.words || row.some(({ joined }, index) => index > 0 && !joined)) continue
      const kind = kindOf(row, size, lists.salt, one)
      if (kind) return [{ kind, start: row[0]?.start ?? 0, end: row.at(-1)?.end ?? 0 }]
    }
    return []
  })
}

function kindOf(row: readonly Word[], size: Size, salt: string, { byHash, known }: Ready): WordListKind | undefined {
  const [first, last] = [row[0], row.at(-1)]
  if (!first || !last) return undefined
  const text = row.map(({ low }) => low).join(' ')
  const isCapital = first.text.charAt(0) !== first.low.charAt(0)
  for (const length of size.lengths) {
    if (length > text.length || length <= text.length - last.low.length || !isEnding(text.slice(length))) continue
    const begun = text.slice(0, length)
    // What was hashed once while one writes is not hashed again; the memory of it is bounded.
    if (known.size > mostKnown) known.clear()
    const hash = known.get(begun) ?? hashOf(salt, begun)
    known.set(begun, hash)
    const entry = byHash.get(hash)
    if (entry?.words === size.words && (isCapital || !entry.capital)) return entry.kind
  }
  return undefined
}

const mostKnown = 20_000

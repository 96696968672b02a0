import type { Language } from './networks.ts'
import { fold, wordForms, wordsIn } from './search-words.ts'

/** A text that is looked in, by its parts. */
export type Searched<Id> = {
  readonly id: Id
  readonly title: string
  readonly text: readonly string[]
  /** What stands further down: examples, what to do, the law. */
  readonly further: readonly string[]
}

type Field = { readonly weight: number; readonly words: readonly Word[] }
type Word = { readonly folded: string; readonly forms: ReadonlySet<string>; readonly trigrams: ReadonlySet<string> }

export const longestQuestion = 200
const mostWords = 20
/** Two words that share less of their letters are not taken for the same one. */
const leastLike = 0.45
/** What scores less than this part of the best has little to do with the question. */
const leastOfBest = 0.3

// BM25's own: how soon a word that comes often counts no more, and how much a long passage is held against it.
const k1 = 1.2
const b = 0.75

/** Passages made ready: reading their words takes longer than looking through them, and they seldom change. */
export type Searchable<Id> = {
  readonly language: Language
  readonly passages: readonly { readonly id: Id; readonly fields: readonly Field[]; readonly length: number }[]
}

export function searchable<Id>(passages: readonly Searched<Id>[], language: Language): Searchable<Id> {
  const read = passages.map(({ id, title, text, further }) => {
    const fields: readonly Field[] = [
      { weight: 2, words: wordsOf(title, language) },
      { weight: 1, words: wordsOf(text.join(' '), language) },
      { weight: 0.8, words: wordsOf(further.join(' '), language) },
    ]
    return { id, fields, length: fields.reduce((sum, { words }) => sum + words.length, 0) }
  })
  return { language, passages: read }
}

/**
 * The passages that a question in plain words may mean, best first; such as have little to do with it are left out.
 * Each word of the question counts by how near it comes to a word of the passage (the same word, another form of
 * it, or much the same letters, so that a compound finds its parts) and by how few passages have it.
 *
 * BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009), in which a word is present by degrees.
 */
export function searchGuidelines<Id>(question: string, { language, passages }: Searchable<Id>): readonly Id[] {
  const asked = wordsOf(question.slice(0, longestQuestion), language).slice(0, mostWords)
  const mean = passages.reduce((sum, { length }) => sum + length, 0) / Math.max(1, passages.length)
  const scores = passages.map(() => 0)
  for (const word of asked) {
    const near = passages.map(({ fields }) => nearness(word, fields))
    const present = near.reduce((sum, { best }) => sum + best, 0)
    const rare = Math.log(1 + (passages.length - present + 0.5) / (present + 0.5))
    for (const [at, { length }] of passages.entries()) {
      const often = near[at]?.often ?? 0
      scores[at] = (scores[at] ?? 0) + (rare * often * (k1 + 1)) / (often + k1 * (1 - b + (b * length) / mean))
    }
  }
  const least = Math.max(...scores, 0) * leastOfBest
  return passages
    .map(({ id }, at) => ({ id, score: scores[at] ?? 0 }))
    .filter(({ score }) => score > least)
    .sort((one, other) => other.score - one.score)
    .map(({ id }) => id)
}

/** How near the nearest word of a passage comes to the one asked for, and how often words come near, by field. */
function nearness(asked: Word, fields: readonly Field[]): { readonly best: number; readonly often: number } {
  let [best, often] = [0, 0]
  for (const { weight, words } of fields) {
    for (const word of words) {
      const like = likeness(asked, word)
      best = Math.max(best, like)
      often += weight * like
    }
  }
  return { best, often }
}

function likeness(one: Word, other: Word): number {
  if (one.folded === other.folded) return 1
  for (const form of one.forms) if (other.forms.has(form)) return 0.9
  let shared = 0
  for (const three of one.trigrams) if (other.trigrams.has(three)) shared += 1
  // Of the shorter one: a compound holds its parts.
  const like = shared / Math.max(4, Math.min(one.trigrams.size, other.trigrams.size))
  return like < leastLike ? 0 : like * like * 0.8
}

const shortestWord = 3

function wordsOf(text: string, language: Language): readonly Word[] {
  return wordsIn(text)
    .filter((word) => word.length >= shortestWord)
    .map((word) => {
      const folded = fold(word)
      const forms = wordForms(word, language).map(fold)
      return {
        folded,
        forms: new Set(forms.filter((form) => form.length >= shortestWord)),
        trigrams: trigramsOf(folded),
      }
    })
}

/** The beginning of a word counts as pg_trgm counts it; its ending, which bends, does not. */
function trigramsOf(word: string): ReadonlySet<string> {
  const padded = `  ${word}`
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}

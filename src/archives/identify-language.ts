import { bareText } from '../core/voice/bare-text.ts'
import type { PostLanguage } from '../core/voice/post.ts'

export type IdentifyLanguage = (text: string) => PostLanguage

let loading: Promise<IdentifyLanguage> | undefined

/**
 * What tells whether a post is Finnish, Swedish or English; `unknown` where it is too short or too unlike any.
 *
 * It is eld (Efficient Language Detector 2.1) restricted to three languages, with its tables cut down to them: in
 * place of 200 MB of memory and 1.6 MB on the way to a browser, a few of the one and 45 KB of the other. It says of
 * every text what eld says: the test asks both. Its table is loaded when it is first asked for.
 */
export function languageIdentifier(): Promise<IdentifyLanguage> {
  loading ??= load()
  return loading
}

// Of shorter Finnish sentences, one told language in five was wrong: see docs/decisions/0026.
const fewestLetters = 10

async function load(): Promise<IdentifyLanguage> {
  const { default: table } = await import('./language-table.json', { with: { type: 'json' } })
  const detect = detector(table)
  return (text) => {
    // No more is read than this, as in eld.
    const bare = bareText(text.slice(0, 1000))
    return letters(bare) < fewestLetters ? 'unknown' : detect(bare)
  }
}

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0

type Table = {
  readonly languages: readonly string[]
  /** What texts of each language score on average. */
  readonly average: readonly number[]
  /** A run of up to six bytes in hexadecimal and its score in each language, a line each. */
  readonly runs: string
}

// Not parting words at an apostrophe inside them.
const separators = /[^\p{L}]+(?<!['`\u2019])/gu
/** By how much less each score stands in the table. */
const added = 53
const scale = 25
const fewestRuns = 3
const reliable = 0.75

/** The same steps and numbers as in eld; they are handpicked there. */
function detector({ languages, average, runs }: Table): IdentifyLanguage {
  const scores = new Map<number, readonly (number | undefined)[]>()
  for (const line of runs.split('\n')) {
    const [run = '', ...of] = line.split(' ')
    scores.set(
      Number.parseInt(run, 16),
      of.map((score) => (score === '' ? undefined : Number(score) + added)),
    )
  }
  return (text) => {
    const found = runsOf(text)
    const sums = languages.map((_, at) => {
      let sum = 0
      for (const run of found) sum += scores.get(run)?.[at] ?? 0
      return sum
    })
    const best = sums.indexOf(Math.max(...sums))
    const mean = (sums[best] ?? 0) / found.size
    const isReliable = found.size >= fewestRuns && mean / (mean + scale) >= (average[best] ?? 1) * reliable
    return isReliable ? (languages[best] as PostLanguage) : 'unknown'
  }
}

const space = 0x20
const encoder = new TextEncoder()

/** The distinct runs of four bytes of each word, every third from its beginning, and its last; as numbers. */
function runsOf(text: string): Set<number> {
  const found = new Set<number>()
  let read = 0
  for (const word of text.slice(0, 1000).replace(separators, ' ').trim().toLowerCase().split(' ')) {
    if (word === '') continue
    const bytes = encoder.encode(word)
    const end = Math.min(bytes.length, 70)
    let from = 0
    for (; from + 4 < end; from += 3) found.add(numberOf(bytes, from, from + 4, from === 0 ? space : 0))
    found.add(numberOf(bytes, Math.max(end - 4, 0), bytes.length, from === 0 ? space : 0) * 256 + space)
    read += bytes.length + 1
    if (read > 350) break
  }
  return found
}

/** Up to six bytes are a number that a double holds. */
function numberOf(bytes: Uint8Array, from: number, to: number, first: number): number {
  let number = first
  for (let at = from; at < to; at++) number = number * 256 + (bytes[at] ?? 0)
  return number
}

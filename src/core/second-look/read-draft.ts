import type { Span } from './finding.ts'

/** A word with its place; `low` is for comparing, and may be of another length. */
export type Word = Span & {
  readonly text: string
  readonly low: string
  /** Its first two letters, by which phrases are looked up. */
  readonly key: string
  /** Which sentence it is of. */
  readonly sentence: number
  /** Nothing but a space stands between it and the word before. */
  readonly joined: boolean
}

/** What stands in a text and is no word: its letters say nothing about the language. */
export type Thing = Span & { readonly kind: 'address' | 'mail' | 'mention' | 'tag'; readonly text: string }

export type Sentence = Span & { readonly words: readonly Word[] }

export type ReadDraft = {
  readonly text: string
  readonly words: readonly Word[]
  readonly sentences: readonly Sentence[]
  readonly things: readonly Thing[]
}

const letter = /[\p{L}\p{N}\p{M}]/u
const space = /\s/u

/** Letters of a word, by the character that begins at `at`; 0 where none does. */
export function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 128) {
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
    return isLetter ? 1 : 0
  }
  if (Number.isNaN(code)) return 0
  // ä, ö, å and their like, which are everywhere: Latin-1 and Extended-A have no other signs from here on than × and ÷.
  if (code >= 0xc0 && code < 0x180) return code === 0xd7 || code === 0xf7 ? 0 : 1
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return letter.test(character) ? character.length : 0
}

export function isSpace(character: string | undefined): boolean {
  if (character === undefined) return false
  // Nearly every character of a text is asked about, some of them several times.
  if (character > ' ' && character <= '~') return false
  return character === ' ' || space.test(character)
}
export const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9'

/**
 * Takes a text apart once, for all checks: each character is looked at a bounded number of times, so that the
 * time grows with the length and with nothing else.
 */
export function readDraft(text: string): ReadDraft {
  const sentences = sentencesOf(text)
  const words: Word[] = []
  const things: Thing[] = []
  let at = 0
  const sentence = { at: 0 }
  while (at < text.length) {
    if (isSpace(text[at])) {
      at++
      continue
    }
    let end = at
    while (end < text.length && !isSpace(text[end])) end++
    const thing = thingIn(text, at, end)
    readWords(text, { start: at, end: thing?.start ?? end }, { words, sentences, sentence })
    if (thing) things.push(thing)
    if (thing && thing.end < end) readWords(text, { start: thing.end, end }, { words, sentences, sentence })
    at = end
  }
  return { text, words, things, sentences: withWords(sentences, words) }
}

const starts = ['http://', 'https://', 'www.']
/** Most of what stands between spaces is shorter than any address, or has no dot and no colon. */
function addressIn(chunk: string): number | undefined {
  if (chunk.length < 5 || !(chunk.includes('.') || chunk.includes(':'))) return undefined
  const low = chunk.toLowerCase()
  const found = starts.map((one) => low.indexOf(one)).filter((at) => at >= 0)
  return low.length === chunk.length && found.length > 0 ? Math.min(...found) : undefined
}

const openers = '([{"\'”“„»«*_'
const closers = '.,;:!?…)]}"\'”“»«*_'

/** An address, a mail address, a mention or a tag within what stands between two spaces. */
function thingIn(text: string, start: number, end: number): Thing | undefined {
  const chunk = text.slice(start, end)
  const begins = addressIn(chunk)
  if (begins !== undefined) return thing(text, 'address', start + begins, end)
  let from = start
  while (from < end && openers.includes(text[from] ?? '')) from++
  const sign = text[from]
  if (sign === '#' && letterAt(text, from + 1)) return thing(text, 'tag', from, end)
  if (sign === '@' && letterAt(text, from + 1)) return thing(text, 'mention', from, end)
  const middle = chunk.indexOf('@', from - start)
  if (middle > from - start && chunk.indexOf('.', middle) > middle + 1) return thing(text, 'mail', from, end)
  return undefined
}

function thing(text: string, kind: Thing['kind'], start: number, before: number): Thing {
  let end = before
  while (end > start + 1 && closers.includes(text[end - 1] ?? '')) end--
  return { kind, start, end, text: text.slice(start, end) }
}

type Reading = { readonly words: Word[]; readonly sentences: readonly Span[]; readonly sentence: { at: number } }

// Inside a word, between letters: työ-hyvinvointi, EU:n, don't.
const joiners = "-'’:"

function readWords(text: string, { start, end }: Span, { words, sentences, sentence }: Reading): void {
  let at = start
  while (at < end) {
    if (!letterAt(text, at)) {
      at++
      continue
    }
    const from = at
    while (at < end) {
      const length = letterAt(text, at) || (joiners.includes(text[at] ?? ' ') && letterAt(text, at + 1) ? 1 : 0)
      if (!length) break
      at += length
    }
    const to = Math.min(at, end)
    while ((sentences[sentence.at]?.end ?? text.length) <= from) sentence.at++
    const written = text.slice(from, to)
    const low = lowered(written)
    const before = words.at(-1)
    words.push({
      ...{ start: from, end: to, text: written, low, key: keyOf(low), sentence: sentence.at },
      joined: before !== undefined && before.sentence === sentence.at && isOneSpace(text, before.end, from),
    })
  }
}

const isOneSpace = (text: string, from: number, to: number) => to - from === 1 && isSpace(text[from])

export const keyOf = (low: string): string => low.slice(0, 2)

/** As words are compared: composed, in small letters. */
export const lowered = (word: string): string => word.normalize('NFC').toLowerCase()

const ends = '.!?…'

/** A line, or what ends with a stop that no small letter or number follows ("5. joulukuuta", "as. 3"). */
function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  const close = (end: number) => {
    if (end > start) spans.push({ start, end })
    start = end
  }
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') close(at + 1)
    else if (ends.includes(text[at] ?? ' ') && isSpace(text[at + 1]) && !goesOn(text, at + 1)) close(at + 1)
    else if ('"”“»)'.includes(text[at] ?? ' ') && ends.includes(text[at - 1] ?? ' ') && !goesOn(text, at + 1))
      close(at + 1)
  }
  close(text.length)
  return spans
}

const farthest = 4
function goesOn(text: string, from: number): boolean {
  let at = from
  while (at < from + farthest && isSpace(text[at]) && text[at] !== '\n') at++
  const next = text[at]
  return next !== undefined && letterAt(text, at) > 0 && (isDigit(next) || next !== next.toUpperCase())
}

function withWords(spans: readonly Span[], words: readonly Word[]): Sentence[] {
  const groups: Word[][] = spans.map(() => [])
  for (const word of words) groups[word.sentence]?.push(word)
  return spans.map((span, at) => ({ ...span, words: groups[at] ?? [] }))
}

import { blank, type Mask } from './mask-addresses.ts'
import { nameForms, withoutClitic } from './mask-forms.ts'
import { alsoWords, givenNames, noNames, surnames, surnamesWithin, titles } from './mask-names-known.ts'

// How people's names are found in Finnish, Swedish and English posts: without a dictionary, in one pass. What it
// finds and misses was measured (mask.test.ts, docs/decisions/0028); the writer sees the outcome and has the last word.

type Word = {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly lower: string
  readonly isCapital: boolean
  /** Whether a sentence or a line begins with it. */
  readonly begins: boolean
  /** Whether but one space, or the full stop of an initial, stands between it and the word before. */
  readonly follows: boolean
}

export function findNames(text: string): Mask[] {
  const words = wordsOf(text)
  const found: Mask[] = []
  for (let at = 0; at < words.length; at += 1) {
    const name = nameAt(words, at)
    if (!name) continue
    const [first, last] = name
    const end = words[last]?.to ?? 0
    const hangsOn = /['’]s$/.test(words[last]?.text ?? '') ? 2 : 0
    found.push({ from: words[first]?.from ?? 0, to: end - hangsOn, kind: 'name' })
    at = last
  }
  return joined(found)
}

/** From which word up to which a name goes that begins, or shows itself, at this one. */
function nameAt(words: readonly Word[], at: number): readonly [number, number] | undefined {
  const word = words[at]
  if (!word?.isCapital || noNames.has(word.lower)) return undefined
  const given = givenOf(word.lower)
  if (given) {
    const last = given === 'basic' ? lastOfName(words, at) : at
    const isWord = word.begins && alsoWords.has(word.lower)
    // A shouted line has no capitals to go by.
    const shouts = isUpper(word.text) && isUpper(words[at + 1]?.text ?? '')
    return isWord && (last === at || shouts) ? undefined : [at, last]
  }
  if (!word.begins && word.follows && titles.has(words[at - 1]?.lower ?? '')) return [at, lastOfName(words, at)]
  return isSurname(word) ? [firstOfName(words, at), at] : undefined
}

const particles = new Set(['af', 'von', 'van', 'de', 'der', 'da', 'di', 'la', 'bin', 'al'])
const mostWords = 4

/** In a full name only its last word is inflected, so names go on after one that is not. */
function lastOfName(words: readonly Word[], first: number): number {
  let last = first
  for (let at = first + 1; at < first + mostWords; at += 1) {
    const word = words[at]
    if (!word?.follows) break
    if (particles.has(word.lower)) continue
    if (!word.isCapital || word.begins || noNames.has(word.lower)) break
    last = at
  }
  return last
}

/** A surname may have a given name before it that nobody has listed. */
function firstOfName(words: readonly Word[], at: number): number {
  const before = words[at - 1]
  const isGiven = words[at]?.follows && before?.isCapital && !before.begins && !before.lower.endsWith('n')
  return isGiven && !noNames.has(before.lower) && !isUpper(before.text) ? at - 1 : at
}

/** Whether a word is a given name as it is (after which a surname may come), or a form of one. */
function givenOf(lower: string): 'basic' | 'form' | undefined {
  if (givenNames.has(lower)) return 'basic'
  const bare = withoutClitic(lower)
  const parts = bare.split('-')
  const last = parts.pop() ?? ''
  if (!parts.every((part) => givenNames.has(part))) return undefined
  if (givenNames.has(last)) return bare === lower ? 'basic' : 'form'
  return givenForms().has(last) ? 'form' : undefined
}

// Such as Virtanen, Virtaselle; not the words in -lainen and -llinen, which are of places and things.
const nenName = /^\p{L}{3,}(?:nen|sen|selle|sella|sellä|selta|seltä|sesta|sestä)$/u
const nenWord = /(?:lli|ai|äi)(?:nen|se\p{L}{1,3})$/u
const swedishName = /^\p{L}{2,}(?:sson|ström|qvist|kvist|gren)s?$/u

function isSurname({ lower, begins, text }: Word): boolean {
  const bare = withoutClitic(lower)
  if (surnameForms().has(lower) || surnameForms().has(bare)) return true
  if (begins || isUpper(text)) return false
  return surnamesWithinForms().has(bare) || isNenSurname(bare) || swedishName.test(bare)
}

const isNenSurname = (lower: string) => nenName.test(lower) && !nenWord.test(lower)

const isUpper = (text: string) => text.length > 1 && text === text.toUpperCase()

const remembered = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
const formsOf = (names: ReadonlySet<string>) => remembered(() => new Set([...names].flatMap(nameForms)))
const givenForms = formsOf(givenNames)
const surnameForms = formsOf(surnames)
const surnamesWithinForms = formsOf(surnamesWithin)

const wordPattern = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu

function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let end = 0
  for (const { index: from, 0: word } of text.matchAll(wordPattern)) {
    const between = text.slice(end, from)
    words.push({
      from,
      to: from + word.length,
      text: word,
      lower: word.toLowerCase(),
      isCapital: /^\p{Lu}/u.test(word),
      begins: beginsAfter(between, words.length === 0) && !isInitial(words.at(-1)?.text, between),
      follows: words.length > 0 && (between === ' ' || isInitial(words.at(-1)?.text, between)),
    })
    end = from + word.length
  }
  return words
}

const isInitial = (before: string | undefined, between: string) => between === '. ' && before?.length === 1

// A comma or a digit before it does not begin a sentence; after a handle that a reply opens with, one begins.
const beginsAfter = (between: string, isFirst: boolean): boolean =>
  isFirst || /[^\s,\p{N}()'’/&+-]|\n/u.test(between.slice(between.lastIndexOf(blank) + 1))

/** A surname may have taken along a given name that was found before it. */
function joined(masks: readonly Mask[]): Mask[] {
  const kept: Mask[] = []
  for (const one of masks) {
    const last = kept.at(-1)
    if (last && one.from < last.to) kept[kept.length - 1] = { ...last, to: Math.max(last.to, one.to) }
    else kept.push(one)
  }
  return kept
}

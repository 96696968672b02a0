import { graded, otherStems } from '../finnish-forms.ts'

/**
 * The stems that a Finnish word's forms begin with (tähti: täht-, tähd-), by rule and without a dictionary; the
 * word itself is one of them, so that Swedish and English names are found too.
 */
export function stemsOf(word: string): readonly string[] {
  const stems = new Set([word])
  const inI = word.endsWith('i') ? [word, ...graded(word)].map((form) => form.slice(0, -1)) : []
  for (const stem of [...inI, ...(word.endsWith('i') ? [] : graded(word)), ...otherStems(word)]) stems.add(stem)
  if (word.endsWith('as') || word.endsWith('äs')) {
    const long = `${word.slice(0, -1)}${word.at(-2)}`
    for (const stem of [long, ...graded(long)]) stems.add(stem)
  }
  return [...stems].filter((stem) => stem.length >= Math.min(3, word.length))
}

const cases = [
  ...['', 'n', 't', 'a', 'ä', 'ta', 'tä', 'ssa', 'ssä', 'sta', 'stä', 'lla', 'llä', 'lta', 'ltä', 'lle', 'ksi', 'kse'],
  ...[
    'na',
    'nä',
    'tta',
    'ttä',
    'en',
    'in',
    'an',
    'än',
    'on',
    'ön',
    'un',
    'yn',
    'hin',
    'hun',
    'hon',
    'seen',
    'ja',
    'jä',
  ],
  ...['jen', 'iden', 'itten', 'ihin', 'siin', 'den', 'tten'],
  // Swedish and English
  ...['s', 'ns', 'ens', 'et', 'ets', 'er', 'erna', "'s", '’s'],
]
const vowels = ['', 'a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö', 'ei', 'oi', 'ui']
const owners = ['', 'ni', 'si', 'nsa', 'nsä', 'mme', 'nne']
const particles = ['', 'kin', 'kaan', 'kään', 'ko', 'kö', 'han', 'hän', 'pa', 'pä']

let made: ReadonlySet<string> | undefined

const caseEndings = (): ReadonlySet<string> => {
  made ??= new Set(vowels.flatMap((vowel) => cases.map((one) => vowel + one)))
  return made
}

const longestEnding = 14

/** Whether what follows a stem may be an ending of it; a part after a hyphen or a colon always may. */
export function isEnding(rest: string): boolean {
  if (rest === '' || rest.startsWith('-') || rest.startsWith(':')) return true
  if (rest.length > longestEnding) return false
  const before = answered.get(rest)
  if (before !== undefined) return before
  const answer = withoutEach(rest, particles).some((bare) =>
    withoutEach(bare, owners).some((form) => caseEndings().has(form)),
  )
  if (answered.size > mostAnswered) answered.clear()
  answered.set(rest, answer)
  return answer
}

const withoutEach = (word: string, endings: readonly string[]): string[] =>
  endings.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, word.length - ending.length))

// The same few endings come again and again while one writes.
const answered = new Map<string, boolean>()
const mostAnswered = 10_000

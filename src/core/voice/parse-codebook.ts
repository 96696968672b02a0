import { type Language, languages } from '../networks.ts'
import type { Code, Codebook, Decision, InLanguages } from './codebook.ts'

// A codebook as it comes from outside: out of a form, a file or an imported study. What comes out has known
// fields alone, and coders can be led through it.

export const mostDecisions = 10
/** So many fit on a page of choices, and the keys 1 to 9 reach the most common ones. */
export const mostCodes = 20

/** The longest text of each kind, in characters, in each language. */
export const longest = { about: 4000, question: 300, rule: 2000, name: 80, definition: 1000, examples: 2000 } as const
type Kind = keyof typeof longest

export type CodebookProblem =
  | 'not-a-codebook'
  | 'too-many'
  | 'too-few'
  | 'bad-id'
  | 'id-twice'
  | 'required'
  | 'too-long'
  | 'control-characters'
  | 'when-not-earlier'
  | 'when-unknown-code'
  | 'ordered-unknown-code'

/** Where it is, as it stands in the file, such as `decisions[1].codes[0].id`, and what is the matter. */
export type CodebookFault = { readonly place: string; readonly problem: CodebookProblem }

export type ParsedCodebook =
  | { readonly ok: true; readonly codebook: Codebook }
  | { readonly ok: false; readonly faults: readonly CodebookFault[] }

/** In `codes.csv` and in addresses: small letters, digits and lines between them. */
const idForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const longestId = 40

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/

type Bag = Readonly<Record<string, unknown>>
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value)
const bagOf = (value: unknown): Bag => (isBag(value) ? value : {})
const field = (bag: Bag, name: string): unknown => (Object.hasOwn(bag, name) ? bag[name] : undefined)

/** At most this many faults are told: more would be of another file altogether. */
const mostFaults = 50

class Faults {
  readonly list: CodebookFault[] = []
  add(place: string, problem: CodebookProblem): void {
    if (this.list.length < mostFaults) this.list.push({ place, problem })
  }
}

/** Reads a codebook, or says everything that is wrong with it. */
export function parseCodebook(value: unknown): ParsedCodebook {
  const faults = new Faults()
  if (!isBag(value) || !Array.isArray(field(value, 'decisions'))) {
    return { ok: false, faults: [{ place: '', problem: 'not-a-codebook' }] }
  }
  const given = listOf(field(value, 'decisions'), 'decisions', { least: 1, most: mostDecisions }, faults)
  const version = field(value, 'version')
  const decisions = given.map((one, at) => decisionOf(one, `decisions[${at}]`, faults))
  checkIds(decisions, 'decisions', faults)
  for (const [at, decision] of decisions.entries()) checkWhen(decision, decisions.slice(0, at), at, faults)
  const codebook = {
    version:
      typeof version === 'number' && Number.isInteger(version) && version >= 1 && version < 2 ** 31 ? version : 1,
    about: textsOf(field(value, 'about'), 'about', 'about', faults),
    decisions,
  }
  return faults.list.length === 0 ? { ok: true, codebook } : { ok: false, faults: faults.list }
}

function decisionOf(value: unknown, place: string, faults: Faults): Decision {
  const bag = bagOf(value)
  const codes = listOf(field(bag, 'codes'), `${place}.codes`, { least: 2, most: mostCodes }, faults).map((one, at) =>
    codeOf(one, `${place}.codes[${at}]`, faults),
  )
  checkIds(codes, `${place}.codes`, faults)
  const when = field(bag, 'when')
  const ordered = strings(field(bag, 'ordered'))
  const known = new Set(codes.map(({ id }) => id))
  if (new Set(ordered).size !== ordered.length || ordered.some((id) => !known.has(id)) || ordered.length === 1) {
    faults.add(`${place}.ordered`, 'ordered-unknown-code')
  }
  return {
    id: idOf(bag, place, faults),
    question: textsOf(field(bag, 'question'), `${place}.question`, 'question', faults, true),
    rule: textsOf(field(bag, 'rule'), `${place}.rule`, 'rule', faults),
    when: isBag(when)
      ? { decision: String(field(when, 'decision') ?? ''), codes: [...new Set(strings(field(when, 'codes')))] }
      : null,
    codes,
    ordered,
  }
}

function codeOf(value: unknown, place: string, faults: Faults): Code {
  const bag = bagOf(value)
  return {
    id: idOf(bag, place, faults),
    name: textsOf(field(bag, 'name'), `${place}.name`, 'name', faults, true),
    definition: textsOf(field(bag, 'definition'), `${place}.definition`, 'definition', faults),
    examples: textsOf(field(bag, 'examples'), `${place}.examples`, 'examples', faults),
  }
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.slice(0, mostCodes).map((one) => (typeof one === 'string' ? one : '')) : []

function listOf(
  value: unknown,
  place: string,
  { least, most }: { readonly least: number; readonly most: number },
  faults: Faults,
): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  if (list.length < least) faults.add(place, 'too-few')
  if (list.length > most) faults.add(place, 'too-many')
  return list.slice(0, most)
}

function idOf(bag: Bag, place: string, faults: Faults): string {
  const id = field(bag, 'id')
  // Of the names that every object has, "constructor" alone has the form of an id; answers are kept by id.
  const isOwn = typeof id === 'string' && !(id in Object.prototype)
  if (isOwn && id.length <= longestId && idForm.test(id)) return id
  faults.add(`${place}.id`, 'bad-id')
  return ''
}

function checkIds(items: readonly { readonly id: string }[], place: string, faults: Faults): void {
  const seen = new Set<string>()
  for (const [at, { id }] of items.entries()) {
    if (id !== '' && seen.has(id)) faults.add(`${place}[${at}].id`, 'id-twice')
    seen.add(id)
  }
}

/** What a decision hangs on has been asked before it: otherwise nobody would know whether to ask. */
function checkWhen({ when }: Decision, earlier: readonly Decision[], at: number, faults: Faults): void {
  if (when === null) return
  const place = `decisions[${at}].when`
  const on = earlier.find(({ id }) => id === when.decision)
  if (!on) faults.add(place, 'when-not-earlier')
  else if (when.codes.length === 0 || when.codes.some((code) => !on.codes.some(({ id }) => id === code))) {
    faults.add(`${place}.codes`, 'when-unknown-code')
  }
}

/** Each language is a text, empty where it is not written in it; what is required is there in one at least. */
function textsOf(value: unknown, place: string, kind: Kind, faults: Faults, required = false): InLanguages {
  const bag = bagOf(value)
  const texts: Record<Language, string> = { fi: '', sv: '', en: '' }
  for (const language of languages) {
    const given = field(bag, language)
    if (typeof given !== 'string') continue
    const text = given.replaceAll('\r\n', '\n').trim()
    if (text.length > longest[kind]) faults.add(`${place}.${language}`, 'too-long')
    if (control.test(text)) faults.add(`${place}.${language}`, 'control-characters')
    texts[language] = text
  }
  if (required && languages.every((language) => texts[language] === '')) faults.add(place, 'required')
  return texts
}

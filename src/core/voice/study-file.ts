import { isId } from '../id.ts'
import { type Language, languages } from '../networks.ts'
import type { Codebook, InLanguages } from './codebook.ts'
import { type Post, type PostKind, postKinds } from './post.ts'
import { parsePostLine } from './post-line.ts'
import { isFrozen, type StudyState, studyStates } from './study.ts'

// A whole study as a file (docs/decisions/0027): a ZIP of these. What comes in is parsed row by row, and holds
// nobody's name: who takes part is a pseudonym, who coded an alias.

export const studyFormat = 'luotto-study'
export const studyFormatVersion = 1

export const files = {
  head: 'study.json',
  codebook: 'codebook.json',
  codebooks: 'codebooks.jsonl',
  participants: 'participants.jsonl',
  posts: 'posts.jsonl',
  quotable: 'quotable.jsonl',
  codes: 'codes.jsonl',
  samples: 'samples.jsonl',
  sampled: 'sampled.jsonl',
  /** For the command line, which repeats the study from them; an import does not read them. */
  codesTable: 'codes.csv',
  sampleTable: 'sample.csv',
} as const

export type StudyHead = {
  readonly title: string
  readonly question: string
  readonly consent: InLanguages
  readonly consentVersion: number
  readonly language: Language
  readonly periodFrom: string | null
  readonly periodTo: string | null
  readonly kinds: readonly PostKind[]
  readonly maskOthers: boolean
  readonly state: StudyState
  readonly seed: number
  readonly frozenCodebook: number | null
}

type Bag = Readonly<Record<string, unknown>>
const bagOf = (value: unknown): Bag | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : undefined

/** No zero byte: the database takes none. */
const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest && !value.includes('\u0000')
const isCount = (value: unknown, least = 0): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value < 2 ** 31
const isUuid = (value: unknown): value is string => typeof value === 'string' && isId(value)
const isDay = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)))
const isTime = (value: unknown): value is string => isText(value, 40) && !Number.isNaN(Date.parse(value))

/** What the study is, or `undefined` where it is no study of this format, or of one made later than this version. */
export function parseHead(value: unknown): StudyHead | undefined {
  const bag = bagOf(value)
  const consent = bagOf(bag?.consent)
  if (!bag || !consent || bag.format !== studyFormat || bag.version !== studyFormatVersion) return undefined
  const { title, question, consentVersion, language, periodFrom, periodTo, kinds, state, seed, frozenCodebook } = bag
  const known =
    isText(title, 120) &&
    title.trim() !== '' &&
    isText(question, 1000) &&
    languages.every((one) => isText(consent[one], 10_000)) &&
    languages.some((one) => one === language) &&
    isCount(consentVersion, 1) &&
    isDay(periodFrom) &&
    isDay(periodTo) &&
    !(typeof periodFrom === 'string' && typeof periodTo === 'string' && periodTo < periodFrom) &&
    Array.isArray(kinds) &&
    kinds.every((kind) => postKinds.includes(kind)) &&
    typeof bag.maskOthers === 'boolean' &&
    isCount(seed) &&
    studyStates.some((one) => one === state) &&
    isFrozen(state as StudyState) === isCount(frozenCodebook, 1)
  if (!known) return undefined
  const { fi, sv, en } = consent as InLanguages
  return { ...(bag as unknown as StudyHead), consent: { fi, sv, en }, kinds: [...new Set(kinds as PostKind[])] }
}

export type ParticipantRow = {
  readonly pseudonym: string
  readonly consentVersion: number
  readonly archives: readonly unknown[]
}

export function parseParticipant(value: unknown): ParticipantRow | undefined {
  const { pseudonym, consentVersion, archives } = bagOf(value) ?? {}
  if (!isText(pseudonym, 40) || !/^[\p{L}\p{N} ._-]+$/u.test(pseudonym) || !isCount(consentVersion, 1)) return undefined
  if (!Array.isArray(archives) || archives.length > 50 || JSON.stringify(archives).length > 20_000) return undefined
  return { pseudonym, consentVersion, archives }
}

/** A post whose id and thread are ours, of somebody who takes part. */
export function parsePost(value: unknown, pseudonyms: ReadonlyMap<string, unknown>): Post | undefined {
  const read = parsePostLine(JSON.stringify(value))
  if (!read.ok) return undefined
  const { id, thread, text, member, time } = read.post
  const year = new Date(time).getUTCFullYear()
  const holds = isUuid(id) && isUuid(thread) && isText(text, 100_000) && pseudonyms.has(member)
  return holds && year > 1900 && year < 3000 ? read.post : undefined
}

export const parseQuotable = (value: unknown): string | undefined => {
  const post = bagOf(value)?.post
  return isUuid(post) ? post : undefined
}

export type CodeRow = {
  readonly post: string
  readonly coder: string
  readonly decision: string
  readonly code: string
  readonly isAdjudicated: boolean
  readonly suggestionShown: string | null
}

/** A code that the codebook has, by an alias: a name of a person is none. */
export function parseCode(value: unknown, { decisions }: Codebook): CodeRow | undefined {
  const { post, coder, decision, code, isAdjudicated, suggestionShown = null } = bagOf(value) ?? {}
  const asked = decisions.find(({ id }) => id === decision)
  const hasCode = (id: unknown) => asked?.codes.some((one) => one.id === id) ?? false
  const holds =
    isUuid(post) &&
    isText(coder, 12) &&
    /^K[1-9]\d{0,6}$/.test(coder) &&
    hasCode(code) &&
    typeof isAdjudicated === 'boolean' &&
    (suggestionShown === null || hasCode(suggestionShown))
  return holds ? ({ post, coder, decision, code, isAdjudicated, suggestionShown } as CodeRow) : undefined
}

type Drawn = { readonly size: number; readonly drawn: number }
/** How large each stratum was and how many were drawn of it, and the same by participant within it. */
type StratumRow = Drawn & { readonly name: string; readonly members?: readonly (Drawn & { readonly member: string })[] }

export type SampleRow = {
  readonly id: string
  readonly plan: Bag
  readonly strata: readonly StratumRow[]
  readonly drawnAt: string
}

export function parseSample(value: unknown): SampleRow | undefined {
  const { id, plan, strata, drawnAt } = bagOf(value) ?? {}
  if (!isUuid(id) || !bagOf(plan) || JSON.stringify(plan).length > 10_000 || !isTime(drawnAt)) return undefined
  if (!Array.isArray(strata) || strata.length > 20_000) return undefined
  const rows = strata.map(parseStratum)
  if (rows.some((row) => row === undefined)) return undefined
  return { id, drawnAt, plan: plan as Bag, strata: rows as StratumRow[] }
}

function parseStratum(value: unknown): StratumRow | undefined {
  const { name, size, drawn, members } = bagOf(value) ?? {}
  if (!isText(name, 200) || !isCount(size) || !isCount(drawn)) return undefined
  if (members === undefined) return { name, size, drawn }
  if (!Array.isArray(members) || members.length > 10_000) return undefined
  const parts = members.map((part) => bagOf(part) ?? {})
  if (!parts.every((part) => isText(part.member, 40) && isCount(part.size) && isCount(part.drawn))) return undefined
  const kept = parts.map((part) => ({
    size: Number(part.size),
    drawn: Number(part.drawn),
    member: String(part.member),
  }))
  return { name, size, drawn, members: kept }
}

export type SampledRow = {
  readonly sample: string
  readonly post: string
  readonly position: number
  readonly stratum: string
  readonly probability: number
  readonly isDouble: boolean
}

export function parseSampled(value: unknown, samples: ReadonlySet<string>): SampledRow | undefined {
  const { sample, post, position, stratum, probability, isDouble } = bagOf(value) ?? {}
  const holds =
    isUuid(sample) &&
    samples.has(sample) &&
    isUuid(post) &&
    isCount(position) &&
    isText(stratum, 200) &&
    typeof probability === 'number' &&
    probability > 0 &&
    probability <= 1 &&
    typeof isDouble === 'boolean'
  return holds ? ({ sample, post, position, stratum, probability, isDouble } as SampledRow) : undefined
}

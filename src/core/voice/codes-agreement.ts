import { alpha, type Metric } from '../stats/alpha.ts'
import { alphaInterval } from '../stats/alpha-interval.ts'
import { type CodeAgreement, codeAgreement } from '../stats/code-agreement.ts'
import { type CohenKappa, cohenKappa } from '../stats/cohen-kappa.ts'
import { coincidences, type Pattern, patternsOf, type Table } from '../stats/coincidences.ts'
import { type FleissKappa, fleissKappa } from '../stats/fleiss-kappa.ts'
import { seeded } from '../stats/random.ts'
import { type IccForms, iccForms } from '../stats/shrout-fleiss.ts'
import type { CodesTable } from './codes-table.ts'
import { adjudicated } from './given-code.ts'

export const levels = ['nominal', 'ordinal', 'interval'] as const
export type Level = (typeof levels)[number]

export type AgreementWarning =
  /** No post has codes of two coders. */
  | { readonly kind: 'no-pairs'; readonly coders: number }
  /** Only one code was given to the posts that two coders saw: alpha cannot be told. */
  | { readonly kind: 'one-code'; readonly code: string }
  /** The level needs an order, and there is none. */
  | { readonly kind: 'no-order' }
  /** Codes that have no place in the order, such as "mixed", are left out of alpha. */
  | { readonly kind: 'outside-order'; readonly codes: readonly string[]; readonly given: number }
  | { readonly kind: 'few-units'; readonly units: number }
  /** In so many of the draws one code was left alone: the interval rests on the others. */
  | { readonly kind: 'undefined-draws'; readonly draws: number; readonly of: number }

/** Two coders beside each other; the table has a row for each code of the first, a column for each of the second. */
export type PairAgreement = {
  readonly coders: readonly [string, string]
  readonly units: number
  readonly cohen: CohenKappa | null
  readonly table: Table
}

export type Agreement = {
  readonly decision: string
  readonly level: Level
  /** Krippendorff's alpha; `null` where it cannot be told, and a warning says why. */
  readonly alpha: number | null
  readonly low: number | null
  readonly high: number | null
  /** Posts that alpha is made from: two codes or more. */
  readonly units: number
  /** Who gave them; settled codes are nobody's opinion and are left out. */
  readonly coders: number
  /** How many different codes were given to them. */
  readonly codes: number
  /** How many codes were given to them in all. */
  readonly given: number
  /** Posts with one code only, which say nothing of agreement. */
  readonly single: number
  /** The part of pairs of codes of one post that are the same, chance included. */
  readonly observed: number | null
  readonly seed: number
  readonly draws: number
  readonly kappas: { readonly pairs: readonly PairAgreement[]; readonly fleiss: FleissKappa | null }
  /** Forms for numeric codes, where every coder coded every one of these posts; else `null`. */
  readonly icc: IccForms | null
  readonly perCode: readonly (CodeAgreement & { readonly code: string })[]
  /** How often two codes met in one post (Krippendorff's coincidences); rows and columns as `codes`. */
  readonly confusion: { readonly codes: readonly string[]; readonly table: Table }
  readonly warnings: readonly AgreementWarning[]
}

export type AgreementOptions = {
  readonly level: Level
  /** Lowest first; needed for `ordinal` and `interval` unless codes are numbers. */
  readonly order?: readonly string[]
  readonly seed: number
  readonly draws?: number
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const fewUnits = 30

/** How far coders agree on a decision: one answer for the command line, the pages and the report. */
export function agreementOf(table: CodesTable, options: AgreementOptions): Agreement {
  const { level, seed, draws = 2_000 } = options
  const names = [...table.codes].sort(compare)
  const posts = [...opinions(table)]
  const seen = posts.filter((post) => post.length > 1)
  const indexOf = new Map(names.map((name, index) => [name, index]))
  const patterns = patternsOf(indexed(seen, indexOf), names.length)
  const met = coincidences(patterns, names.length)

  const scale = scaleOf(options, names)
  const placed = new Map(scale.codes.map((name, index) => [name, index]))
  const scaled = sortedPatterns(patternsOf(indexed(seen, placed), scale.codes.length))
  const scaledTable = coincidences(scaled, scale.codes.length)
  const value = alpha(scaledTable, scale.metric)
  const interval = value === null ? null : alphaInterval(scaled, scale.codes.length, scale.metric, seeded(seed), draws)
  const inScale = seen.map((post) => post.filter(({ code }) => placed.has(code))).filter((post) => post.length > 1)
  const used = scale.codes.filter((_, index) => scaledTable[index]?.some((count) => count > 0))
  const coders = [...new Set(inScale.flatMap((post) => post.map(({ coder }) => coder)))].sort(compare)

  const warnings: AgreementWarning[] = []
  if (scale.codes.length === 0 && names.length > 0) warnings.push({ kind: 'no-order' })
  const outside = seen.flat().filter(({ code }) => !placed.has(code))
  if (outside.length > 0 && scale.codes.length > 0) {
    const codes = [...new Set(outside.map(({ code }) => code))].sort(compare)
    warnings.push({ kind: 'outside-order', codes, given: outside.length })
  }
  if (seen.length === 0)
    warnings.push({ kind: 'no-pairs', coders: new Set(posts.flat().map(({ coder }) => coder)).size })
  if (used.length === 1) warnings.push({ kind: 'one-code', code: used[0] as string })
  if (inScale.length > 0 && inScale.length < fewUnits) warnings.push({ kind: 'few-units', units: inScale.length })
  if (interval && interval.undefinedDraws > 0)
    warnings.push({ kind: 'undefined-draws', draws: interval.undefinedDraws, of: draws })

  return {
    decision: table.decision,
    level,
    alpha: value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    units: inScale.length,
    coders: coders.length,
    codes: used.length,
    given: inScale.reduce((sum, post) => sum + post.length, 0),
    single: posts.filter((post) => post.length === 1).length,
    observed: observedOf(met),
    seed,
    draws,
    kappas: { pairs: pairsOf(seen, names, indexOf), fleiss: fleissKappa(patterns) },
    icc: scale.metric.level === 'interval' ? iccOf(inScale, coders, placed, scale.metric.values) : null,
    perCode: codeAgreement(met).flatMap((one, index) => (one ? [{ code: names[index] as string, ...one }] : [])),
    confusion: { codes: names, table: met },
    warnings,
  }
}

type Opinion = { readonly coder: string; readonly code: string }

/** What coders said of each post. What was settled after a disagreement is no independent opinion. */
function* opinions(table: CodesTable): Generator<Opinion[]> {
  for (const { codes } of table.posts()) {
    const said = codes.filter(({ coder }) => coder !== adjudicated)
    if (said.length > 0) yield said
  }
}

function* indexed(posts: Iterable<readonly Opinion[]>, indexOf: ReadonlyMap<string, number>): Generator<number[]> {
  for (const post of posts) {
    yield post.flatMap(({ code }) => {
      const index = indexOf.get(code)
      return index === undefined ? [] : [index]
    })
  }
}

/** In an order that the order of the rows has no part in, so that the same seed gives the same interval. */
const sortedPatterns = (patterns: readonly Pattern[]): Pattern[] =>
  patterns.toSorted((a, b) => compare(a.counts.join(), b.counts.join()))

type Scale = { readonly codes: readonly string[]; readonly metric: Metric }

function scaleOf({ level, order = [] }: AgreementOptions, names: readonly string[]): Scale {
  if (level === 'nominal') return { codes: names, metric: { level } }
  const isNumber = (name: string) => name.trim() !== '' && Number.isFinite(Number(name))
  const numbers = names.filter(isNumber).toSorted((a, b) => Number(a) - Number(b))
  const codes = order.length > 0 ? order : numbers
  if (level === 'ordinal') return { codes, metric: { level } }
  return { codes, metric: { level, values: codes.map((name, rank) => (codes.every(isNumber) ? Number(name) : rank)) } }
}

function observedOf(met: Table): number | null {
  const all = met.flat().reduce((sum, value) => sum + value, 0)
  return all > 0 ? met.reduce((sum, row, code) => sum + (row[code] as number), 0) / all : null
}

function pairsOf(
  seen: readonly (readonly Opinion[])[],
  names: readonly string[],
  indexOf: ReadonlyMap<string, number>,
): PairAgreement[] {
  const pairs = new Map<string, { coders: [string, string]; units: number; table: number[][] }>()
  for (const post of seen) {
    const said = post.toSorted((a, b) => compare(a.coder, b.coder))
    for (const [at, one] of said.entries()) {
      for (const other of said.slice(at + 1)) {
        const key = `${one.coder}\u0000${other.coder}`
        const pair = pairs.get(key) ?? {
          coders: [one.coder, other.coder],
          units: 0,
          table: names.map(() => names.map(() => 0)),
        }
        const row = pair.table[indexOf.get(one.code) as number] as number[]
        const column = indexOf.get(other.code) as number
        row[column] = (row[column] as number) + 1
        pair.units++
        pairs.set(key, pair)
      }
    }
  }
  const byName = [...pairs].sort(([a], [b]) => compare(a, b))
  return byName.map(([, pair]) => ({ ...pair, cohen: cohenKappa(pair.table) }))
}

function iccOf(
  posts: readonly (readonly Opinion[])[],
  coders: readonly string[],
  placed: ReadonlyMap<string, number>,
  values: readonly number[],
): IccForms | null {
  if (posts.some((post) => post.length !== coders.length)) return null
  return iccForms(
    posts.map((post) =>
      coders.map((coder) => {
        const said = post.find((one) => one.coder === coder) as Opinion
        return values[placed.get(said.code) as number] as number
      }),
    ),
  )
}

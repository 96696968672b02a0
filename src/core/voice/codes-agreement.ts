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

/** Of fewer posts no report and no page tells an agreement: one post more or less would turn it round. */
export const fewestUnits = 10

/** How far coders agree on a decision: one answer for the command line, the pages and the report. */
export function agreementOf(table: CodesTable, options: AgreementOptions): Agreement {
  const { level, seed, draws = 2_000 } = options
  const names = [...table.codes].sort(compare)
  const places = placesOf(names)
  const patterns = patternsOf(indexed(table, places), names.length)
  const met = coincidences(patterns, names.length)

  const scale = scaleOf(options, names)
  const placed = placesOf(scale.codes)
  const scaled = sortedPatterns(patternsOf(indexed(table, placed), scale.codes.length))
  const scaledTable = coincidences(scaled, scale.codes.length)
  const value = alpha(scaledTable, scale.metric)
  const interval = value === null ? null : alphaInterval(scaled, scale.codes.length, scale.metric, seeded(seed), draws)
  const used = scale.codes.filter((_, index) => scaledTable[index]?.some((count) => count > 0))
  const tally = tallyOf(table, placed)
  return {
    decision: table.decision,
    level,
    alpha: value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    units: tally.units,
    coders: tally.coders.size,
    codes: used.length,
    given: tally.given,
    single: tally.single,
    observed: observedOf(met),
    seed,
    draws,
    kappas: { pairs: pairsOf(table, places), fleiss: fleissKappa(patterns) },
    icc: scale.metric.level === 'interval' ? iccOf(table, [...tally.coders], placed, scale.metric.values) : null,
    perCode: codeAgreement(met).flatMap((one, index) => (one ? [{ code: names[index] as string, ...one }] : [])),
    confusion: { codes: names, table: met },
    warnings: warningsOf(
      tally,
      used,
      scale.codes.length > 0,
      interval && { draws: interval.undefinedDraws, of: draws },
    ),
  }
}

type Opinion = { readonly coder: string; readonly code: string }
type Places = ReadonlyMap<string, number>

const placesOf = (codes: readonly string[]): Places => new Map(codes.map((code, index) => [code, index]))

/**
 * What coders said of each post that somebody coded. What was settled after a disagreement is no independent opinion.
 * Gone through several times rather than kept: there may be a million.
 */
function* opinions(table: CodesTable): Generator<Opinion[]> {
  for (const { codes } of table.posts()) {
    const said = codes.filter(({ coder }) => coder !== adjudicated)
    if (said.length > 0) yield said
  }
}

function* indexed(table: CodesTable, places: Places): Generator<number[]> {
  for (const post of opinions(table)) {
    yield post.map(({ code }) => places.get(code)).filter((index) => index !== undefined)
  }
}

/** In an order that the order of the rows has no part in, so that the same seed gives the same interval. */
const sortedPatterns = (patterns: readonly Pattern[]): Pattern[] =>
  patterns.toSorted((a, b) => compare(a.counts.join(), b.counts.join()))

function tallyOf(table: CodesTable, placed: Places) {
  const coders = new Set<string>()
  const everybody = new Set<string>()
  const outside = new Set<string>()
  const sums = { units: 0, given: 0, single: 0, seen: 0, outside: 0 }
  for (const post of opinions(table)) {
    for (const { coder } of post) everybody.add(coder)
    if (post.length === 1) {
      sums.single++
      continue
    }
    sums.seen++
    const inScale = post.filter(({ code }) => placed.has(code))
    sums.outside += post.length - inScale.length
    for (const { code } of post) if (!placed.has(code)) outside.add(code)
    if (inScale.length < 2) continue
    sums.units++
    sums.given += inScale.length
    for (const { coder } of inScale) coders.add(coder)
  }
  return { ...sums, coders, everybody: everybody.size, outsideCodes: [...outside].sort(compare) }
}

function warningsOf(
  tally: ReturnType<typeof tallyOf>,
  used: readonly string[],
  hasScale: boolean,
  draws: { readonly draws: number; readonly of: number } | null,
): AgreementWarning[] {
  const { units, seen, outside, outsideCodes, everybody } = tally
  const warnings: AgreementWarning[] = []
  if (!hasScale && everybody > 0) warnings.push({ kind: 'no-order' })
  if (hasScale && outside > 0) warnings.push({ kind: 'outside-order', codes: outsideCodes, given: outside })
  if (seen === 0) warnings.push({ kind: 'no-pairs', coders: everybody })
  if (used.length === 1) warnings.push({ kind: 'one-code', code: used[0] as string })
  if (units > 0 && units < fewUnits) warnings.push({ kind: 'few-units', units })
  if (draws && draws.draws > 0) warnings.push({ kind: 'undefined-draws', ...draws })
  return warnings
}

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

function pairsOf(table: CodesTable, places: Places): PairAgreement[] {
  const pairs = new Map<string, { coders: [string, string]; units: number; table: number[][] }>()
  const codes = [...places.keys()]
  for (const post of opinions(table)) {
    const said = post.sort((a, b) => compare(a.coder, b.coder))
    for (const [at, one] of said.entries()) {
      for (const other of said.slice(at + 1)) {
        const key = `${one.coder}\u0000${other.coder}`
        const pair = pairs.get(key) ?? {
          coders: [one.coder, other.coder],
          units: 0,
          table: codes.map(() => codes.map(() => 0)),
        }
        const row = pair.table[places.get(one.code) as number] as number[]
        const column = places.get(other.code) as number
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
  table: CodesTable,
  coders: readonly string[],
  placed: Places,
  values: readonly number[],
): IccForms | null {
  const ratings: number[][] = []
  for (const post of opinions(table)) {
    const said = new Map(post.map(({ coder, code }) => [coder, placed.get(code)]))
    const row = coders.map((coder) => values[said.get(coder) ?? -1])
    const known = row.filter((value) => value !== undefined)
    if (known.length < 2) continue
    if (known.length < coders.length) return null
    ratings.push(known)
  }
  return iccForms(ratings)
}

import { clusteredShare, type Weighed } from '../stats/clustered-share.ts'
import { iccOfShare } from '../stats/icc.ts'
import type { Interval } from '../stats/interval.ts'
import type { IntervalKind, ShareEstimate, ShareWarning } from '../stats/linearised-share.ts'
import { type PersonShare, personShare } from '../stats/person-share.ts'
import { type CodedAndPredicted, predictionPoweredShare } from '../stats/prediction-powered-share.ts'
import { type CellSizes, type CellTotals, postStratifiedShare, stratifiedShare } from '../stats/stratified-share.ts'
import { wilson } from '../stats/wilson.ts'
import type { Predictions } from './codes-predictions.ts'
import { type CodesTable, countedCode } from './codes-table.ts'
import { type ThreadShare, threadShare } from './codes-threads.ts'

/** Which stratum or cell each post is of, and how many posts there are in each, coded or not. */
export type Cells = {
  readonly cellOf: (member: string, post: string) => string | undefined
  readonly sizes: CellSizes
}

export type EstimateOptions = {
  /** The share of posts with one of these codes. */
  readonly codes: readonly string[]
  /** The posts were drawn by these strata. */
  readonly strata?: Cells
  /** The posts were drawn without strata, but of these cells the sizes are known. */
  readonly cells?: Cells
  readonly predictions?: Predictions
  /**
   * What the counted code of an earlier decision says, where this one hangs on it: that it is not asked of the post, or
   * nothing, since coders came out even.
   */
  readonly earlier?: (member: string, post: string) => 'not-asked' | 'tied' | undefined
  /** The first post of the thread that a post is of. */
  readonly threadOf?: (member: string, post: string) => string | undefined
}

export type EstimateMethod =
  | 'clustered'
  | 'stratified-clustered'
  | 'post-stratified-clustered'
  | 'prediction-powered-clustered'
  | 'stratified-prediction-powered-clustered'

export type EstimateWarning =
  | ShareWarning
  | { readonly kind: 'no-posts' }
  /** So many posts had two codes as often, settled by nobody; they count nowhere. */
  | { readonly kind: 'ties'; readonly posts: number }
  /** Coded posts that the decision is not asked of, by the counted code of an earlier one; they count nowhere. */
  | { readonly kind: 'coded-not-asked'; readonly posts: number }
  /** Posts that count here, though it is open whether the decision is asked of them; a report leaves them out. */
  | { readonly kind: 'earlier-tied'; readonly posts: number }
  | { readonly kind: 'code-not-given'; readonly codes: readonly string[] }
  /** Coded posts that no stratum or cell is known of; they are left out. */
  | { readonly kind: 'outside-cells'; readonly posts: number }
  /** Strata or cells without coded posts; the share says nothing of this part of all posts. */
  | { readonly kind: 'empty-cells'; readonly cells: number; readonly part: number }
  | { readonly kind: 'merged-cells'; readonly cells: number }
  /** Why the predictions are not used. */
  | { readonly kind: 'predictions-missing'; readonly posts: number }
  | { readonly kind: 'predictions-unasked' }
  | { readonly kind: 'predictions-astray' }

export type Estimate = {
  readonly decision: string
  readonly codes: readonly string[]
  /** `null` where no post has a code of the decision. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
  readonly interval: IntervalKind
  readonly method: EstimateMethod
  /** Posts with a code of the decision, and how many of them are in the set. */
  readonly posts: number
  readonly inSet: number
  readonly members: number
  readonly ties: number
  /** Posts that somebody looked at, but that the decision was not asked of. */
  readonly notAsked: number
  readonly designEffect: number | null
  readonly effectivePosts: number | null
  readonly icc: number | null
  /** How far predictions are trusted, from 0 to 1; `null` where none are used. */
  readonly lambda: number | null
  /** What would be claimed were all posts independent and equally likely to be coded. */
  readonly naive: (Interval & { readonly share: number }) | null
  /** Of people, not of posts. */
  readonly people: PersonShare | null
  /** Each thread counting once; `null` where threads are not known. */
  readonly threads: ThreadShare | null
  readonly warnings: readonly EstimateWarning[]
}

/** The share of posts in a set of codes: one answer for the command line, the pages and the report. */
export function estimateOf(table: CodesTable, options: EstimateOptions): Estimate {
  const taken = takePosts(table, options)
  const { people, posts, warnings } = taken
  const totals = [...people.values()]
  const inSet = totals.reduce((sum, one) => sum + one.inSet, 0)
  const missing = options.codes.filter((code) => !table.codes.includes(code))
  if (missing.length > 0) warnings.push({ kind: 'code-not-given', codes: missing })
  if (taken.ties > 0) warnings.push({ kind: 'ties', posts: taken.ties })
  if (posts === 0) warnings.push({ kind: 'no-posts' })
  const made = posts > 0 ? make(taken, options) : { method: 'clustered' as const, estimate: null, lambda: null }
  const threads = posts > 0 && options.threadOf ? threadsOf(taken, options.threadOf) : null
  const { estimate } = made
  return {
    decision: table.decision,
    codes: options.codes,
    share: estimate?.share ?? null,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    interval: estimate?.interval ?? 'none',
    method: made.method,
    posts,
    inSet,
    members: people.size,
    ties: taken.ties,
    notAsked: taken.notAsked,
    designEffect: estimate?.designEffect ?? null,
    effectivePosts: estimate?.effectivePosts ?? null,
    icc: posts > 0 ? iccOfShare(totals.map((one) => ({ posts: one.all, inSet: one.inSet }))) : null,
    lambda: made.lambda,
    naive: posts > 0 ? { share: inSet / posts, ...wilson(inSet / posts, posts) } : null,
    people: personShare(totals),
    threads,
    warnings: [...(estimate?.warnings ?? []), ...warnings],
  }
}

type TakenPost = { readonly member: string; readonly post: string; readonly all: 0 | 1; readonly inSet: 0 | 1 }

type Taken = {
  readonly people: ReadonlyMap<string, Weighed>
  readonly posts: number
  readonly ties: number
  readonly notAsked: number
  /** All that somebody looked at and that count, in so far as cells, predictions or threads need them. */
  readonly looked: readonly TakenPost[]
  readonly asked: readonly TakenPost[]
  readonly cells: Cells | undefined
  readonly warnings: EstimateWarning[]
}

function takePosts(table: CodesTable, options: EstimateOptions): Taken {
  const set = new Set(options.codes)
  const cells = options.strata ?? options.cells
  const isListed = cells !== undefined || options.predictions !== undefined || options.threadOf !== undefined
  const people = new Map<string, Weighed>()
  const looked: TakenPost[] = []
  let [posts, ties, notAsked, outside, beyond, open] = [0, 0, 0, 0, 0, 0]
  for (const { member, post, codes } of table.posts()) {
    if (cells && cells.cellOf(member, post) === undefined) {
      if (codes.length > 0) outside++
      continue
    }
    const given = countedCode({ codes })
    const earlier = given.kind === 'not-asked' ? undefined : options.earlier?.(member, post)
    if (earlier === 'not-asked') beyond++
    const counted = earlier === 'not-asked' ? ({ kind: 'not-asked' } as const) : given
    if (counted.kind === 'tie') {
      ties++
      continue
    }
    if (earlier === 'tied') open++
    const inSet = counted.kind === 'code' && set.has(counted.code) ? 1 : 0
    if (isListed) looked.push({ member, post, all: counted.kind === 'code' ? 1 : 0, inSet })
    if (counted.kind === 'not-asked') {
      notAsked++
      continue
    }
    posts++
    const before = people.get(member) ?? { all: 0, inSet: 0 }
    people.set(member, { all: before.all + 1, inSet: before.inSet + inSet })
  }
  const warnings: EstimateWarning[] = outside > 0 ? [{ kind: 'outside-cells', posts: outside }] : []
  if (beyond > 0) warnings.push({ kind: 'coded-not-asked', posts: beyond })
  if (open > 0) warnings.push({ kind: 'earlier-tied', posts: open })
  return { people, posts, ties, notAsked, looked, asked: looked.filter((one) => one.all === 1), cells, warnings }
}

type Made = { readonly method: EstimateMethod; readonly estimate: ShareEstimate; readonly lambda: number | null }

function make(taken: Taken, options: EstimateOptions): Made {
  const powered = options.predictions ? powerUp(taken, options, options.predictions) : null
  if (powered) return powered
  if (!taken.cells)
    return { method: 'clustered', estimate: clusteredShare([...taken.people.values()], taken.posts), lambda: null }
  const totals = cellTotals(taken.looked, taken.cells)
  warnOfEmpty(taken, totals)
  if (options.strata) {
    return { method: 'stratified-clustered', estimate: stratifiedShare(totals, taken.cells.sizes), lambda: null }
  }
  const { estimate, merged } = postStratifiedShare(totals, taken.cells.sizes)
  if (merged > 0) taken.warnings.push({ kind: 'merged-cells', cells: merged })
  return { method: 'post-stratified-clustered', estimate, lambda: null }
}

function powerUp(taken: Taken, { strata }: EstimateOptions, predictions: Predictions): Made | null {
  const weight = strata ? weightOf(taken.looked, strata) : () => 1
  const coded: CodedAndPredicted[] = []
  let missing = 0
  for (const { member, post, all, inSet } of taken.looked) {
    const predicted = predictions.of(member, post)
    if (!predicted) missing++
    else coded.push({ member, weight: weight(member, post), all, inSet, ...predicted })
  }
  const why: EstimateWarning | null =
    missing > 0
      ? { kind: 'predictions-missing', posts: missing }
      : taken.notAsked > 0 && !predictions.saysWhatIsAsked
        ? { kind: 'predictions-unasked' }
        : null
  const made = why ? null : predictionPoweredShare(coded, predictions.every)
  if (made) {
    const method = strata ? 'stratified-prediction-powered-clustered' : 'prediction-powered-clustered'
    return { method, ...made }
  }
  taken.warnings.push(why ?? { kind: 'predictions-astray' })
  return null
}

function threadsOf({ looked, asked, cells }: Taken, threadOf: NonNullable<EstimateOptions['threadOf']>): ThreadShare {
  const weight = cells ? weightOf(looked, cells) : () => 1
  return threadShare(
    asked.map((one) => ({ ...one, weight: weight(one.member, one.post) })),
    threadOf,
  )
}

function cellTotals(looked: readonly TakenPost[], { cellOf }: Cells): CellTotals[] {
  const totals = new Map<string, { member: string; cell: string; coded: number; all: number; inSet: number }>()
  for (const { member, post, all, inSet } of looked) {
    const cell = cellOf(member, post) ?? ''
    const key = `${member}\u0000${cell}`
    const one = totals.get(key) ?? { member, cell, coded: 0, all: 0, inSet: 0 }
    one.coded++
    one.all += all
    one.inSet += inSet
    totals.set(key, one)
  }
  return [...totals.values()]
}

function weightOf(looked: readonly TakenPost[], { cellOf, sizes }: Cells): (member: string, post: string) => number {
  const coded = new Map<string, number>()
  for (const { member, post } of looked) {
    const cell = cellOf(member, post) ?? ''
    coded.set(cell, (coded.get(cell) ?? 0) + 1)
  }
  return (member, post) => {
    const cell = cellOf(member, post) ?? ''
    return (sizes.get(cell) ?? 0) / (coded.get(cell) ?? 1)
  }
}

function warnOfEmpty({ cells, warnings }: Taken, totals: readonly CellTotals[]): void {
  const coded = new Set(totals.map((one) => one.cell))
  let [all, empty, without] = [0, 0, 0]
  for (const [cell, size] of cells?.sizes ?? []) {
    all += size
    if (coded.has(cell) || size === 0) continue
    empty++
    without += size
  }
  if (empty > 0) warnings.push({ kind: 'empty-cells', cells: empty, part: without / all })
}

import type { Decision } from './codebook.ts'
import { type Cells, type Estimate, estimateOf } from './codes-estimate.ts'
import type { Predictions } from './codes-predictions.ts'
import { type CodesTable, codesTable } from './codes-table.ts'
import { adjudicated } from './given-code.ts'
import type { ToldShare } from './report-content.ts'
import type { ReportPlan } from './report-plan.ts'
import { answerTo, type TalliedPost, type Tally } from './report-tally.ts'

/** Which strata the posts were drawn by, or of which cells the sizes are known. */
export type HowDrawn = { readonly strata?: Cells; readonly cells?: Cells }

/** A set of codes of a decision, of all posts that it was asked of or of some of them only. */
export type Asked = {
  readonly decision: Decision
  readonly codes: readonly string[]
  /** Only posts that are work in the narrow sense. */
  readonly narrow?: boolean
  readonly threads?: boolean
  readonly predictions?: Predictions
}

/** Estimates by what the study's posts count as, by the same rules as the command line. */
export function estimator(plan: ReportPlan, tally: Pick<Tally, 'coded'>, { strata, cells }: HowDrawn) {
  const tables = new Map<string, CodesTable>()
  const threads = new Map<string, string>()
  const isNarrow = ({ answers }: TalliedPost) => Boolean(plan.work?.narrow.includes(answers[plan.work.decision] ?? ''))
  const tableOf = ({ decision, narrow }: Asked): CodesTable => {
    const key = `${decision.id} ${narrow ? 'narrow' : ''}`
    const known = tables.get(key)
    if (known) return known
    const made = answersTable(tally, decision, narrow ? isNarrow : () => true)
    tables.set(key, made)
    return made
  }
  const threadOf = (member: string, post: string) => {
    if (threads.size === 0) for (const one of tally.coded) threads.set(keyOf(one.member, one.post), one.thread)
    return threads.get(keyOf(member, post))
  }
  return (asked: Asked): Estimate =>
    estimateOf(tableOf(asked), {
      codes: asked.codes,
      ...(strata && { strata }),
      ...(cells && { cells }),
      ...(asked.predictions && { predictions: asked.predictions }),
      ...(asked.threads && { threadOf }),
    })
}

export type Estimator = ReturnType<typeof estimator>

const keyOf = (member: string, post: string) => `${member}\u0000${post}`

// A coded post that the decision was not asked of has a row too: estimators see by it that somebody looked at it.
function answersTable({ coded }: Pick<Tally, 'coded'>, decision: Decision, isMeant: (post: TalliedPost) => boolean) {
  const table = codesTable(decision.id)
  coded.forEach((one, index) => {
    const code = isMeant(one) ? answerTo(decision, one.answers) : undefined
    const row = { post: one.post, member: one.member, coder: adjudicated }
    table.add(
      code === undefined ? { ...row, decision: '', code: '' } : { ...row, decision: decision.id, code },
      index + 1,
    )
  })
  return table
}

/** A share as the command line estimates it, as it is told in a report: rounded, and without what tells of few. */
export function toldShare(estimate: Estimate): ToldShare | null {
  const { share, low, high, naive, warnings } = estimate
  if (share === null || naive === null) return null
  const few = warnings.find((warning) => warning.kind === 'few-people')
  return {
    share: rounded(share),
    low: low === null ? null : rounded(low),
    high: high === null ? null : rounded(high),
    interval: estimate.interval,
    naive: { low: rounded(naive.low), high: rounded(naive.high) },
    of: estimate.posts,
    designEffect: estimate.designEffect === null ? null : rounded(estimate.designEffect, 10),
    effectivePosts: estimate.effectivePosts === null ? null : Math.round(estimate.effectivePosts),
    icc: estimate.icc === null ? null : rounded(estimate.icc, 1000),
    covers: few ? few.covers : null,
    isFlat: warnings.some((warning) => warning.kind === 'no-spread'),
  }
}

/** The thread version of an estimate, which says nothing of design effects. */
export function toldThreads({ threads }: Estimate): ToldShare | null {
  if (!threads) return null
  const { share, low, high } = threads
  return {
    share: rounded(share),
    low: low === null ? null : rounded(low),
    high: high === null ? null : rounded(high),
    interval: low === null ? 'none' : 'clustered',
    naive: null,
    of: threads.threads,
    designEffect: null,
    effectivePosts: null,
    icc: null,
    covers: null,
    isFlat: false,
  }
}

export const rounded = (value: number, steps = 10_000): number => Math.round(value * steps) / steps

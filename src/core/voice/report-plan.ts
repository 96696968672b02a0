import type { Codebook, Decision } from './codebook.ts'

/** What of a codebook a report leads with. */
export type ReportPlan = {
  readonly decisions: readonly Decision[]
  /** The decision about work, and which codes are work in the narrow and in the wide sense. */
  readonly work: {
    readonly decision: string
    readonly narrow: readonly string[]
    readonly wide: readonly string[]
  } | null
  /** The share that is told first: positive or neutral, as the founding study told it. */
  readonly focus: { readonly decision: string; readonly codes: readonly string[] } | null
}

const narrow = ['own-work', 'employer', 'colleagues', 'customers']
const wide = [...narrow, 'profession']
const focusCodes = ['positive', 'neutral']

/**
 * A codebook of one's own need not have our decisions: then the report has the tables, and leads with nothing.
 * They are known by their ids, since a codebook says no more of what its codes are for.
 */
export function planOf(codebook: Codebook): ReportPlan {
  const has = (decision: Decision, codes: readonly string[]) =>
    codes.every((code) => decision.codes.some(({ id }) => id === code))
  const work = codebook.decisions.find((decision) => decision.id === 'work' && has(decision, wide))
  const tone = codebook.decisions.find((decision) => decision.id === 'tone' && has(decision, focusCodes))
  return {
    decisions: codebook.decisions,
    work: work ? { decision: work.id, narrow, wide } : null,
    focus: tone ? { decision: tone.id, codes: focusCodes } : null,
  }
}

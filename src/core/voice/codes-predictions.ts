/** What a classifier says of one post: that the decision is asked of it, and that its code is in the set. */
export type Prediction = { readonly predictedAll: number; readonly predictedInSet: number }

/** One row of `predictions.csv`. */
export type PredictionRow = {
  readonly post: string
  readonly member: string
  readonly decision: string
  readonly code: string
  readonly probability: number
}

export const predictionsColumns = ['post', 'member', 'decision', 'code', 'probability'] as const

/** What a set of codes asks of predictions. */
export type PredictionsWanted = {
  readonly decision: string
  readonly codes: readonly string[]
  /** Of which posts the decision is asked, where not of all: those with one of these codes of an earlier decision. */
  readonly when: { readonly decision: string; readonly codes: readonly string[] } | null
}

export type Predictions = ReturnType<ReturnType<typeof gatherPredictions>['end']>

/**
 * Gathers predictions, in rows of any order. Where a decision is asked of some posts only, a post is predicted to be
 * in the set if it is predicted to be asked and, if so, to have one of the codes.
 */
export function gatherPredictions({ decision, codes, when }: PredictionsWanted) {
  const wanted = new Set(codes)
  const asking = new Set(when?.codes)
  const indexOf = new Map<string, number>()
  // Of each post, the probability of being in the set and of being asked; −1 where no row says anything of it.
  const inSet: number[] = []
  const asked: number[] = []
  const plus = (sums: number[], index: number, value: number) => {
    sums[index] = Math.max(0, sums[index] as number) + value
  }

  const add = (row: PredictionRow): void => {
    const isParent = row.decision === when?.decision
    if (row.decision !== decision && !isParent) return
    const key = `${row.member}\u0000${row.post}`
    const index = indexOf.get(key) ?? inSet.length
    if (index === inSet.length) {
      indexOf.set(key, index)
      inSet.push(-1)
      asked.push(-1)
    }
    if (isParent) plus(asked, index, asking.has(row.code) ? row.probability : 0)
    else plus(inSet, index, wanted.has(row.code) ? row.probability : 0)
  }

  const end = () => {
    const saysWhatIsAsked = asked.some((value) => value >= 0)
    const predict = (index: number | undefined): Prediction | undefined => {
      const set = index === undefined ? -1 : (inSet[index] as number)
      const all = saysWhatIsAsked ? (asked[index ?? 0] as number) : 1
      return set < 0 || all < 0 ? undefined : { predictedAll: all, predictedInSet: all * set }
    }
    const people = new Map<string, { member: string; posts: number; predictedAll: number; predictedInSet: number }>()
    for (const [key, index] of indexOf) {
      const one = predict(index)
      if (!one) continue
      const member = key.slice(0, key.indexOf('\u0000'))
      const sums = people.get(member) ?? { member, posts: 0, predictedAll: 0, predictedInSet: 0 }
      sums.posts++
      sums.predictedAll += one.predictedAll
      sums.predictedInSet += one.predictedInSet
      people.set(member, sums)
    }
    return {
      /** Whether they also say of which posts the decision is asked. */
      saysWhatIsAsked,
      of: (member: string, post: string) => predict(indexOf.get(`${member}\u0000${post}`)),
      every: [...people.values()],
    }
  }
  return { add, end }
}

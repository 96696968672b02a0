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
  const inSet = new Set(codes)
  const asked = new Set(when?.codes)
  const posts = new Map<string, { inSet: number; asked: number; isOf: boolean; isAskedOf: boolean }>()
  const add = (row: PredictionRow): void => {
    const isParent = row.decision === when?.decision
    if (row.decision !== decision && !isParent) return
    const key = `${row.member}\u0000${row.post}`
    const post = posts.get(key) ?? { inSet: 0, asked: 0, isOf: false, isAskedOf: false }
    if (isParent) {
      post.isAskedOf = true
      if (asked.has(row.code)) post.asked += row.probability
    } else {
      post.isOf = true
      if (inSet.has(row.code)) post.inSet += row.probability
    }
    posts.set(key, post)
  }
  const end = () => {
    const saysWhatIsAsked = [...posts.values()].some((post) => post.isAskedOf)
    const predict = (key: string): Prediction | undefined => {
      const post = posts.get(key)
      if (!post?.isOf || (saysWhatIsAsked && !post.isAskedOf)) return undefined
      const predictedAll = saysWhatIsAsked ? post.asked : 1
      return { predictedAll, predictedInSet: predictedAll * post.inSet }
    }
    const people = new Map<string, { member: string; posts: number; predictedAll: number; predictedInSet: number }>()
    for (const key of posts.keys()) {
      const one = predict(key)
      if (!one) continue
      const member = key.slice(0, key.indexOf('\u0000'))
      const before = people.get(member) ?? { member, posts: 0, predictedAll: 0, predictedInSet: 0 }
      before.posts++
      before.predictedAll += one.predictedAll
      before.predictedInSet += one.predictedInSet
      people.set(member, before)
    }
    return {
      /** Whether they also say of which posts the decision is asked. */
      saysWhatIsAsked,
      of: (member: string, post: string) => predict(`${member}\u0000${post}`),
      every: [...people.values()],
    }
  }
  return { add, end }
}

import { linearisedShare, type ShareEstimate } from './linearised-share.ts'

/** A post that people coded, and what the classifier says of it. */
export type CodedAndPredicted = {
  readonly member: string
  /** How many posts it stands for; 1 in a simple random sample. */
  readonly weight: number
  /** Whether the decision was asked of it, and whether its code is in the set: 1 or 0. */
  readonly all: number
  readonly inSet: number
  /** The predicted probabilities of the same two. */
  readonly predictedAll: number
  readonly predictedInSet: number
}

/** Of one person: what the classifier says of all their posts, coded or not. */
export type Predicted = {
  readonly member: string
  readonly posts: number
  readonly predictedAll: number
  readonly predictedInSet: number
}

/**
 * The share of posts in a set of codes from people's codes and a classifier's predictions of all posts (PPI++):
 * θ = λ · mean f(all) + mean(y − λ · f) over the coded ones. The predictions of coded posts are set against what people
 * said, so a wrong classifier makes the interval wider, never the share wrong; at λ = 0 it is the classical estimate.
 *
 * Use: few coded posts and predictions for all. Limit: the coded posts are a random sample of all (by their weights), and
 * the predictions are no better on coded posts than on others. λ gives the least variance of drawing posts, from 0
 * to 1; chosen by the variance between people it would follow their few accidents (with seven people the interval then
 * held the truth 86 times in a hundred instead of 91). The interval is by people all the same. `null` where predictions
 * lead out of 0 to 1. Where the decision is asked of some posts only, f stands above and below the line. Source:
 * Angelopoulos, Duchi & Zrnic 2023, PPI++: Efficient prediction-powered inference, arXiv:2311.01453.
 */
export function predictionPoweredShare(
  coded: readonly CodedAndPredicted[],
  every: readonly Predicted[],
  givenLambda?: number,
): { readonly estimate: ShareEstimate; readonly lambda: number } | null {
  const weight = sumOf(coded, (post) => post.weight)
  const count = sumOf(every, (one) => one.posts)
  const said = (of: (post: CodedAndPredicted) => number) => sumOf(coded, (post) => post.weight * of(post)) / weight
  const classical = said((post) => post.inSet) / said((post) => post.all)
  const lambda = givenLambda ?? bestLambda(coded, classical, count)
  const above =
    said((post) => post.inSet - lambda * post.predictedInSet) +
    (lambda * sumOf(every, (one) => one.predictedInSet)) / count
  const below =
    said((post) => post.all - lambda * post.predictedAll) + (lambda * sumOf(every, (one) => one.predictedAll)) / count
  const share = lambda === 0 ? classical : above / below
  if (!(below > 0 && share >= 0 && share <= 1)) return null

  // How a person's posts pull the share: each post by what it is above the mean of its kind.
  const rest = (post: CodedAndPredicted) =>
    post.inSet - share * post.all - lambda * (post.predictedInSet - share * post.predictedAll)
  const meanRest = said(rest)
  const meanPredicted = sumOf(every, (one) => one.predictedInSet - share * one.predictedAll) / count
  const pulls = new Map<string, number>()
  const pull = (member: string, by: number) => pulls.set(member, (pulls.get(member) ?? 0) + by / below)
  for (const post of coded) pull(post.member, (post.weight * (rest(post) - meanRest)) / weight)
  for (const one of every) {
    const predicted = one.predictedInSet - share * one.predictedAll
    pull(one.member, (lambda * (predicted - meanPredicted * one.posts)) / count)
  }
  const asked = coded.filter((post) => post.all > 0)
  const people = new Set(asked.map((post) => post.member)).size
  return { estimate: linearisedShare(share, [...pulls.values()], asked.length, people), lambda }
}

const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0)

/** cov(y, f) / ((1 + n/N) · var(f)), the λ of PPI++ for a mean, over what each post pulls. */
function bestLambda(coded: readonly CodedAndPredicted[], share: number, every: number): number {
  const weight = sumOf(coded, (post) => post.weight)
  const mean = (of: (post: CodedAndPredicted) => number) => sumOf(coded, (post) => post.weight * of(post)) / weight
  const y = (post: CodedAndPredicted) => post.inSet - share * post.all
  const f = (post: CodedAndPredicted) => post.predictedInSet - share * post.predictedAll
  const [meanY, meanF] = [mean(y), mean(f)]
  const covariance = mean((post) => (y(post) - meanY) * (f(post) - meanF))
  const variance = mean((post) => (f(post) - meanF) ** 2)
  // Predictions that are all the same say nothing, whatever rounding makes of their variance.
  if (!(variance > 1e-24)) return 0
  return Math.min(1, Math.max(0, covariance / ((1 + coded.length / every) * variance)))
}

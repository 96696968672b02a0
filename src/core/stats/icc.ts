/** Of one person: how many posts, and how many of them are in the set of codes. */
export type Totals = { readonly posts: number; readonly inSet: number }

/**
 * How much alike the posts of one person are: the intraclass correlation of a share, by the one-way analysis of
 * variance with clusters of unequal size.
 *
 * Use: says why many posts of few people tell less than they seem to. Limit: with few people it is itself uncertain;
 * by chance it may be below 0, which is left as it is. `null` where it cannot be told: fewer than two people, one
 * post each, or all posts alike. Source: Donner & Koval 1980, Biometrics 36; for shares Ridout, Demétrio & Firth
 * 1999, Biometrics 55, estimator "AOV".
 */
export function iccOfShare(people: readonly Totals[]): number | null {
  const sum = (of: (one: Totals) => number) => people.reduce((total, one) => total + of(one), 0)
  const posts = sum((one) => one.posts)
  const share = sum((one) => one.inSet) / posts
  const between = people.length - 1
  const within = posts - people.length
  if (between < 1 || within < 1) return null
  const meanBetween = sum((one) => one.posts * (one.inSet / one.posts - share) ** 2) / between
  const meanWithin = sum((one) => (one.inSet * (one.posts - one.inSet)) / one.posts) / within
  const size = (posts - sum((one) => one.posts ** 2) / posts) / between
  const all = meanBetween + (size - 1) * meanWithin
  return all > 0 ? (meanBetween - meanWithin) / all : null
}

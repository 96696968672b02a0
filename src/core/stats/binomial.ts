import { logGamma } from './incomplete-beta.ts'

/**
 * A number from the binomial distribution: of `count` tries, how many succeed with this probability.
 *
 * Use: draws and simulations. Source: for few successes by the waiting times between them (Devroye 1986, Non-Uniform
 * Random Variate Generation, X.4.3); for many by transformed rejection, Hörmann 1993, The generation of binomial random
 * variates, Journal of Statistical Computation and Simulation 46, algorithm BTRS. Both are exact.
 */
export function binomial(count: number, probability: number, random: () => number): number {
  if (probability > 0.5) return count - binomial(count, 1 - probability, random)
  if (probability <= 0 || count <= 0) return 0
  return count * probability < 10 ? byWaiting(count, probability, random) : byRejection(count, probability, random)
}

function byWaiting(count: number, probability: number, random: () => number): number {
  const perTry = Math.log1p(-probability)
  const wait = () => Math.floor(Math.log(1 - random()) / perTry) + 1
  let successes = 0
  for (let at = wait(); at <= count; at += wait()) successes++
  return successes
}

function byRejection(n: number, p: number, random: () => number): number {
  const spread = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const c = n * p + 0.5
  const squeeze = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * spread
  const odds = Math.log(p / (1 - p))
  const mode = Math.floor((n + 1) * p)
  const logFactorials = (k: number) => logGamma(k + 1) + logGamma(n - k + 1)
  const atMode = logFactorials(mode)
  for (;;) {
    const u = random() - 0.5
    const v = random()
    const edge = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / edge + b) * u + c)
    if (k < 0 || k > n) continue
    if (edge >= 0.07 && v <= squeeze) return k
    if (Math.log((v * alpha) / (a / (edge * edge) + b)) <= atMode - logFactorials(k) + (k - mode) * odds) return k
  }
}

import { codesGiven, type Pattern } from './coincidences.ts'

export type FleissKappa = {
  readonly kappa: number
  /** How many units it is made from. */
  readonly units: number
  /** How many codes each of these was given. */
  readonly coders: number
}

/**
 * Fleiss' kappa: how often any two coders gave the same code beyond chance, where every unit was coded by as many.
 *
 * Use: three coders or more, not the same ones for each unit, codes without order. Limit: every unit needs as many
 * codes, so of units with different numbers only those with the most frequent number are taken. `null` where there
 * are none, or only one code was given. Source: Fleiss 1971, Psychological Bulletin 76.
 */
export function fleissKappa(patterns: readonly Pattern[]): FleissKappa | null {
  const unitsBy = new Map<number, number>()
  for (const pattern of patterns) {
    const coders = codesGiven(pattern)
    unitsBy.set(coders, (unitsBy.get(coders) ?? 0) + pattern.units)
  }
  // Of two numbers that are as frequent, the greater tells more.
  const [best] = [...unitsBy].sort(([a, units], [b, others]) => others - units || b - a)
  if (!best) return null
  const [coders, units] = best
  const taken = patterns.filter((pattern) => codesGiven(pattern) === coders)
  const given = taken.reduce<number[]>(
    (sums, pattern) => pattern.counts.map((count, code) => (sums[code] ?? 0) + count * pattern.units),
    [],
  )
  const agreeing = taken.reduce(
    (sum, pattern) => sum + pattern.units * pattern.counts.reduce((pairs, count) => pairs + count * (count - 1), 0),
    0,
  )
  const observed = agreeing / (units * coders * (coders - 1))
  const expected = given.reduce((sum, count) => sum + (count / (units * coders)) ** 2, 0)
  const isOneCode = given.some((count) => count === units * coders)
  return isOneCode ? null : { kappa: (observed - expected) / (1 - expected), units, coders }
}

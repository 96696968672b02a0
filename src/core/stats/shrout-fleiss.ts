/** The six forms of Shrout & Fleiss; `k` is the number of judges, whose mean is spoken of. */
export type IccForms = {
  readonly icc11: number
  readonly icc21: number
  readonly icc31: number
  readonly icc1k: number
  readonly icc2k: number
  readonly icc3k: number
}

/**
 * How far judges who all rated the same targets agree on a numeric scale.
 *
 * Use: (1,1) where each target had its own judges, (2,1) where the judges stand for others, (3,1) where only these
 * matter; with k, the reliability of their mean. Limit: every judge rated every target, and there are two of each or
 * more; `null` otherwise, or where no target
 * differs from another. Source: Shrout & Fleiss 1979, Psychological Bulletin 86.
 */
export function iccForms(ratings: readonly (readonly number[])[]): IccForms | null {
  const n = ratings.length
  const k = ratings[0]?.length ?? 0
  if (n < 2 || k < 2 || ratings.some((row) => row.length !== k)) return null
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const all = mean(ratings.flat())
  const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - all) ** 2, 0)
  const targets = k * squares(ratings.map(mean))
  const judges = n * squares(Array.from({ length: k }, (_, judge) => mean(ratings.map((row) => row[judge] as number))))
  const total = squares(ratings.flat())
  // The means of all targets are the same: nothing to tell apart.
  if (targets < total * 1e-12 || total === 0) return null
  const bms = targets / (n - 1)
  const wms = (total - targets) / (n * (k - 1))
  const jms = judges / (k - 1)
  const ems = (total - targets - judges) / ((n - 1) * (k - 1))
  return {
    icc11: (bms - wms) / (bms + (k - 1) * wms),
    icc21: (bms - ems) / (bms + (k - 1) * ems + (k * (jms - ems)) / n),
    icc31: (bms - ems) / (bms + (k - 1) * ems),
    icc1k: (bms - wms) / bms,
    icc2k: (bms - ems) / (bms + (jms - ems) / n),
    icc3k: (bms - ems) / bms,
  }
}

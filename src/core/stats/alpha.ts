import type { Table } from './coincidences.ts'

/**
 * How far two codes are apart. Nominal: they differ or not. Ordinal: by how many codes given lie between them; the
 * codes are in their order. Interval: by their values.
 */
export type Metric =
  | { readonly level: 'nominal' }
  | { readonly level: 'ordinal' }
  | { readonly level: 'interval'; readonly values: readonly number[] }

/**
 * Krippendorff's alpha: how often coders agree beyond what chance would give, 1 always, 0 as often as chance.
 *
 * Use: any number of coders, missing codes, by the coincidence matrix. Limit: `null` where only one code (or one
 * value) was ever given, since then nothing says that coders tell codes apart: neither 1 nor 0 would be true.
 * Source: Krippendorff 2019, Content Analysis, 4th ed., ch. 12; the metrics by his 2011 Computing Krippendorff's
 * alpha-reliability.
 */
export function alpha(coincidences: Table, metric: Metric): number | null {
  const given = coincidences.map((row) => row.reduce((sum, value) => sum + value, 0))
  const all = given.reduce((sum, count) => sum + count, 0)
  const between = distance(given, metric)
  let observed = 0
  let expected = 0
  for (const [row, cells] of coincidences.entries()) {
    for (let column = 0; column < row; column++) {
      const far = between(row, column)
      observed += (cells[column] as number) * far
      expected += (given[row] as number) * (given[column] as number) * far
    }
  }
  return expected > 0 ? 1 - ((all - 1) * observed) / expected : null
}

function distance(given: readonly number[], metric: Metric): (a: number, b: number) => number {
  if (metric.level === 'nominal') return () => 1
  if (metric.level === 'interval') {
    return (a, b) => ((metric.values[a] as number) - (metric.values[b] as number)) ** 2
  }
  // In which place the middle one of each code's would stand, were all codes given put in a line.
  let before = 0
  const places = given.map((count) => {
    const place = before + count / 2
    before += count
    return place
  })
  return (a, b) => ((places[a] as number) - (places[b] as number)) ** 2
}

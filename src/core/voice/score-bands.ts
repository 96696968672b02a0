const bins = 100

/**
 * Where to part scores between 0 and 1 into bands, so that sampling from bands gives the narrowest interval: by the
 * cumulative square root of their frequencies. Fewer cuts come back where scores do not differ enough.
 *
 * Use: strata by predicted score. Limits: best where the same number is drawn from each band; of use only as far as
 * the score tells anything. Source: Dalenius & Hodges 1959, Journal of the American Statistical Association 54.
 */
export function cutsOf(scores: Iterable<number>, bands: number): number[] {
  const counts = new Array<number>(bins).fill(0)
  for (const score of scores) {
    const bin = Math.min(Math.max(Math.floor(score * bins), 0), bins - 1)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return cutsOfBins(counts, bands).map((bin) => bin / bins)
}

/** After how many bins each band but the last ends: where the cumulative root comes nearest to its equal part. */
export function cutsOfBins(counts: readonly number[], bands: number): number[] {
  const cumulative: number[] = []
  for (const count of counts) cumulative.push((cumulative.at(-1) ?? 0) + Math.sqrt(count))
  const total = cumulative.at(-1) ?? 0
  const cuts = new Set<number>()
  for (let band = 1; band < bands && total > 0; band++) {
    const wanted = (total * band) / bands
    const far = (value: number) => Math.abs(value - wanted)
    const nearest = cumulative.reduce((best, value, bin) => (far(value) < far(cumulative[best] ?? 0) ? bin : best), 0)
    const below = cumulative[nearest] ?? 0
    if (below > 0 && below < total) cuts.add(nearest + 1)
  }
  return [...cuts].sort((a, b) => a - b)
}

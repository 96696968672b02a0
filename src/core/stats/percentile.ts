/**
 * The value below which a part of the sorted values lies, with what lies between two of them in proportion.
 *
 * Source: Hyndman & Fan 1996, The American Statistician 50, definition 7, as R and NumPy have it.
 */
export function percentile(sorted: readonly number[], part: number): number {
  const at = (sorted.length - 1) * part
  const below = sorted[Math.floor(at)] as number
  const above = sorted[Math.ceil(at)] as number
  return below + (at - Math.floor(at)) * (above - below)
}

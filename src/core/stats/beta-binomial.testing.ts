/** A number from the normal distribution. Source: Box & Muller 1958. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A number from the gamma distribution with scale 1. Source: Marsaglia & Tsang 2000, ACM TOMS 26. */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** What one person's share is, where people's shares have this mean and their posts this intraclass correlation. */
export function sharesOfPeople(mean: number, icc: number, random: () => number): number {
  const size = (1 - icc) / icc
  const one = gamma(mean * size, random)
  return one / (one + gamma((1 - mean) * size, random))
}

/** The logarithm of the gamma function for x > 0, to about 15 digits. Source: Lanczos 1964, with g = 607/128. */
export function logGamma(x: number): number {
  let series = lanczos[0]
  for (let index = 1; index < lanczos.length; index++) series += (lanczos[index] as number) / (x + index - 1)
  const base = x + 607 / 128 - 0.5
  return (x - 0.5) * Math.log(base) - base + Math.log(Math.sqrt(2 * Math.PI) * series)
}

// The coefficients of Godfrey 2001, "A note on the computation of the convergent Lanczos complex gamma approximation".
const lanczos = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125, -0.00021026444172410488,
  0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
] as const

/**
 * The regularised incomplete beta function Iₓ(a, b), for a, b > 0 and x from 0 to 1.
 *
 * Use: distribution functions of Student's t and of the binomial. Limit: about 14 digits, fewer for a or b above 10⁴.
 * Source: the continued fraction of DLMF 8.17.22, by Lentz's method as Thompson & Barnett 1986 changed it.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast only on this side; the other side is its mirror image (DLMF 8.17.4).
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  return front * continuedFraction(x, a, b)
}

const tiny = 1e-300

function continuedFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const step = d * c
    result *= step
    if (Math.abs(step - 1) < 1e-15) break
  }
  return result
}

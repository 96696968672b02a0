import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { incompleteBeta, logGamma } from './incomplete-beta.ts'
import { tDistribution, tQuantile } from './t-quantile.ts'

describe('tQuantile', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of Student's t distribution.
  test.each([
    [1, 3.078, 12.706, 63.657],
    [2, 1.886, 4.303, 9.925],
    [4, 1.533, 2.776, 4.604],
    [6, 1.44, 2.447, 3.707],
    [19, 1.328, 2.093, 2.861],
    [29, 1.311, 2.045, 2.756],
    [100, 1.29, 1.984, 2.626],
  ])('with %i degrees of freedom is what the table has', (df, p90, p975, p995) => {
    expect(tQuantile(0.9, df)).toBeCloseTo(p90, 3)
    expect(tQuantile(0.975, df)).toBeCloseTo(p975, 3)
    expect(tQuantile(0.995, df)).toBeCloseTo(p995, 3)
  })

  test('is right to nine digits, few people and many', () => {
    // SciPy 1.17, scipy.stats.t.ppf.
    expect(tQuantile(0.975, 1)).toBeCloseTo(12.706204736174694, 10)
    expect(tQuantile(0.975, 6)).toBeCloseTo(2.4469118511449786, 10)
    expect(tQuantile(0.975, 120)).toBeCloseTo(1.9799304050824402, 10)
    expect(tQuantile(0.975, 100_000)).toBeCloseTo(1.9599877075346095, 9)
  })

  test('and the distribution undo each other, and mirror each other around 0', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 500 }), (p, df) => {
        expect(tDistribution(tQuantile(p, df), df)).toBeCloseTo(p, 12)
        expect(tQuantile(1 - p, df)).toBeCloseTo(-tQuantile(p, df), 8)
      }),
    )
  })
})

test('the logarithm of the gamma function is that of factorials', () => {
  let factorial = 1
  for (let n = 1; n <= 20; n++) {
    factorial *= n
    expect(logGamma(n + 1)).toBeCloseTo(Math.log(factorial), 11)
  }
  // DLMF 5.4.6: Γ(1/2) = √π.
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13)
})

test('the incomplete beta function is the binomial distribution where it must be', () => {
  // DLMF 8.17.5: Iₓ(m, n − m + 1) is the probability of m or more successes of n.
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 25 }), fc.nat(24), fc.double({ min: 0, max: 1, noNaN: true }), (n, at, x) => {
      const m = 1 + (at % n)
      let sum = 0
      for (let k = m; k <= n; k++) sum += choose(n, k) * x ** k * (1 - x) ** (n - k)
      expect(incompleteBeta(x, m, n - m + 1)).toBeCloseTo(sum, 12)
    }),
  )
})

test('and what SciPy gives elsewhere', () => {
  // SciPy 1.17, scipy.special.betainc.
  expect(incompleteBeta(0.1, 0.5, 3)).toBeCloseTo(0.5545844446520297, 13)
  expect(incompleteBeta(0.99, 50, 0.5)).toBeCloseTo(0.3173043978741973, 13)
  expect(incompleteBeta(0.4, 500, 700)).toBeCloseTo(0.1205162890894316, 12)
})

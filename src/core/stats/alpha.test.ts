import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alpha, type Metric } from './alpha.ts'
import { alphaInterval } from './alpha-interval.ts'
import { codeAgreement } from './code-agreement.ts'
import { coincidences, patternsOf } from './coincidences.ts'
import { percentile } from './percentile.ts'
import { seeded, shuffled } from './random.ts'

const gap = null
type Coders = readonly (readonly (number | null)[])[]

// Krippendorff 2011, Computing Krippendorff's alpha-reliability, §C; Hayes & Krippendorff 2007: values 1 to 5.
const canonical: Coders = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, gap, gap, gap],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, gap, 3],
  [gap, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, gap],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, gap],
]
// Wikipedia, "Krippendorff's alpha", worked example; the ordinal value by the package fast-krippendorff.
const encyclopedia: Coders = [
  [gap, gap, gap, gap, gap, 3, 4, 1, 2, 1, 1, 3, 3, gap, 3],
  [1, gap, 2, 1, 3, 3, 4, 3, gap, gap, gap, gap, gap, gap, gap],
  [gap, gap, 2, 1, 3, 4, 4, gap, 2, 1, 1, 3, 3, gap, 4],
]
// Krippendorff 2011, §A: two coders, ten units, two codes.
const binary: Coders = [
  [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
  [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
]

/** The units of a table of coders, with values as codes. */
const unitsOf = (coders: Coders): number[][] =>
  (coders[0] ?? []).map((_, unit) => coders.map((codes) => codes[unit]).filter((code) => code != null))

const size = 6
const values = [0, 1, 2, 3, 4, 5]
const metrics: Record<string, Metric> = {
  nominal: { level: 'nominal' },
  ordinal: { level: 'ordinal' },
  interval: { level: 'interval', values },
}
const alphaOf = (units: readonly (readonly number[])[], metric: Metric) =>
  alpha(coincidences(patternsOf(units, size), size), metric)

describe('alpha gives the published values', () => {
  test.each([
    ['nominal', 0.743421],
    ['ordinal', 0.815388],
    ['interval', 0.849107],
  ])('of the canonical example, %s', (level, expected) => {
    expect(alphaOf(unitsOf(canonical), metrics[level] as Metric)).toBeCloseTo(expected, 6)
  })

  test.each([
    ['nominal', 0.691358],
    ['ordinal', 0.806721],
    ['interval', 0.810845],
  ])('of the encyclopedia’s example, %s', (level, expected) => {
    expect(alphaOf(unitsOf(encyclopedia), metrics[level] as Metric)).toBeCloseTo(expected, 6)
  })

  test('of the binary example, at every level', () => {
    for (const metric of Object.values(metrics)) expect(alphaOf(unitsOf(binary), metric)).toBeCloseTo(0.095238, 6)
  })
})

const someUnits = fc.array(fc.array(fc.nat(size - 1), { maxLength: 5 }), { minLength: 1, maxLength: 30 })
const eachMetric = fc.constantFrom(...Object.values(metrics))
const same = (a: number | null, b: number | null) => {
  if (a === null || b === null) expect([a, b]).toEqual([null, null])
  else expect(a).toBeCloseTo(b, 10)
}

describe('alpha', () => {
  test('is the same in whatever order units and coders come', () => {
    fc.assert(
      fc.property(someUnits, eachMetric, fc.nat(), (units, metric, seed) => {
        const random = seeded(seed)
        same(
          alphaOf(
            shuffled(
              units.map((unit) => shuffled(unit, random)),
              random,
            ),
            metric,
          ),
          alphaOf(units, metric),
        )
      }),
    )
  })

  test('is the same whatever codes are called: nominal by any names, ordinal turned round, interval stretched', () => {
    fc.assert(
      fc.property(someUnits, fc.nat(), (units, seed) => {
        const named = shuffled(values, seeded(seed))
        const renamed = units.map((unit) => unit.map((code) => named[code] as number))
        same(alphaOf(renamed, { level: 'nominal' }), alphaOf(units, { level: 'nominal' }))
        const turned = units.map((unit) => unit.map((code) => size - 1 - code))
        same(alphaOf(turned, { level: 'ordinal' }), alphaOf(units, { level: 'ordinal' }))
        const stretched = values.map((value) => 17 * value - 4)
        same(alphaOf(units, { level: 'interval', values: stretched }), alphaOf(units, { level: 'interval', values }))
      }),
    )
  })

  test('is no other with units that have one code or none', () => {
    fc.assert(
      fc.property(
        someUnits,
        fc.array(fc.array(fc.nat(size - 1), { maxLength: 1 })),
        eachMetric,
        (units, single, metric) => {
          same(alphaOf([...units, ...single], metric), alphaOf(units, metric))
        },
      ),
    )
  })

  test('is 1 where coders agree always, and never above', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(size - 1), { minLength: 2 }),
        fc.integer({ min: 2, max: 5 }),
        eachMetric,
        (codes, coders, metric) => {
          const agreed = codes.map((code) => new Array<number>(coders).fill(code))
          same(alphaOf(agreed, metric), new Set(codes).size > 1 ? 1 : null)
        },
      ),
    )
    fc.assert(
      fc.property(someUnits, eachMetric, (units, metric) => {
        expect(alphaOf(units, metric) ?? 1).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('is around 0 where codes are dealt by chance', () => {
    const random = seeded(5)
    const units = Array.from({ length: 20_000 }, () => Array.from({ length: 3 }, () => Math.floor(random() * size)))
    for (const metric of Object.values(metrics)) expect(Math.abs(alphaOf(units, metric) as number)).toBeLessThan(0.02)
  })

  test('cannot be told without pairs, or where only one code was given', () => {
    expect(alphaOf([], { level: 'nominal' })).toBeNull()
    expect(alphaOf([[1], [2], []], { level: 'nominal' })).toBeNull()
    for (const metric of Object.values(metrics))
      expect(
        alphaOf(
          [
            [2, 2],
            [2, 2, 2],
          ],
          metric,
        ),
      ).toBeNull()
  })
})

describe('alphaInterval', () => {
  const patterns = patternsOf(unitsOf(canonical), size)
  const interval = (seed: number, draws?: number) =>
    alphaInterval(patterns, size, { level: 'nominal' }, seeded(seed), draws)

  test('is the same for the same seed, nearly the same for another, and holds alpha', () => {
    const [one, other] = [interval(1), interval(2)]
    expect(interval(1)).toEqual(one)
    expect(other).not.toEqual(one)
    expect(other?.low).toBeCloseTo(one?.low as number, 1)
    expect(one?.low).toBeLessThan(0.743421)
    expect(one?.high).toBeGreaterThan(0.743421)
  })

  test('is what drawing whole units again gives, done the slow way', () => {
    const units = unitsOf(canonical).filter((unit) => unit.length > 1)
    const random = seeded(11)
    for (const metric of Object.values(metrics)) {
      const alphas: number[] = []
      for (let draw = 0; draw < 4_000; draw++) {
        const drawn = units.map(() => units[Math.floor(random() * units.length)] as number[])
        const value = alphaOf(drawn, metric)
        if (value !== null) alphas.push(value)
      }
      alphas.sort((a, b) => a - b)
      const fast = alphaInterval(patterns, size, metric, seeded(3), 4_000)
      expect(fast?.low).toBeCloseTo(percentile(alphas, 0.025), 1)
      expect(fast?.high).toBeCloseTo(percentile(alphas, 0.975), 1)
    }
  })

  test('is narrower the more units there are', () => {
    const many = patterns.map((pattern) => ({ ...pattern, units: pattern.units * 100 }))
    const wide = interval(1)
    const narrow = alphaInterval(many, size, { level: 'nominal' }, seeded(1), 500)
    const width = (one: typeof wide) => (one ? one.high - one.low : Number.NaN)
    expect(width(narrow) / width(wide)).toBeGreaterThan(0.07)
    expect(width(narrow) / width(wide)).toBeLessThan(0.14)
  })

  test('leaves out draws that have no alpha and counts them; without any it cannot be told', () => {
    const two = patternsOf(
      [
        [0, 0],
        [1, 1],
      ],
      size,
    )
    const found = alphaInterval(two, size, { level: 'nominal' }, seeded(1), 1_000)
    // Half of all draws of two from two hold one of them twice.
    expect(found?.undefinedDraws).toBeGreaterThan(430)
    expect(found?.undefinedDraws).toBeLessThan(570)
    expect(found).toMatchObject({ low: 1, high: 1 })
    expect(alphaInterval(patternsOf([[0, 0]], size), size, { level: 'nominal' }, seeded(1))).toBeNull()
  })
})

describe('codeAgreement', () => {
  test('is specific agreement: of the binary example 2a / (2a + b + c)', () => {
    // Both gave 1 once, both 0 five times, they differed four times: 2/6 and 10/14.
    const [zero, one] = codeAgreement(coincidences(patternsOf(unitsOf(binary), 2), 2))
    expect(zero).toMatchObject({ given: 14, agreement: 10 / 14 })
    expect(one).toMatchObject({ given: 6, agreement: 2 / 6 })
    // With two codes, each code's alpha is that of all.
    expect(zero?.alpha).toBeCloseTo(0.095238, 6)
    expect(one?.alpha).toBeCloseTo(0.095238, 6)
  })

  test('says nothing of a code that was not given', () => {
    const [, none] = codeAgreement(
      coincidences(
        patternsOf(
          [
            [0, 0],
            [2, 2],
          ],
          3,
        ),
        3,
      ),
    )
    expect(none).toBeNull()
  })

  test('weighed by how often codes were given, it is how often pairs agree', () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        const met = coincidences(patternsOf(units, size), size)
        const all = met.flat().reduce((sum, value) => sum + value, 0)
        const same = met.reduce((sum, row, code) => sum + (row[code] as number), 0)
        const weighed = codeAgreement(met).reduce((sum, one) => sum + (one ? one.agreement * one.given : 0), 0)
        if (all > 0) expect(weighed).toBeCloseTo(same, 9)
      }),
    )
  })
})

test('percentiles are those of NumPy', () => {
  // NumPy 2.4, numpy.percentile([1, 2, 4, 8], [2.5, 50, 97.5]).
  expect(percentile([1, 2, 4, 8], 0.025)).toBeCloseTo(1.075, 12)
  expect(percentile([1, 2, 4, 8], 0.5)).toBeCloseTo(3, 12)
  expect(percentile([1, 2, 4, 8], 0.975)).toBeCloseTo(7.7, 12)
  expect(percentile([3], 0.4)).toBe(3)
})

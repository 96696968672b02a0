import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohenKappa } from './cohen-kappa.ts'
import { type Pattern, patternsOf } from './coincidences.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { seeded, shuffled } from './random.ts'

describe('cohenKappa', () => {
  test('gives the known values', () => {
    // The worked examples of "Cohen's kappa" in the encyclopedia; the standard error by Fleiss, Cohen & Everitt 1969,
    // computed apart from this code.
    const first = cohenKappa([
      [20, 5],
      [10, 15],
    ])
    expect(first?.kappa).toBeCloseTo(0.4, 12)
    expect(first?.se).toBeCloseTo(0.126996, 6)
    expect(first?.observed).toBeCloseTo(0.7, 12)
    expect(
      cohenKappa([
        [45, 15],
        [25, 15],
      ])?.kappa,
    ).toBeCloseTo(0.130435, 6)
    expect(
      cohenKappa([
        [25, 35],
        [5, 35],
      ])?.kappa,
    ).toBeCloseTo(0.259259, 6)
  })

  test('gives what Fleiss, Cohen & Everitt give for three codes', () => {
    // Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, table 18.1 and eq. 18.15: two raters'
    // diagnoses of 100 people, kappa 0.68, standard error 0.087 by steps rounded on the way.
    const given = cohenKappa([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ])
    expect(given?.kappa).toBeCloseTo(0.68, 2)
    expect(Math.abs((given?.se ?? 1) - 0.087)).toBeLessThan(0.001)
  })

  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((size) =>
      fc.array(fc.array(fc.nat(40), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
    )

  test('is the same with the coders changed and the codes in another order', () => {
    fc.assert(
      fc.property(tables, fc.nat(), (table, seed) => {
        const order = shuffled(
          table.map((_, code) => code),
          seeded(seed),
        )
        const turned = order.map((row) => order.map((column) => table[column]?.[row] as number))
        const [one, other] = [cohenKappa(table), cohenKappa(turned)]
        expect(one === null).toBe(other === null)
        if (!one || !other) return
        expect(other.kappa).toBeCloseTo(one.kappa, 10)
        expect(other.se).toBeCloseTo(one.se, 8)
        expect(one.low).toBeLessThanOrEqual(one.kappa + 1e-12)
        expect(one.high).toBeGreaterThanOrEqual(one.kappa - 1e-12)
      }),
    )
  })

  test('is 1 where coders agree always, and cannot be told where there is one code or nothing', () => {
    expect(
      cohenKappa([
        [7, 0],
        [0, 3],
      ]),
    ).toMatchObject({ kappa: 1, se: 0, low: 1, high: 1 })
    expect(
      cohenKappa([
        [0, 0, 0],
        [0, 9, 0],
        [0, 0, 0],
      ]),
    ).toBeNull()
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull()
    expect(cohenKappa([])).toBeNull()
  })
})

describe('fleissKappa', () => {
  // Wikipedia, "Fleiss' kappa", worked example: 14 raters, ten subjects, five categories; kappa 0.210.
  const ratings = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ]
  const patterns: Pattern[] = ratings.map((counts) => ({ counts, units: 1 }))

  test('gives the known value', () => {
    expect(fleissKappa(patterns)?.kappa).toBeCloseTo(0.21, 3)
    expect(fleissKappa(patterns)).toMatchObject({ units: 10, coders: 14 })
  })

  test('takes the units that were coded by as many, where numbers differ', () => {
    const more: Pattern[] = [...patterns, { counts: [1, 1, 0, 0, 0], units: 3 }]
    expect(fleissKappa(more)).toEqual(fleissKappa(patterns))
    expect(
      fleissKappa([...patterns, { counts: [2, 0, 0, 0, 0], units: 11 }, { counts: [1, 1, 0, 0, 0], units: 2 }]),
    ).toMatchObject({ units: 13, coders: 2 })
  })

  test('is 1 where coders agree always, whoever they are, and cannot be told for one code or nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 2 }), fc.integer({ min: 2, max: 6 }), (codes, coders) => {
        const kappa = fleissKappa(
          patternsOf(
            codes.map((code) => new Array<number>(coders).fill(code)),
            4,
          ),
        )
        if (new Set(codes).size === 1) expect(kappa).toBeNull()
        else expect(kappa?.kappa).toBeCloseTo(1, 10)
      }),
    )
    expect(fleissKappa([])).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { seeded, shuffled } from '../stats/random.ts'
import { type AgreementOptions, agreementOf } from './codes-agreement.ts'
import { codesTableOf } from './codes-table.ts'
import { adjudicated, type GivenCode } from './given-code.ts'

/** A column for each post, a line for each coder; a dot where a coder gave no code. */
const rowsOf = (lines: Readonly<Record<string, string>>, decision = 'tone'): GivenCode[] =>
  Object.entries(lines).flatMap(([coder, line]) =>
    line
      .split(' ')
      .flatMap((code, post) =>
        code === '.' ? [] : [{ post: String(post), member: `P${post % 3}`, coder, decision, code }],
      ),
  )

const agreement = (rows: readonly GivenCode[], more: Partial<AgreementOptions> = {}) =>
  agreementOf(codesTableOf(rows, 'tone'), { level: 'nominal', seed: 1, ...more })

// Krippendorff 2011, Computing Krippendorff's alpha-reliability, §C: nominal 0.743, ordinal 0.815, interval 0.849.
const canonical = rowsOf({
  A: '1 2 3 3 2 1 4 1 2 . . .',
  B: '1 2 3 3 2 2 4 1 2 5 . 3',
  C: '. 3 3 3 2 3 4 2 2 5 1 .',
  D: '1 2 3 3 2 4 4 1 2 5 1 .',
})

describe('agreementOf', () => {
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ] as const)('gives the published alpha, %s, with codes that are numbers', (level, expected) => {
    const found = agreement(canonical, { level })
    expect(found.alpha).toBeCloseTo(expected, 3)
    // The last post has one code only.
    expect(found).toMatchObject({ level, units: 11, coders: 4, codes: 5, given: 40, single: 1, seed: 1 })
    expect(found.low).toBeLessThan(expected)
    expect(found.high).toBeGreaterThan(expected)
  })

  test('takes the order that is given, and numbers by their value only where all are numbers', () => {
    const words: Record<string, string> = { 1: 'one', 2: 'two', 3: 'three', 4: 'four', 5: 'five' }
    const named = canonical.map((row) => ({ ...row, code: words[row.code] ?? '' }))
    const order = ['one', 'two', 'three', 'four', 'five']
    expect(agreement(named, { level: 'ordinal', order }).alpha).toBeCloseTo(0.815, 3)
    expect(agreement(named, { level: 'interval', order }).alpha).toBeCloseTo(0.849, 3)
    const far = canonical.map((row) => ({ ...row, code: row.code === '5' ? '50' : row.code }))
    expect(agreement(far, { level: 'ordinal' }).alpha).toBeCloseTo(0.815, 3)
    expect(agreement(far, { level: 'interval' }).alpha).not.toBeCloseTo(0.849, 3)
    const noOrder = agreement(named, { level: 'ordinal' })
    expect(noOrder).toMatchObject({ alpha: null, low: null, high: null })
    expect(noOrder.warnings).toContainEqual({ kind: 'no-order' })
  })

  test('leaves codes without a place out of an ordered alpha, says so, and keeps them in the tables', () => {
    const rows = rowsOf({ K1: 'neg neu pos pos mixed neu', K2: 'neg neu pos neu mixed mixed' })
    const order = ['neg', 'neu', 'pos']
    const found = agreement(rows, { level: 'ordinal', order })
    const without = rowsOf({ K1: 'neg neu pos pos', K2: 'neg neu pos neu' })
    expect(found.alpha).toBeCloseTo(agreement(without, { level: 'ordinal', order }).alpha as number, 12)
    expect(found).toMatchObject({ units: 4, codes: 3, given: 8 })
    expect(found.warnings).toContainEqual({ kind: 'outside-order', codes: ['mixed'], given: 3 })
    expect(found.confusion.codes).toEqual(['mixed', 'neg', 'neu', 'pos'])
    expect(agreement(rows).units).toBe(6)
  })

  test('is the same in whatever order the rows come, to the last digit of the interval', () => {
    const found = agreement(canonical, { level: 'ordinal' })
    for (let seed = 0; seed < 10; seed++) {
      expect(agreement(shuffled(canonical, seeded(seed)), { level: 'ordinal' })).toEqual(found)
    }
  })

  test('takes what was settled for nobody’s opinion', () => {
    const settled = Array.from({ length: 12 }, (_, post) => ({
      post: String(post),
      member: `P${post % 3}`,
      coder: adjudicated,
      decision: 'tone',
      code: '1',
    }))
    expect(agreement([...canonical, ...settled])).toEqual(agreement(canonical))
  })

  test('sets every two coders beside each other, and all of them together', () => {
    // Cohen's table [[20, 5], [10, 15]], kappa 0.4.
    const line = (pairs: readonly (readonly [string, number])[]) =>
      pairs.map(([code, count]) => new Array(count).fill(code).join(' ')).join(' ')
    const rows = rowsOf({
      K1: line([
        ['a', 25],
        ['b', 25],
      ]),
      K2: line([
        ['a', 20],
        ['b', 5],
        ['a', 10],
        ['b', 15],
      ]),
    })
    const { kappas, confusion, perCode, observed } = agreement(rows)
    expect(kappas.pairs).toMatchObject([
      {
        coders: ['K1', 'K2'],
        units: 50,
        table: [
          [20, 5],
          [10, 15],
        ],
      },
    ])
    expect(kappas.pairs[0]?.cohen?.kappa).toBeCloseTo(0.4, 12)
    // Fleiss' kappa of two coders is Scott's pi: expected by the pooled margins 55 and 45.
    expect(kappas.fleiss?.kappa).toBeCloseTo((0.7 - 0.505) / (1 - 0.505), 12)
    expect(confusion).toEqual({
      codes: ['a', 'b'],
      table: [
        [40, 15],
        [15, 30],
      ],
    })
    expect(perCode).toMatchObject([
      { code: 'a', given: 55, agreement: 40 / 55 },
      { code: 'b', given: 45, agreement: 30 / 45 },
    ])
    expect(observed).toBeCloseTo(0.7, 12)
    expect(agreement(canonical).kappas.pairs.map(({ coders }) => coders.join(''))).toEqual([
      'AB',
      'AC',
      'AD',
      'BC',
      'BD',
      'CD',
    ])
  })

  test('gives intraclass correlations for numbers, where every coder coded every post', () => {
    // Shrout & Fleiss 1979, table 2.
    const rows = rowsOf({ A: '9 6 8 7 10 6', B: '2 1 4 1 5 2', C: '5 3 6 2 6 4', D: '8 2 8 6 9 7' })
    const found = agreement(rows, { level: 'interval' })
    expect(found.icc?.icc21).toBeCloseTo(0.29, 2)
    expect(found.icc?.icc3k).toBeCloseTo(0.91, 2)
    expect(agreement(rows).icc).toBeNull()
    const inTurns = rowsOf({ A: '9 6 . 7 10 .', B: '2 . 4 1 . 2', C: '. 3 6 . 6 4' })
    expect(agreement(inTurns, { level: 'interval' }).icc).toBeNull()
    expect(agreement(canonical, { level: 'interval' }).icc).toBeNull()
  })
})

describe('where agreement cannot be told', () => {
  const nothing = { alpha: null, low: null, high: null }

  test('without a post that two coded', () => {
    expect(agreement([])).toMatchObject({ ...nothing, units: 0, warnings: [{ kind: 'no-pairs', coders: 0 }] })
    expect(agreement(rowsOf({ K1: 'a b a' }))).toMatchObject({
      ...nothing,
      single: 3,
      warnings: [{ kind: 'no-pairs', coders: 1 }],
    })
    expect(agreement(rowsOf({ K1: 'a b .', K2: '. . a' }))).toMatchObject({
      ...nothing,
      warnings: [{ kind: 'no-pairs', coders: 2 }],
    })
  })

  test('with one code only: neither 1 nor 0 would be true', () => {
    const found = agreement(rowsOf({ K1: 'a a a b', K2: 'a a a .' }))
    expect(found).toMatchObject({ ...nothing, units: 3, codes: 1, observed: 1 })
    expect(found.warnings).toContainEqual({ kind: 'one-code', code: 'a' })
  })

  test('a few posts and draws without an alpha are said', () => {
    const found = agreement(rowsOf({ K1: 'a a b', K2: 'a a b' }))
    expect(found).toMatchObject({ alpha: 1, low: 1, high: 1 })
    expect(found.warnings).toContainEqual({ kind: 'few-units', units: 3 })
    expect(found.warnings).toContainEqual({ kind: 'undefined-draws', draws: expect.any(Number), of: 2000 })
  })
})

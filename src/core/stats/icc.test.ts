import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { iccOfShare } from './icc.ts'
import { iccForms } from './shrout-fleiss.ts'

describe('iccForms', () => {
  // Shrout & Fleiss 1979, table 2 (six targets, four judges) and table 4.
  const ratings = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ]

  test('gives the six values of Shrout & Fleiss', () => {
    const forms = iccForms(ratings)
    expect(forms?.icc11).toBeCloseTo(0.17, 2)
    expect(forms?.icc21).toBeCloseTo(0.29, 2)
    expect(forms?.icc31).toBeCloseTo(0.71, 2)
    expect(forms?.icc1k).toBeCloseTo(0.44, 2)
    expect(forms?.icc2k).toBeCloseTo(0.62, 2)
    expect(forms?.icc3k).toBeCloseTo(0.91, 2)
  })

  test('and to four digits what follows from the exact sums of squares', () => {
    // Computed apart from this code from the same table: 0.1657, 0.2898, 0.7148, 0.4428, 0.6201, 0.9093.
    const forms = iccForms(ratings)
    const expected = { icc11: 0.1657, icc21: 0.2898, icc31: 0.7148, icc1k: 0.4428, icc2k: 0.6201, icc3k: 0.9093 }
    for (const [form, value] of Object.entries(expected)) {
      expect(forms?.[form as keyof typeof expected]).toBeCloseTo(value, 4)
    }
  })

  test('cannot be told of too little, of gaps, or where nothing differs', () => {
    expect(iccForms([])).toBeNull()
    expect(iccForms([[1, 2]])).toBeNull()
    expect(iccForms([[1], [2]])).toBeNull()
    expect(iccForms([[1, 2], [1]])).toBeNull()
    expect(
      iccForms([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull()
    expect(
      iccForms([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNull()
  })
})

describe('iccOfShare', () => {
  test('is the first form of Shrout & Fleiss where all people have as many posts', () => {
    const people = fc
      .integer({ min: 2, max: 6 })
      .chain((size) =>
        fc.array(fc.array(fc.nat(1), { minLength: size, maxLength: size }), { minLength: 2, maxLength: 9 }),
      )
    fc.assert(
      fc.property(people, (posts) => {
        const totals = posts.map((one) => ({ posts: one.length, inSet: one.reduce((sum, value) => sum + value, 0) }))
        const [ours, theirs] = [iccOfShare(totals), iccForms(posts)?.icc11]
        if (theirs !== undefined) expect(ours).toBeCloseTo(theirs, 10)
      }),
    )
  })

  test('is what an analysis of variance by hand gives for people with unequal numbers of posts', () => {
    // 4 of 5, 1 of 3, 0 of 2. Mean squares 0.9833/2 and 1.4667/7 (sums 1/10·… done with fractions), n₀ = (10 − 38/10)/2.
    const between = (5 * (4 / 5 - 1 / 2) ** 2 + 3 * (1 / 3 - 1 / 2) ** 2 + 2 * (0 - 1 / 2) ** 2) / 2
    const within = (4 / 5 + 2 / 3 + 0) / 7
    const expected = (between - within) / (between + (3.1 - 1) * within)
    expect(
      iccOfShare([
        { posts: 5, inSet: 4 },
        { posts: 3, inSet: 1 },
        { posts: 2, inSet: 0 },
      ]),
    ).toBeCloseTo(expected, 12)
  })

  test('is 1 where people differ and their own posts do not, and cannot be told of too little', () => {
    expect(
      iccOfShare([
        { posts: 4, inSet: 4 },
        { posts: 9, inSet: 0 },
      ]),
    ).toBe(1)
    expect(
      iccOfShare([
        { posts: 4, inSet: 4 },
        { posts: 9, inSet: 9 },
      ]),
    ).toBeNull()
    expect(iccOfShare([{ posts: 9, inSet: 3 }])).toBeNull()
    expect(
      iccOfShare([
        { posts: 1, inSet: 1 },
        { posts: 1, inSet: 0 },
      ]),
    ).toBeNull()
    expect(iccOfShare([])).toBeNull()
  })
})

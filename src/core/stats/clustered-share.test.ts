import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusteredShare, type Weighed } from './clustered-share.ts'
import { seeded, shuffled } from './random.ts'
import { tQuantile } from './t-quantile.ts'
import { wilson } from './wilson.ts'

const postsOf = (people: readonly Weighed[]) => people.reduce((sum, one) => sum + one.all, 0)
const estimate = (people: readonly Weighed[]) => clusteredShare(people, postsOf(people))
const person = (all: number, inSet: number): Weighed => ({ all, inSet })

const somePeople = (minLength: number) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([all, part]) => person(all, Math.round(part * all))),
    { minLength, maxLength: 40 },
  )

describe('clusteredShare', () => {
  test('is the formula of the method, written out', () => {
    const people = [person(40, 38), person(25, 25), person(60, 51), person(10, 9), person(33, 33), person(80, 76)]
    const [n, y, G] = [248, 232, 6]
    const p = y / n
    const V = (G / (G - 1)) * people.reduce((sum, { all, inSet }) => sum + ((inSet - p * all) / n) ** 2, 0)
    const logit = Math.log(p / (1 - p))
    // Student's t with 5 degrees of freedom, NIST/SEMATECH e-Handbook 1.3.6.7.2: 2.571.
    const half = (2.5706 * Math.sqrt(V)) / (p * (1 - p))
    const found = estimate(people)
    expect(found.share).toBeCloseTo(p, 14)
    expect(found.low).toBeCloseTo(1 / (1 + Math.exp(half - logit)), 5)
    expect(found.high).toBeCloseTo(1 / (1 + Math.exp(-half - logit)), 5)
    expect(found.designEffect).toBeCloseTo(V / ((p * (1 - p)) / n), 12)
    expect(found.effectivePosts).toBeCloseTo((p * (1 - p)) / V, 9)
    expect(found.interval).toBe('clustered')
  })

  test('holds the share, within 0 and 1, in whatever order people come', () => {
    fc.assert(
      fc.property(somePeople(5), fc.nat(), (people, seed) => {
        const found = estimate(people)
        expect(found.low).toBeGreaterThanOrEqual(0)
        expect(found.low).toBeLessThanOrEqual(found.share)
        expect(found.high).toBeGreaterThanOrEqual(found.share)
        expect(found.high).toBeLessThanOrEqual(1)
        const other = estimate(shuffled(people, seeded(seed)))
        expect(other.low).toBeCloseTo(found.low as number, 10)
        expect(other.high).toBeCloseTo(found.high as number, 10)
      }),
    )
  })

  test('of the posts that are not in the set is the same turned round', () => {
    fc.assert(
      fc.property(somePeople(5), (people) => {
        const found = estimate(people)
        const other = estimate(people.map(({ all, inSet }) => person(all, all - inSet)))
        expect(other.share).toBeCloseTo(1 - found.share, 12)
        expect(other.low).toBeCloseTo(1 - (found.high as number), 9)
        expect(other.high).toBeCloseTo(1 - (found.low as number), 9)
      }),
    )
  })

  test('is the usual one where each person has one post', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, part) => {
        const inSet = Math.min(count - 1, Math.max(1, Math.round(part * count)))
        const found = estimate(Array.from({ length: count }, (_, index) => person(1, index < inSet ? 1 : 0)))
        // The usual estimate of the variance of a mean of independent values: s² / n.
        expect(found.designEffect).toBeCloseTo(count / (count - 1), 9)
      }),
    )
  })

  test('has a design effect of about 1 where people are alike and have as many posts', () => {
    const random = seeded(4)
    const effects = Array.from({ length: 300 }, () => {
      const people = Array.from({ length: 40 }, () => {
        const posts = Array.from({ length: 25 }, () => (random() < 0.7 ? 1 : 0))
        return person(
          25,
          posts.reduce<number>((sum, post) => sum + post, 0),
        )
      })
      return estimate(people).designEffect as number
    })
    const mean = effects.reduce((sum, effect) => sum + effect, 0) / effects.length
    expect(mean).toBeGreaterThan(0.95)
    expect(mean).toBeLessThan(1.05)
  })

  test('multiplies every weight, and stays the same', () => {
    fc.assert(
      fc.property(somePeople(5), fc.double({ min: 0.001, max: 1000, noNaN: true }), (people, times) => {
        const heavier = people.map(({ all, inSet }) => person(all * times, inSet * times))
        const [one, other] = [estimate(people), clusteredShare(heavier, postsOf(people))]
        expect(other.share).toBeCloseTo(one.share, 10)
        expect(other.low).toBeCloseTo(one.low as number, 8)
        expect(other.interval).toBe(one.interval)
      }),
    )
  })
})

describe('where the spread between people says nothing', () => {
  test('all posts or none of them in the set: Wilson’s interval of as many people, and it is said', () => {
    const all = estimate([person(40, 40), person(3, 3), person(9, 9), person(100, 100), person(1, 1)])
    expect(all).toMatchObject({ share: 1, interval: 'people', designEffect: null, effectivePosts: null })
    expect([all.low, all.high]).toEqual([wilson(1, 5).low, 1])
    expect(all.warnings).toContainEqual({ kind: 'all-or-none', people: 5, share: 1 })
    const none = estimate([person(40, 0), person(3, 0), person(9, 0), person(100, 0), person(1, 0)])
    expect([none.low, none.high]).toEqual([0, wilson(0, 5).high])
    // Weights whose sums are rounded differently are all of it all the same.
    expect(clusteredShare(new Array(6).fill(person(0.1, 0.1)), 6).share).toBe(1)
  })

  test('everybody has the same share: the variance of independent posts, not none, and it is said', () => {
    const found = estimate([
      person(10, 7),
      person(20, 14),
      person(30, 21),
      person(40, 28),
      person(50, 35),
      person(10, 7),
    ])
    const half = (tQuantile(0.975, 5) * Math.sqrt((0.7 * 0.3) / 160)) / (0.7 * 0.3)
    expect(found.low).toBeCloseTo(1 / (1 + Math.exp(half - Math.log(7 / 3))), 10)
    expect(found).toMatchObject({
      interval: 'clustered',
      warnings: [{ kind: 'few-people' }, { kind: 'no-spread', people: 6 }],
    })
    expect(found.designEffect).toBeCloseTo(1, 12)
  })

  test('fewer than five people: no interval; fewer than twenty: a warning with what was seen in simulations', () => {
    const people = Array.from({ length: 20 }, (_, index) => person(10 + index, 5 + (index % 4)))
    for (let count = 1; count <= 20; count++) {
      const found = estimate(people.slice(0, count))
      const kinds = found.warnings.map(({ kind }) => kind)
      if (count < 5) {
        expect(found).toMatchObject({ low: null, high: null, interval: 'none' })
        expect(kinds).toEqual(['too-few-people'])
      } else expect(found.low).not.toBeNull()
      if (count >= 5 && count < 20) expect(kinds).toEqual(['few-people'])
      if (count === 20) expect(kinds).toEqual([])
    }
    expect(estimate(people.slice(0, 7)).warnings).toEqual([
      { kind: 'few-people', people: 7, covers: { low: 0.87, high: 0.9 } },
    ])
  })

  test('one person: not even a design effect', () => {
    expect(estimate([person(50, 20)])).toMatchObject({
      share: 0.4,
      low: null,
      designEffect: null,
      effectivePosts: null,
    })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Placed, placedUnsureFirst, unsureFirst, unsurenessOf } from './coding-order.ts'

const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 })
const probabilities = weights
  .filter((all) => all.some((weight) => weight > 0))
  .map((all) => all.map((weight) => weight / all.reduce((sum, one) => sum + one, 0)))

const posts: fc.Arbitrary<Placed[]> = fc.uniqueArray(
  fc.record({
    position: fc.nat({ max: 10_000 }),
    // Few values, so that there are ties.
    unsureness: fc.option(fc.constantFrom(0, 0.25, 0.5, 1, 1.5)),
  }),
  { selector: ({ position }) => position, maxLength: 60 },
)

describe('how unsure a classifier is', () => {
  // Worked out by hand from Shannon 1948, section 6: H = - sum of p log2 p.
  test.each([
    [[1, 0], 0],
    [[0.5, 0.5], 1],
    [[0.25, 0.25, 0.25, 0.25], 2],
    [[0.5, 0.25, 0.25], 1.5],
    [[0.9, 0.1], 0.468995594],
    [[], 0],
  ] as const)('of %j is %d bits', (chances, bits) => {
    expect(unsurenessOf(chances)).toBeCloseTo(bits, 9)
  })

  test('is least where one code is certain, most where all are equal, and the same in whatever order codes stand', () => {
    fc.assert(
      fc.property(probabilities, (chances) => {
        const bits = unsurenessOf(chances)
        expect(bits).toBeGreaterThanOrEqual(0)
        expect(bits).toBeLessThanOrEqual(Math.log2(chances.length) + 1e-8)
        expect(unsurenessOf(chances.toReversed())).toBeCloseTo(bits, 8)
      }),
    )
  })

  test('counts for as much as it is probable that the decision comes up', () => {
    expect(unsurenessOf([0.5, 0.5], 0.25)).toBe(0.25)
    expect(unsurenessOf([0.5, 0.5], 0)).toBe(0)
  })
})

describe('posts that the classifier is least sure of', () => {
  test('come first, by lot among equals, and those it was not asked of last', () => {
    fc.assert(
      fc.property(posts, (all) => {
        const ordered = unsureFirst(all)
        for (const [at, post] of ordered.entries()) {
          const next = ordered[at + 1]
          if (!next) break
          if (post.unsureness === next.unsureness) expect(post.position).toBeLessThan(next.position)
          else if (post.unsureness === null) expect.fail('What nothing is known of stands before what is known.')
          else expect(post.unsureness).toBeGreaterThan(next.unsureness ?? -1)
        }
      }),
    )
  })

  test('come in the same order however they are given', () => {
    fc.assert(
      fc.property(posts, fc.func(fc.integer()), (all, weigh) => {
        const mixed = all.toSorted((one, other) => weigh(one) - weigh(other))
        expect(unsureFirst(mixed)).toEqual(unsureFirst(all))
      }),
    )
  })

  test('share out the places that they had among them, none lost and none new', () => {
    fc.assert(
      fc.property(posts, (all) => {
        const placed = placedUnsureFirst(all)
        const places = placed.map(({ position }) => position)
        expect(places).toEqual(all.map(({ position }) => position).sort((one, other) => one - other))
        expect(placed.map(({ post }) => post)).toEqual(unsureFirst(all))
      }),
    )
  })

  test('stay by lot where the classifier says the same of all, or nothing', () => {
    fc.assert(
      fc.property(posts, fc.option(fc.constant(0.7)), (all, unsureness) => {
        const placed = placedUnsureFirst(all.map((post) => ({ ...post, unsureness })))
        for (const { post, position } of placed) expect(position).toBe(post.position)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../stats/random.ts'
import { dealAgain, dealPosts, type PostToDeal } from './assignment.ts'

const posts = fc
  .array(fc.constantFrom('P1', 'P2', 'P3', 'P4'), { maxLength: 120 })
  .map((strata) => strata.map((stratum, at): PostToDeal => ({ post: `post-${at}`, stratum })))
const coders = fc.integer({ min: 1, max: 6 }).map((many) => Array.from({ length: many }, (_, at) => `K${at + 1}`))
const share = fc.double({ min: 0, max: 1, noNaN: true })
const seed = fc.nat()

const loadsOf = (names: readonly string[], given: readonly { readonly coders: readonly string[] }[]) =>
  names.map((name) => given.filter(({ coders }) => coders.includes(name)).length)
const difference = (loads: readonly number[]) => Math.max(...loads) - Math.min(...loads)

describe('dealing out', () => {
  test('gives every post to one coder or to two different ones, in the order of the sample, and loads differ by one at most', () => {
    fc.assert(
      fc.property(posts, coders, share, seed, (all, names, part, by) => {
        const dealt = dealPosts(all, names, part, seeded(by))
        expect(dealt.map(({ post }) => post)).toEqual(all.map(({ post }) => post))
        for (const { coders, isDouble } of dealt) expect(new Set(coders).size).toBe(isDouble ? 2 : 1)
        expect(difference(loadsOf(names, dealt))).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('doubles exactly the share that was asked for, and a post of every stratum where there are enough', () => {
    fc.assert(
      fc.property(posts, coders, share, seed, (all, names, part, by) => {
        const doubles = dealPosts(all, names, part, seeded(by)).filter(({ isDouble }) => isDouble)
        const wanted = names.length > 1 ? Math.round(part * all.length) : 0
        expect(doubles).toHaveLength(wanted)
        const stratumOf = new Map(all.map(({ post, stratum }) => [post, stratum]))
        const strata = new Set(stratumOf.values())
        const touched = new Set(doubles.map(({ post }) => stratumOf.get(post)))
        expect(touched.size).toBe(wanted >= strata.size ? strata.size : wanted)
      }),
    )
  })

  test('doubles of large and small strata by their size, and two at least of each', () => {
    const stratum = (at: number) => (at < 90 ? 'P1' : 'P2')
    const all = Array.from({ length: 100 }, (_, at) => ({ post: String(at), stratum: stratum(at) }))
    const doubled = (share: number) => {
      const doubles = dealPosts(all, ['K1', 'K2'], share, seeded(1)).filter(({ isDouble }) => isDouble)
      return ['P1', 'P2'].map((name) => doubles.filter(({ post }) => stratum(Number(post)) === name).length)
    }
    expect(doubled(0.5)).toEqual([45, 5])
    expect(doubled(0.1)).toEqual([8, 2])
    expect(doubled(0.01)).toEqual([1, 0])
  })

  test('lets each pair of coders meet about equally often', () => {
    const all = Array.from({ length: 60 }, (_, at) => ({ post: String(at), stratum: 'all' }))
    const dealt = dealPosts(all, ['K1', 'K2', 'K3', 'K4'], 1, seeded(7))
    const pairs = Map.groupBy(dealt, ({ coders }) => [...coders].sort().join())
    expect(pairs.size).toBe(6)
    for (const { length } of pairs.values()) expect(length).toBe(10)
  })

  test('by the same seed deals the same, and by another another', () => {
    const all = Array.from({ length: 40 }, (_, at) => ({ post: String(at), stratum: `P${at % 3}` }))
    const by = (number: number) => dealPosts(all, ['K1', 'K2', 'K3'], 0.3, seeded(number))
    expect(by(5)).toEqual(by(5))
    expect(by(5)).not.toEqual(by(6))
  })

  test('deals nothing where nobody codes', () => {
    expect(dealPosts([{ post: 'a', stratum: 'all' }], [], 0.5, seeded(1))).toEqual([])
  })
})

describe('dealing out again', () => {
  test('gives what is lacking to whoever has least left and has not had the post; nobody gets one twice', () => {
    const lacking = fc.array(
      fc.record({ lacks: fc.integer({ min: 1, max: 2 }), taken: fc.subarray(['K1', 'K2', 'K3']) }),
      {
        maxLength: 40,
      },
    )
    fc.assert(
      fc.property(lacking, fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 3 }), seed, (rows, loads, by) => {
        const all = rows.map((row, at) => ({ post: String(at), ...row }))
        const open = new Map(['K1', 'K2', 'K3'].map((name, at) => [name, loads[at] ?? 0]))
        const given = dealAgain(all, open, seeded(by))
        for (const { post, lacks, taken } of all) {
          const now = given.filter((one) => one.post === post).map(({ coder }) => coder)
          expect(new Set(now).size).toBe(now.length)
          expect(now.filter((coder) => taken.includes(coder))).toEqual([])
          expect(now.length).toBe(Math.min(lacks, 3 - taken.length))
        }
      }),
    )
  })

  test('evens out what is left to do', () => {
    const all = Array.from({ length: 9 }, (_, at) => ({ post: String(at), lacks: 1, taken: [] }))
    const given = dealAgain(
      all,
      new Map([
        ['K1', 6],
        ['K2', 0],
      ]),
      seeded(3),
    )
    expect(given.filter(({ coder }) => coder === 'K2')).toHaveLength(8)
  })
})

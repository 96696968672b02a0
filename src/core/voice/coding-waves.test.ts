import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../stats/random.ts'
import { drawWave, earlier, strataOf, type Wave } from './coding-waves.ts'
import { type Drawable, drawSample, type SamplePlan } from './sampling.ts'

const none: ReadonlySet<string> = new Set()
const frame = fc
  .array(fc.record({ member: fc.constantFrom('P1', 'P2', 'P3'), score: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    minLength: 30,
    maxLength: 120,
  })
  .map((rows) => rows.map((row, at): Drawable => ({ id: `post-${at}`, ...row })))
const size = fc.integer({ min: 6, max: 15 })
const seed = fc.nat()

const byMember = (size: number, seed: number): SamplePlan => ({
  ...{ kind: 'stratified', seed, size, allocation: 'proportional' },
  ...{ by: ['member'], cuts: [] },
})
const byScore = (size: number, seed: number): SamplePlan => ({
  ...{ kind: 'stratified', seed, size, allocation: 'equal' },
  ...{ by: ['score'], cuts: [0.5] },
})
const drawn = (...given: Parameters<typeof drawWave>): Wave => {
  const wave = drawWave(...given)
  return wave.ok ? wave : expect.fail(wave.problem)
}
const idsOf = ({ fresh }: Wave) => new Set(fresh.map(({ post }) => post))

describe('drawing more', () => {
  test('by the same plan, all draws together are the one larger sample', () => {
    const plans = fc.constantFrom(
      byMember,
      (size: number, seed: number): SamplePlan => ({ kind: 'simple', seed, size }),
    )
    fc.assert(
      fc.property(plans, frame, size, size, seed, (plan, all, first, more, by) => {
        const one = drawn(plan(first, by), all, none, true)
        const two = drawWave(plan(more, by), all, idsOf(one), true)
        if (!two.ok || two.way === 'apart') return
        const whole = drawSample(plan(first + more, by), all)
        if (!whole.ok) return expect.fail()
        expect(new Set([...idsOf(one), ...idsOf(two)])).toEqual(new Set(whole.posts.map(({ post }) => post.id)))
        const chances = new Map(whole.posts.map(({ post, probability }) => [post.id, probability]))
        for (const { post, probability } of [...two.fresh, ...two.before]) expect(probability).toBe(chances.get(post))
      }),
    )
  })

  test('of a simple sample never falls apart', () => {
    fc.assert(
      fc.property(frame, size, size, seed, (all, first, more, by) => {
        const simple = (size: number): SamplePlan => ({ kind: 'simple', seed: by, size })
        const one = drawn(simple(first), all, none, true)
        expect(drawn(simple(more), all, idsOf(one), true).way).toBe('continued')
      }),
    )
  })

  test('by another plan, takes from the rest alone, and the strata still hold every post once', () => {
    fc.assert(
      fc.property(frame, size, size, seed, (all, first, more, by) => {
        const one = drawn({ kind: 'simple', seed: by, size: first }, all, none, true)
        const two = drawn(byScore(more, by), all, idsOf(one), false)
        expect(two.way).toBe('apart')
        expect(two.fresh.filter(({ post }) => idsOf(one).has(post))).toEqual([])
        expect(two.before.map(({ probability, stratum }) => [probability, stratum])).toEqual(
          [...idsOf(one)].map(() => [1, earlier]),
        )
        expect(two.strata.reduce((sum, { size }) => sum + size, 0)).toBe(all.length)
        for (const { name, size, drawn, members } of two.strata) {
          expect(members.reduce((sum, one) => sum + one.size, 0)).toBe(size)
          expect(members.reduce((sum, one) => sum + one.drawn, 0)).toBe(drawn)
          for (const post of two.fresh) if (post.stratum === name) expect(post.probability).toBe(drawn / size)
        }
      }),
    )
  })

  // The hardest case: the bands have learnt the codes of the first draw by heart, and know nothing of the rest. Strata
  // that took the first draw for a part of each band would count a share of 0.30 as far above it.
  test('by what a classifier learnt from the first draw, leaves the share right on average', () => {
    const random = seeded(11)
    const truth = Array.from({ length: 400 }, () => (random() < 0.3 ? 1 : 0))
    const mean = truth.reduce<number>((sum, one) => sum + one, 0) / truth.length
    const all: Drawable[] = truth.map((_, at) => ({ id: String(at), member: `P${at % 7}`, score: random() * 0.5 }))
    const codeOf = (post: string) => truth[Number(post)] ?? 0
    const estimates = Array.from({ length: 400 }, (_, by) => {
      const first = idsOf(drawn({ kind: 'simple', seed: by, size: 60 }, all, none, true))
      const learnt = all.map((post) => ({ ...post, score: first.has(post.id) ? codeOf(post.id) : (post.score ?? 0) }))
      const wave = drawn(byScore(60, by), learnt, first, false)
      const posts = [...wave.fresh, ...wave.before]
      return posts.reduce((sum, { post, probability }) => sum + codeOf(post) / probability, 0) / all.length
    })
    const average = estimates.reduce((sum, one) => sum + one, 0) / estimates.length
    // Five standard errors of an average of 400 estimates, each of about 120 posts.
    expect(Math.abs(average - mean)).toBeLessThan((5 * Math.sqrt((0.3 * 0.7) / 120)) / Math.sqrt(400))
  })

  test('where people sent more meanwhile, and the larger sample would not hold the smaller, is drawn apart', () => {
    const old = Array.from({ length: 20 }, (_, at): Drawable => ({ id: `old-${at}`, member: 'P1', score: null }))
    const sent = Array.from({ length: 400 }, (_, at): Drawable => ({ id: `new-${at}`, member: 'P2', score: null }))
    const plan: SamplePlan = { kind: 'simple', seed: 3, size: 10 }
    const one = drawn(plan, old, none, true)
    const two = drawn({ ...plan, size: 1 }, [...old, ...sent], idsOf(one), true)
    expect(two.way).toBe('apart')
  })

  test('when all are drawn is refused', () => {
    const all = Array.from({ length: 4 }, (_, at): Drawable => ({ id: String(at), member: 'P1', score: null }))
    const plan: SamplePlan = { kind: 'simple', seed: 1, size: 9 }
    const wave = drawn(plan, all, none, true)
    expect(drawWave(plan, all, idsOf(wave), true)).toEqual({ ok: false, problem: 'nothing-left' })
    expect(drawWave(plan, all, idsOf(wave), false)).toEqual({ ok: false, problem: 'nothing-left' })
    expect(drawWave(plan, [], none, true)).toEqual({ ok: false, problem: 'nothing-left' })
  })
})

test('somebody who withdrew is in no stratum any more, and the others are as they were', () => {
  const all = Array.from({ length: 30 }, (_, at): Drawable => ({ id: String(at), member: `P${at % 3}`, score: null }))
  const { strata } = drawn({ kind: 'simple', seed: 5, size: 12 }, all, none, true)
  const [left] = strataOf(strata, new Set(['P0', 'P2']))
  expect(left?.size).toBe(20)
  expect(left?.drawn).toBe(12 - (strata[0]?.members.find(({ member }) => member === 'P1')?.drawn ?? 0))
  expect(strataOf(strata, new Set())).toEqual([])
})

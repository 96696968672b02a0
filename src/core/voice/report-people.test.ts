import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coalitionExposed } from '../attack.testing.ts'
import { anyStudy, type MadePost, madePost, plainCodebook, tallied } from './report.testing.ts'
import { dotsOf, releasePeople } from './report-people.ts'
import { planOf } from './report-plan.ts'

const plan = planOf(plainCodebook)
const work = (member: string, tone: string, count: number): MadePost[] =>
  Array.from({ length: count }, () => madePost(member, { work: 'employer', voice: 'chit-chat', tone }))
const isWork = { holds: ({ answers }: Pick<MadePost, 'answers'>) => answers.work === 'employer' }
const isGood = { holds: ({ answers }: Pick<MadePost, 'answers'>) => answers.tone === 'positive' }
const dots = (posts: readonly MadePost[]) => dotsOf(tallied(posts), isWork, isGood)

/** Each person with so many good posts, and so many others. */
const people = (...counts: readonly (readonly [good: number, bad: number])[]) =>
  counts.flatMap(([good, bad], n) => [...work(`P${n}`, 'positive', good), ...work(`P${n}`, 'negative', bad)])

describe('how many people', () => {
  test('are told of in no way that comes down to fewer than five of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 12 }).chain(anyStudy), (posts) => {
        const cells = [...releasePeople(plan, tallied(posts)).keys()]
        const truths = [...Map.groupBy(posts, ({ member }) => member)].map(([person, own]) => ({
          person,
          counts: cells.map((cell) => {
            const [, decision = '', code = ''] = cell.split(':')
            const isOf = ({ answers }: MadePost) => answers[decision] === code
            return cell === 'people' || own.some(isOf) ? 1 : 0
          }),
        }))
        expect(coalitionExposed(truths, 4)).toBeUndefined()
      }),
      { numRuns: 150 },
    )
  })

  test('six of seven are not told: it would say of one that they have none', () => {
    const posts = people([9, 1], [9, 1], [9, 1], [9, 1], [9, 1], [9, 1], [9, 0])
    const told = releasePeople(plan, tallied(posts))
    expect([told.get('people'), told.get('code:tone:positive'), told.get('code:tone:negative')]).toEqual([
      7,
      7,
      undefined,
    ])
  })
})

describe('people as dots', () => {
  test('four are not shown', () => {
    expect(dots(people([9, 3], [9, 4], [9, 5], [9, 6]))).toBeNull()
  })

  test('stand at whole steps of five hundredths, and nobody alone at an edge', () => {
    const shown = dots(people([100, 3], [100, 12], [100, 30], [100, 42], [10, 90]))
    expect(shown).toEqual({ leastPosts: 10, dots: [0.7, 0.7, 0.75, 0.9, 0.9] })
  })

  test('with few posts are left out only where so many are that it might be anybody', () => {
    const many: [number, number][] = Array.from({ length: 6 }, () => [12, 4])
    expect(dots(people(...many, [3, 1]))).toMatchObject({ leastPosts: 1, dots: { length: 7 } })
    const few: [number, number][] = Array.from({ length: 5 }, () => [3, 1])
    expect(dots(people(...many, ...few))).toMatchObject({ leastPosts: 10, dots: { length: 6 } })
  })

  test('tell nothing of how much a person posted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 5, maxLength: 9 }), (counts) => {
        const filled = counts.map(([good, bad]) => [good + 10, bad] as const)
        const doubled = filled.map(([good, bad]) => [2 * good, 2 * bad] as const)
        expect(dots(people(...doubled))).toEqual(dots(people(...filled)))
      }),
      { numRuns: 50 },
    )
  })
})

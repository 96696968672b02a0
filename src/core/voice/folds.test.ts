import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldsFor } from './folds.ts'

const placed = fc.array(
  fc.record({
    member: fc.constantFrom('', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'),
    thread: fc.string({ maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 200 },
)

test('a member is in one fold, with all that belongs together, coded or not', () => {
  fc.assert(
    fc.property(placed, placed, fc.nat(), (coded, others, seed) => {
      const folds = foldsFor(coded, seed)
      const together = new Map<string, number>()
      for (const post of [...coded, ...others]) {
        const key = folds.by === 'member' ? post.member : JSON.stringify([post.member, post.thread])
        const fold = folds.of(post)
        expect(Number.isInteger(fold) && fold >= 0 && fold < folds.count).toBe(true)
        // Who is not named is nobody: their posts need not be together.
        if (folds.by === 'thread' || post.member !== '') expect(fold).toBe(together.get(key) ?? fold)
        together.set(key, fold)
      }
    }),
  )
})

test('with three members or more they are kept together, with fewer their conversations are', () => {
  const of = (...members: string[]) =>
    foldsFor(
      members.map((member) => ({ member, thread: '1' })),
      7,
    )
  expect(of('P1', 'P2', 'P3')).toMatchObject({ by: 'member', count: 3 })
  expect(of('P1', 'P2', 'P2')).toMatchObject({ by: 'thread', count: 5 })
  expect(of('', '', '')).toMatchObject({ by: 'thread', count: 5 })
  expect(of(...'abcdefghij')).toMatchObject({ by: 'member', count: 5 })
})

test('folds are about as large as members allow', () => {
  const sizes = { P1: 100, P2: 90, P3: 60, P4: 50, P5: 40, P6: 30, P7: 10 }
  const coded = Object.entries(sizes).flatMap(([member, count]) => Array(count).fill({ member, thread: '' }))
  const folds = foldsFor(coded, 7)
  const filled = [0, 0, 0, 0, 0]
  for (const post of coded) filled[folds.of(post)] = (filled[folds.of(post)] ?? 0) + 1
  expect(filled.sort((a, b) => a - b)).toEqual([60, 60, 70, 90, 100])
})

test('conversations are spread by chance, and by the seed', () => {
  const coded = Array.from({ length: 1000 }, (_, at) => ({ member: 'P1', thread: String(at) }))
  const [one, other] = [foldsFor(coded, 1), foldsFor(coded, 2)]
  const filled = [0, 0, 0, 0, 0]
  for (const post of coded) filled[one.of(post)] = (filled[one.of(post)] ?? 0) + 1
  for (const count of filled) expect(Math.abs(count - 200)).toBeLessThan(65)
  expect(coded.map((post) => one.of(post))).not.toEqual(coded.map((post) => other.of(post)))
})

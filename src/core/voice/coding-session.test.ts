import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workAndTone } from './codebook.testing.ts'
import { afterCodingAct, type CodingAct, type CodingSession, undoOf } from './coding-session.ts'

const begun = (many: number): CodingSession => ({
  posts: Array.from({ length: many }, (_, at) => ({ post: `p${at}`, answers: {} })),
  left: many,
  total: many,
  before: null,
})
const after = (session: CodingSession, act: CodingAct) => afterCodingAct(workAndTone, session, act)
const answer = (post: string, decision: string, code: string): CodingAct => ({ kind: 'answer', post, decision, code })
const inHand = ({ posts }: CodingSession) => posts[0]

test('a post that is coded makes room for the next, and going back takes it up again where it was', () => {
  const one = after(begun(2), answer('p0', 'work', 'no'))
  expect(one).toMatchObject({ left: 1, posts: [{ post: 'p1' }] })
  const undo = undoOf(workAndTone, one)
  expect(undo).toEqual({ kind: 'undo', post: 'p0', decision: 'work' })
  expect(after(one, undo as CodingAct)).toEqual(begun(2))
})

test('what is skipped comes again at the end, or later still where more follow than are at hand', () => {
  const one = after(begun(3), { kind: 'skip', post: 'p0' })
  expect(one.posts.map(({ post }) => post)).toEqual(['p1', 'p2', 'p0'])
  const long = after({ ...begun(3), left: 9, total: 9 }, { kind: 'skip', post: 'p0' })
  expect(long.posts.map(({ post }) => post)).toEqual(['p1', 'p2'])
  expect(after(one, undoOf(workAndTone, one) as CodingAct).posts.map(({ post }) => post)).toEqual(['p0', 'p1', 'p2'])
})

test('an act about another post, sent twice, or that is not asked, changes nothing', () => {
  const one = after(begun(2), answer('p0', 'work', 'own-work'))
  expect(after(one, answer('p0', 'work', 'no'))).toEqual(one)
  expect(after(one, answer('p0', 'tone', 'no'))).toEqual(one)
  expect(after(one, answer('p1', 'work', 'no'))).toEqual(one)
  expect(after(one, { kind: 'undo', post: 'p1', decision: 'work' })).toEqual(one)
})

test('however one answers and goes back, nothing is lost: what is left and what is done make the whole', () => {
  const press = fc.oneof({ weight: 4, arbitrary: fc.nat() }, fc.constantFrom('skip' as const), {
    weight: 2,
    arbitrary: fc.constantFrom('undo' as const),
  })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(press, { maxLength: 40 }), (many, presses) => {
      let session = begun(many)
      for (const pressed of presses) {
        const post = inHand(session)
        const act = actOf(session, pressed)
        if (act) session = after(session, act)
        if (pressed === 'skip' && post) expect(session.posts.some((one) => one.post === post.post)).toBe(true)
        expect(new Set(session.posts.map(({ post }) => post)).size).toBe(session.left)
      }
    }),
  )
})

function actOf(session: CodingSession, pressed: number | 'skip' | 'undo'): CodingAct | undefined {
  const post = inHand(session)
  if (pressed === 'undo') return undoOf(workAndTone, session)
  if (!post) return undefined
  if (pressed === 'skip') return { kind: 'skip', post: post.post }
  const decision = workAndTone.decisions.find(({ id }) => !(id in post.answers))
  return answer(post.post, decision?.id ?? '', decision?.codes[pressed % decision.codes.length]?.id ?? '')
}

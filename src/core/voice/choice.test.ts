import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Asked, isAskedFor, longestPost } from './asked-for.ts'
import {
  addPosts,
  batchesOf,
  countFates,
  fateOf,
  keyOf,
  matching,
  noMarks,
  noteSent,
  putBack,
  strike,
} from './choice.ts'
import { type Post, postKinds, postLanguages, postNetworks } from './post.ts'

const asked: Asked = { periodFrom: '2016-01-01', periodTo: '2016-12-31', kinds: ['post', 'reply'] }

const post = (wanted: Partial<Post> = {}): Post => {
  const id = wanted.id ?? '1'
  const rest = {
    network: 'x',
    member: '',
    time: '2016-05-01T08:30:00.000Z',
    text: 'Töissä taas',
    kind: 'post',
  } as const
  return { ...rest, thread: id, language: 'fi', ...wanted, id }
}

const anyPost = fc.record({
  id: fc.stringMatching(/^[0-9]{1,3}$/),
  network: fc.constantFrom(...postNetworks),
  time: fc
    .date({ min: new Date('2015-06-01'), max: new Date('2017-06-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  text: fc.constantFrom('Töissä', 'Kotona töissä', 'Lomalla', ' '),
  kind: fc.constantFrom(...postKinds),
  language: fc.constantFrom(...postLanguages),
})
const anyPosts = fc.array(anyPost, { maxLength: 40 }).map((all) => addPosts([], all.map(post)))

describe('what a study asks for', () => {
  test.each([
    ['the first day', { time: '2016-01-01T00:00:00.000Z' }, true],
    ['the evening of the last day', { time: '2016-12-31T23:59:59.999Z' }, true],
    ['the day before', { time: '2015-12-31T23:59:59.999Z' }, false],
    ['the day after', { time: '2017-01-01T00:00:00.000Z' }, false],
    ['a reply', { kind: 'reply' }, true],
    ['what was passed on', { kind: 'share' }, false],
    ['nothing but space', { text: ' \n' }, false],
    ['the longest text', { text: 'a'.repeat(longestPost) }, true],
    ['more than the longest text', { text: 'a'.repeat(longestPost + 1) }, false],
  ] as const)('%s', (_, wanted, is) => {
    expect(isAskedFor(asked, post(wanted))).toBe(is)
  })

  test('has no bound where the study sets none, and yet no post from before there were any', () => {
    const open = { ...asked, periodFrom: null, periodTo: null }
    expect(isAskedFor(open, post({ time: '1990-01-01T00:00:00.000Z' }))).toBe(true)
    expect(isAskedFor(open, post({ time: '1970-01-01T00:00:00.000Z' }))).toBe(false)
    expect(isAskedFor(open, post({ time: '2031-01-01T00:00:00.000Z' }))).toBe(true)
  })
})

describe('a choice', () => {
  test('lets nothing go that was struck out, is not asked for, or was sent, whatever the filter was', () => {
    fc.assert(
      fc.property(anyPosts, fc.array(fc.nat(39)), fc.array(fc.nat(39)), (posts, toStrike, wasSent) => {
        const keys = (places: number[]) => places.flatMap((at) => (posts[at] ? [keyOf(posts[at])] : []))
        const marks = noteSent(strike(noMarks, keys(toStrike)), keys(wasSent))
        const going = matching(posts, { fate: 'going' }, asked, marks)
        for (const one of going) {
          expect(marks.struck.has(keyOf(one)) || marks.sent.has(keyOf(one))).toBe(false)
          expect(isAskedFor(asked, one)).toBe(true)
        }
        const counts = countFates(posts, asked, marks)
        expect(counts.going).toBe(going.length)
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(posts.length)
      }),
    )
  })

  test('is as it was when what was struck out is put back', () => {
    fc.assert(
      fc.property(anyPosts, (posts) => {
        const keys = posts.map(keyOf)
        expect(putBack(strike(noMarks, keys), keys)).toEqual(noMarks)
      }),
    )
  })

  test('strikes out all that a filter finds, and no other', () => {
    const posts = [
      post({ id: '1', text: 'Palaveri esimiehen kanssa' }),
      post({ id: '2' }),
      post({ id: '3', language: 'sv' }),
    ]
    const found = matching(posts, { words: 'ESIMIEHEN palaveri' }, asked, noMarks)
    const marks = strike(noMarks, found.map(keyOf))
    expect(posts.map((one) => fateOf(one, asked, marks))).toEqual(['struck', 'going', 'going'])
    expect(matching(posts, { language: 'sv' }, asked, marks).map(({ id }) => id)).toEqual(['3'])
  })

  test('finds by days, both included', () => {
    const posts = ['2016-04-30', '2016-05-01', '2016-05-02'].map((day) =>
      post({ id: day, time: `${day}T12:00:00.000Z` }),
    )
    expect(matching(posts, { from: '2016-05-01', to: '2016-05-01' }, asked, noMarks).map(({ id }) => id)).toEqual([
      '2016-05-01',
    ])
  })

  test('has a post of two archives once, and tells apart what two networks call the same', () => {
    const once = addPosts([post()], [post({ text: 'Muu' }), post({ network: 'mastodon' })])
    expect(once.map(keyOf).sort()).toEqual(['mastodon 1', 'x 1'])
    expect(once.find(({ network }) => network === 'x')?.text).toBe('Töissä taas')
  })
})

test('batches hold every post once, in order, and none is larger than it may be', () => {
  fc.assert(
    fc.property(anyPosts, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 60 }), (posts, most, signs) => {
      const batches = [...batchesOf(posts, most, signs)]
      expect(batches.flat()).toEqual(posts)
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0)
        expect(batch.length).toBeLessThanOrEqual(most)
        const length = batch.reduce((sum, { text }) => sum + text.length, 0)
        if (batch.length > 1) expect(length).toBeLessThanOrEqual(signs)
      }
    }),
  )
})

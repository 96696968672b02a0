import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../core/networks.ts'
import { storyKinds } from '../../core/story.ts'
import { listAddress, parseListFilter } from './list-filter.ts'

test('an address says what was asked, and asks the same when it is opened', () => {
  const filter = fc.record({
    q: fc.string({ maxLength: 200 }).map((typed) => typed.trim()),
    topic: fc.option(fc.uuid({ version: 7 }), { nil: undefined }),
    kind: fc.option(fc.constantFrom(...storyKinds), { nil: undefined }),
    language: fc.option(fc.constantFrom(...languages), { nil: undefined }),
    following: fc.boolean(),
  })
  fc.assert(
    fc.property(filter, (asked) => {
      const url = new URL(listAddress(asked), 'https://luotto.example.fi')
      expect(parseListFilter(url.searchParams)).toEqual(asked)
    }),
  )
})

test('what an address says amiss is as if it had not been said', () => {
  const query = new URLSearchParams({ q: `  ${'a'.repeat(500)}`, topic: "' or true", kind: 'gossip', language: 'de' })
  expect(parseListFilter(query)).toEqual({
    q: 'a'.repeat(200),
    topic: undefined,
    kind: undefined,
    language: undefined,
    following: false,
  })
  expect(listAddress(parseListFilter(new URLSearchParams('q=&topic=&kind=')))).toBe('/stories')
})

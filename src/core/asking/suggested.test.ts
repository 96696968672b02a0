import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeSuggestions, type Suggested, takeSuggestion, withSuggestions } from './suggested.ts'

const draft = 'Silta on hieno. Meidän silta on Suomen paras silta.'
const typed = (quote: string, instead = 'x', starts?: number) => ({ quote, instead, starts })

describe('a suggestion', () => {
  test('stands where its words do: where they were marked, or where they come first', () => {
    expect(placeSuggestions(draft, [typed('silta')])).toMatchObject({ suggestions: [{ starts: 23 }] })
    expect(placeSuggestions(draft, [typed('silta', 'x', 45)])).toMatchObject({ suggestions: [{ starts: 45 }] })
    // Two rows with the same words are of two places.
    expect(placeSuggestions(draft, [typed('silta'), typed('silta', 'y')])).toMatchObject({
      suggestions: [{ starts: 23 }, { starts: 45 }],
    })
  })

  test.each([
    ['of words that are not there', [typed('tunneli')], { 0: 'not-in-draft' }],
    ['of no words', [typed('', 'jotain')], { 0: 'not-in-draft' }],
    ['that changes nothing', [typed('silta', 'silta')], { 0: 'same-words' }],
    ['of words that another has', [typed('Suomen paras'), typed('paras silta')], { 1: 'overlaps' }],
    ['of the same words once too often', [typed('hieno'), typed('hieno', 'y')], { 1: 'overlaps' }],
  ])('%s is handed back', (_, rows, problems) => {
    expect(placeSuggestions(draft, rows)).toEqual({ ok: false, problems })
  })

  const one: Suggested = { starts: 32, quote: 'Suomen paras silta', instead: 'minusta kaunis' }

  test('is taken into a draft that was changed elsewhere', () => {
    expect(takeSuggestion(`Hei! ${draft}`, one, [])).toBe('Hei! Silta on hieno. Meidän silta on minusta kaunis.')
  })

  test('is not taken where its words are there no more', () => {
    expect(takeSuggestion('Tunneli on hieno.', one, [])).toBeUndefined()
  })

  test('of words that stand twice is taken at its own place, also after another has brought them in once more', () => {
    const text = 'a b a b'
    const wanted: Suggested = { starts: 4, quote: 'a', instead: 'c' }
    expect(takeSuggestion(text, wanted, [])).toBe('a b c b')
    const earlier: Suggested = { starts: 2, quote: 'b', instead: 'a a a' }
    expect(takeSuggestion('a a a a a b', wanted, [earlier])).toBe('a a a a c b')
  })
})

/** A draft of a few letters, in which words come often again, and suggestions for places of it. */
const drafts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ä', '😀'), minLength: 1, maxLength: 40 })
const marks = fc.array(
  fc.record({
    from: fc.nat(40),
    length: fc.integer({ min: 1, max: 6 }),
    instead: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 }),
  }),
  { maxLength: 8 },
)

describe('suggestions that are placed', () => {
  test('stand where they say, apart from each other; taken in any order they make the same text', () => {
    fc.assert(
      fc.property(drafts, marks, fc.infiniteStream(fc.nat()), (text, marked, chance) => {
        const rows = marked
          .map(({ from, length, instead }) => typed(text.slice(from, from + length), instead, from))
          .filter(({ quote, instead }) => quote !== '' && quote !== instead)
        const placed = rows.reduce<readonly Suggested[]>((before, row) => {
          const tried = placeSuggestions(text, [...before.map((one) => ({ ...one })), row])
          return tried.ok ? tried.suggestions : before
        }, [])
        for (const { starts, quote } of placed) expect(text.slice(starts, starts + quote.length)).toBe(quote)
        const inOrder = [...placed].sort((a, b) => a.starts - b.starts)
        for (const [at, { starts }] of inOrder.entries()) {
          const before = inOrder[at - 1]
          if (before) expect(before.starts + before.quote.length).toBeLessThanOrEqual(starts)
        }
        const shuffled = [...placed].map((one) => ({ one, key: chance.next().value })).sort((a, b) => a.key - b.key)
        const taken: Suggested[] = []
        let now = text
        for (const { one } of shuffled) {
          now = takeSuggestion(now, one, taken) ?? expect.fail(`${one.quote} is gone.`)
          taken.push(one)
          expect(now).toBe(withSuggestions(text, taken))
        }
      }),
    )
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRows } from '../../archives/csv-rows.ts'
import { codesColumns, codesHeader, codesLine, givenCode, placesOf } from './codes-csv.ts'
import type { GivenCode } from './given-code.ts'

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

test('what is written is read again, whatever ids and names hold, and however the file comes in', async () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((text) => text.trim())
    .filter((text) => text !== '')
  const code: fc.Arbitrary<GivenCode> = fc.record({
    post: word,
    member: fc.oneof(word, fc.constant('')),
    coder: word,
    decision: word,
    code: word,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(code), fc.integer({ min: 1, max: 50 }), async (codes, size) => {
      const text = `${codesHeader}\n${codes.map(codesLine).join('')}`
      const read: unknown[] = []
      for await (const row of csvRows(pieces(text, size))) {
        if (!row.ok) throw new Error(row.found)
        const places = placesOf(codesHeader.split(','), codesColumns)
        if (places.ok) read.push(givenCode(row.cells, places.places))
      }
      expect(read.slice(1)).toEqual(codes)
    }),
    { numRuns: 200 },
  )
})

test('a header is known by its names, not by its order', () => {
  expect(placesOf(['\ufeffCode', ' decision', 'note', 'coder', 'member', 'post'], codesColumns)).toEqual({
    ok: true,
    places: { post: 5, member: 4, coder: 3, decision: 1, code: 0 },
  })
  expect(placesOf(['post', 'member', 'text'], codesColumns)).toEqual({
    ok: false,
    missing: ['coder', 'decision', 'code'],
  })
})

test('a row without what it needs says what is missing first', () => {
  const places = { post: 0, member: 1, coder: 2, decision: 3, code: 4 }
  expect(givenCode(['1', '', 'K1', 'tone', 'x'], places)).toEqual({
    post: '1',
    member: '',
    coder: 'K1',
    decision: 'tone',
    code: 'x',
  })
  expect(givenCode(['', 'P1', '', 'tone', 'x'], places)).toBe('post')
  expect(givenCode(['1', 'P1', 'K1', 'tone'], places)).toBe('code')
})

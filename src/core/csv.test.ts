import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test('a cell that a spreadsheet would take for a formula is text', () => {
  for (const sign of ['=', '+', '-', '@', '|', '%', '\t', '\r', ' =']) {
    expect(csvLine([`${sign}HYPERLINK("http://evil.example")`])).toMatch(/^"?'/)
  }
  expect(csvLine(['Aino-Maija', 'a@b.fi', '1+1'])).toBe('Aino-Maija;a@b.fi;1+1\r\n')
})

test('quotes, separators and line ends stay in their cell', () => {
  expect(csvLine(['Sano "hei"', 'a;b', 'kaksi\nriviä', ' väli '])).toBe(
    '"Sano ""hei""";"a;b";"kaksi\nriviä";" väli "\r\n',
  )
})

test('whatever is written, no cell begins as a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (cells) => {
      for (const text of cells) expect(csvLine([text])).not.toMatch(/^"?\s*[=+\-@|%]/)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test('a cell that a spreadsheet would take for a formula is text', () => {
  for (const sign of ['=', '+', '-', '@', '|', '%', '\t', '\r', ' =']) {
    expect(csvLine([`${sign}HYPERLINK("http://evil.example")`])).toMatch(/^"?'/)
  }
  expect(csvLine(['Aino-Maija', 'a@b.fi', '1+1'])).toBe('Aino-Maija;a@b.fi;1+1\r\n')
})

test('a number below nought stays a number', () => {
  expect(csvLine(['-0,04', '-12.5', '-3', '-1+2', '-1,0,0'])).toBe(
    `-0,04;-12.5;-3;'-1+2;"'-1,0,0"\r\n`.replace('-0,04', '"-0,04"'),
  )
})

test('quotes, separators and line ends stay in their cell', () => {
  expect(csvLine(['Sano "hei"', 'a;b', 'kaksi\nriviä', ' väli '])).toBe(
    '"Sano ""hei""";"a;b";"kaksi\nriviä";" väli "\r\n',
  )
})

test('whatever is written, no cell begins as a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (cells) => {
      for (const text of cells.filter((one) => !/^-\d+([.,]\d+)?$/.test(one)))
        expect(csvLine([text])).not.toMatch(/^"?\s*[=+\-@|%]/)
    }),
  )
})

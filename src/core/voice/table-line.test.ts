import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../read-csv.ts'
import { cellsOfLine, guarded, tableLine, unguarded } from './table-line.ts'

const signs = fc.string({ unit: fc.constantFrom("'", '=', '+', '@', '"', ',', ' ', '-', 'a', 'ä') })
const texts = fc.oneof(fc.string({ unit: 'grapheme' }), signs)

test('no cell begins as a formula, and every text comes back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: fc.constantFrom('\t', '\r', '\n', '=', "'", 'a') })), (text) => {
      expect(guarded(text)).not.toMatch(/^\s*[=+\-@|%]|^[\t\r\n]/)
      expect(unguarded(guarded(text))).toBe(text)
    }),
  )
})

test('a text that a person would not take for a formula is left alone', () => {
  for (const text of ['Kiitos!', '5 = 5', 'a@b.fi', '']) expect(guarded(text)).toBe(text)
  expect(unguarded("'t Hooft")).toBe("'t Hooft")
})

test('whatever stands in the cells of a line, they come back', () => {
  const line = fc.array(
    texts.map((text) => text.replace(/[\r\n]/g, ' ')),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(line, (cells) => {
      expect(cellsOfLine(tableLine(cells).slice(0, -1))).toEqual(cells)
    }),
  )
})

test('another reader of tables finds the same cells', () => {
  const [row] = readCsv(`a,b,c\n${tableLine(['Sano "hei", ja\nmene', '=1+1', 0.25])}`).slice(1)
  expect(row?.cells).toEqual(['Sano "hei", ja\nmene', "'=1+1", '0.25'])
})

test('a quote that is left open is told', () => {
  expect(cellsOfLine('a,"b')).toBeUndefined()
  expect(cellsOfLine('a,"b"c')).toBeUndefined()
})

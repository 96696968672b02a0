import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')

test('the charset is the one of the header, else the one that the document names', () => {
  expect(decodeText(latin('Työ ja äly'), 'text/xml; charset=ISO-8859-1')).toBe('Työ ja äly')
  expect(decodeText(latin('<?xml version="1.0" encoding="iso-8859-1"?><a>ö</a>'), 'text/xml')).toContain('<a>ö</a>')
  expect(decodeText(latin('<meta charset="windows-1252"><p>ö \x80'), 'text/html')).toContain('ö €')
  expect(decodeText(latin('5 \xa4'), 'text/plain; charset="iso-8859-15"')).toBe('5 €')
})

test('valid UTF-8 is UTF-8 even where a server says otherwise', () => {
  expect(decodeText(Buffer.from('Työ ja äly'), 'text/xml; charset=ISO-8859-1')).toBe('Työ ja äly')
})

test('a document that says UTF-8 and is not is still read, each by its most likely charset', () => {
  expect(decodeText(latin('<?xml encoding="iso-8859-1"?>ö'), 'text/xml; charset=utf-8')).toContain('ö')
  expect(decodeText(Buffer.concat([Buffer.from('Työ '), latin('\xff')]), 'text/xml; charset=utf-8')).toBe('Työ \ufffd')
  expect(decodeText(latin('työ'), '')).toBe('työ')
  expect(decodeText(latin('työ'), 'text/xml; charset=klingon')).toBe('työ')
})

test('byte order marks are heeded and taken away', () => {
  expect(decodeText(Buffer.from('\ufeffä'))).toBe('ä')
  expect(decodeText(Buffer.from('\ufeffä', 'utf16le'))).toBe('ä')
})

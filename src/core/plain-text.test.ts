import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributesOf, decodeEntities, piecesOf } from './html.ts'
import { plainText, shorten } from './plain-text.ts'

test('tags and scripts go, entities become letters, and whitespace is folded', () => {
  expect(plainText('<p>K&auml;si&nbsp;<b>k&#228;teen</b></p>\n\n<p>ty&#xf6;ss&auml;</p>', 100)).toBe(
    'Käsi käteen työssä',
  )
  expect(plainText('Hei<script>alert("x")</script> maailma<style>p{}</style>', 100)).toBe('Hei maailma')
  expect(plainText('<p>Ensin</p><p>sitten</p>', 100)).toBe('Ensin sitten')
  expect(plainText('työ<b>paikka</b>', 100)).toBe('työpaikka')
  expect(plainText('<!-- <b>ei</b> -->kyllä<![CDATA[ ja <3]]>', 100)).toBe('kyllä ja <3')
  expect(plainText('<a title="a > b" href=x>linkki</a>', 100)).toBe('linkki')
})

test('a "<" that begins no tag is text, and so is what follows a script tag that never ends', () => {
  expect(plainText('5 < 7 ja 9 > 3', 100)).toBe('5 < 7 ja 9 > 3')
  expect(plainText('Näin <script>-tagi toimii', 100)).toBe('Näin -tagi toimii')
})

test('what is invisible or turns the direction of text is taken out', () => {
  expect(plainText('työ\u00adpaik\u00adka \u202egnp.exe\u0007\u0000!', 100)).toBe('työpaikka gnp.exe !')
})

test('a reference that it does not know stays, and a bad number becomes the sign for that', () => {
  expect(decodeEntities('&lol9; &amp; &#0; &#xd800; &#150; A&B;')).toBe('&lol9; & \ufffd \ufffd – A&B;')
})

test('whatever comes, no tag is left where there was no entity, and the text is bounded and on one line', () => {
  const parts = fc.constantFrom(
    '<',
    '>',
    '</',
    'script',
    'b',
    ' ',
    '"',
    "'",
    '=',
    '<!--',
    '-->',
    '<![CDATA[',
    'ä',
    '\n',
  )
  const hostile = fc.oneof(
    fc.array(parts, { maxLength: 60 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(hostile, fc.integer({ min: 5, max: 80 }), (html, longest) => {
      const text = plainText(html, longest)
      expect(text.length).toBeLessThanOrEqual(longest)
      expect(text).not.toMatch(/[\p{Cc}\n]/u)
      expect(text.isWellFormed()).toBe(true)
      if (!html.includes('&') && !html.includes('CDATA')) expect(text).not.toMatch(/<[a-z][^<]*>/i)
    }),
  )
})

test('no text of 50,000 letters takes long', () => {
  const repeated = ['<b>', '<a "', "<a ='", '<script>', '<!--', '<![CDATA[', '<', '&', '</script', '<svg', '<a b=">']
  for (const part of repeated) {
    const began = performance.now()
    plainText(part.repeat(50_000 / part.length), 300)
    expect(performance.now() - began, part).toBeLessThan(1000)
  }
})

test('text is cut between words, and never within a character', () => {
  expect(shorten('yksi kaksi kolme neljä', 18)).toBe('yksi kaksi kolme…')
  expect(shorten('aaaa😀bbbb', 6)).toBe('aaaa…')
  expect(shorten('lyhyt', 5)).toBe('lyhyt')
})

test('attributes are read as browsers do', () => {
  const [tag] = [...piecesOf(`<img SRC='a.png' alt="x src=b" width=3 src=c hidden>`)]
  const found = tag?.kind === 'tag' ? attributesOf(tag.attributes) : new Map<string, string>()
  expect(Object.fromEntries(found)).toEqual({ src: 'a.png', alt: 'x src=b', width: '3', hidden: '' })
})

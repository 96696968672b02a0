import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intentRules } from './networks.ts'
import { textLength } from './text-length.ts'

const x = (text: string) => textLength(text, intentRules.x)
const bluesky = (text: string) => textLength(text, intentRules.bluesky)
const mastodon = (text: string) => textLength(text, intentRules.mastodon)

describe('counted as X counts', () => {
  // Reference: twitter/twitter-text, conformance/validate.yml, WeightedTweetsWithDiscountedEmojiCounterTest
  // (configuration version 3). Two of its cases have addresses without a scheme or with a label that no
  // domain may have: those we count as they are written (docs/decisions/0005).
  test.each([
    ['Hi http://test.co', 26],
    ['http://test.co', 23],
    [`285 chars-${'xxxxxxxxxx-'.repeat(25)}`, 285],
    ['https://www.twitter.com/aloha '.repeat(10), 240],
    ['故人西辞黄鹤楼，烟花三月下扬州。', 32],
    ['the故人西辞黄鹤楼', 17],
    ['H🐱☺👨‍👩‍👧‍👦', 7],
    ['😷👾😡🔥💩', 10],
    ['🙋🏽👨‍🎤', 4],
    ['1⃣', 2],
    ['Unicode 10.0 emoji: 🤪; 🧕; 🧕🏾; 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', 34],
    ['Unicode 9.0 emoji: 🤠; 💃; 💃🏾', 29],
    ['A\u0301B', 2],
    ['Aשּׁ', 4],
    [`\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u200C\u200D ‐ ‑ ‒ – — ― ‖`, 28],
  ])('%s', (text, weight) => {
    expect(x(text)).toBe(weight)
  })

  test('the letters of Finnish and Swedish weigh one, and so do © and ® without an emoji’s dress', () => {
    expect(x('Yö, Åbo ja työ – ”hyvä” © ®')).toBe(27)
    expect(x('©️')).toBe(2)
  })

  test('an address counts 23 whatever its length, and what ends the sentence after it counts too', () => {
    expect(x('https://a.fi/')).toBe(23)
    expect(x(`https://example.fi/${'a'.repeat(300)}?q=1#here`)).toBe(23)
    expect(x('Lue (https://example.fi/juttu).')).toBe('Lue ('.length + 23 + ').'.length)
    expect(x('Lue https://example.fi/juttu!')).toBe('Lue '.length + 23 + 1)
  })
})

describe('counted as Bluesky counts', () => {
  test('what a person sees as one character is one', () => {
    expect(bluesky('👩‍🔬 ja 🇫🇮 Åbo')).toBe(10)
    expect(bluesky('e\u0301')).toBe(1)
  })

  test('an address counts as it is written', () => {
    expect(bluesky('https://a.fi/')).toBe(13)
  })
})

test('Mastodon counts an address as 23 too, and characters as they are seen', () => {
  expect(mastodon('👩‍🔬 https://example.fi/pitkä/osoite')).toBe(25)
})

describe('any text', () => {
  const words = fc.string({ unit: 'grapheme' })

  test('is as long on Bluesky as it has graphemes, and never shorter on X, addresses aside', () => {
    fc.assert(
      fc.property(words, (text) => {
        const seen = [...new Intl.Segmenter().segment(text.normalize('NFC'))].length
        return bluesky(text) === seen && (text.includes('://') || x(text) >= seen)
      }),
    )
  })

  test('is as long as its parts, where a line end stands between them', () => {
    fc.assert(fc.property(words, words, (one, other) => x(`${one}\n${other}`) === x(one) + 1 + x(other)))
  })

  test('is as long however its accents are written', () => {
    fc.assert(fc.property(words, (text) => x(text.normalize('NFD')) === x(text.normalize('NFC'))))
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKey, isSameAddress } from './same-address.ts'

describe('two addresses are of one page', () => {
  test.each([
    ['https://example.fi/uutinen', 'http://www.example.fi/uutinen/'],
    ['https://example.fi/uutinen', 'https://example.fi/uutinen?utm_source=rss&utm_medium=feed'],
    ['https://example.fi/uutinen?id=3&sivu=2', 'https://example.fi/uutinen?sivu=2&fbclid=abc&id=3'],
    ['https://example.fi/uutinen#kommentit', 'https://EXAMPLE.fi/uutinen'],
    ['https://example.fi', 'https://example.fi/'],
  ])('%s and %s', (one, other) => expect(isSameAddress(one, other)).toBe(true))

  test.each([
    ['https://example.fi/uutinen?id=3', 'https://example.fi/uutinen?id=4'],
    ['https://example.fi/uutinen', 'https://example.fi/Uutinen'],
    ['https://example.fi/uutinen', 'https://example.fi:8443/uutinen'],
    ['https://a.example.fi/', 'https://b.example.fi/'],
    ['not an address', 'not an address'],
  ])('but not %s and %s', (one, other) => expect(isSameAddress(one, other)).toBe(false))
})

test('what is hung on behind never makes another page of it', () => {
  const part = fc.stringMatching(/^[a-z0-9-]{1,12}$/)
  fc.assert(
    fc.property(part, fc.array(part, { maxLength: 4 }), part, (host, path, word) => {
      const address = `https://${host}.fi/${path.join('/')}`
      const longer = `http://www.${host}.fi/${path.join('/')}?utm_source=${word}&gclid=${word}#${word}`
      expect(addressKey(longer)).toBe(addressKey(address))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAddress, resolveLink } from './web-address.ts'

test('an address may be typed without its scheme, and as a feed reader writes it', () => {
  expect(parseAddress(' example.fi/uutiset ')?.href).toBe('https://example.fi/uutiset')
  expect(parseAddress('example.fi:8080/feed')?.href).toBe('https://example.fi:8080/feed')
  expect(parseAddress('http://example.fi')?.href).toBe('http://example.fi/')
  expect(parseAddress('feed:https://example.fi/rss')?.href).toBe('https://example.fi/rss')
  expect(parseAddress('feed://example.fi/rss')?.href).toBe('https://example.fi/rss')
})

test.each([
  '',
  'javascript:alert(1)',
  'ftp://example.fi/',
  'file:///etc/passwd',
  'https://a:b@example.fi',
  'mailto:a@b.fi',
  'a b',
])('%j is no address of a feed', (typed) => expect(parseAddress(typed)).toBeUndefined())

test('links are made absolute, and only http and https are let through', () => {
  expect(resolveLink('../a?b=ä', 'https://example.fi/x/y')).toBe('https://example.fi/a?b=%C3%A4')
  expect(resolveLink('//cdn.example/a', 'https://example.fi/')).toBe('https://cdn.example/a')
  expect(resolveLink(' javascript:alert(1)', 'https://example.fi/')).toBeUndefined()
  expect(resolveLink('java\nscript:alert(1)', 'https://example.fi/')).toBeUndefined()
  expect(resolveLink('data:text/html,x', 'https://example.fi/')).toBeUndefined()
  expect(resolveLink(`/${'ä'.repeat(1900)}`, 'https://example.fi/')).toBeUndefined()
  expect(resolveLink('', 'https://example.fi/')).toBeUndefined()
})

test('whatever is resolved fits where it is kept', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (link) => {
      const found = resolveLink(link, 'https://example.fi/')
      if (found !== undefined) expect(found).toMatch(/^https?:\/\/[\x21-\x7e]{1,1999}$/)
    }),
  )
})

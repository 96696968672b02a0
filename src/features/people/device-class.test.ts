import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deviceClass } from './device-class.ts'

// User agents as the browsers send them (whatismybrowser.com, November 2026).
test.each([
  [
    'phone.safari',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  ],
  [
    'phone.chrome',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
  ],
  [
    'phone.samsung',
    'Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36',
  ],
  ['computer.firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0'],
  [
    'computer.edge',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
  ],
  [
    'computer.safari',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  ],
  ['other.other', ''],
])('%s', (wanted, userAgent) => {
  expect(deviceClass(userAgent)).toBe(wanted)
})

test('says one of a few words, whatever a browser says of itself', () => {
  const few = /^(phone|tablet|computer|other)\.(chrome|edge|firefox|safari|samsung|other)$/
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'Mozilla/5.0 toString/1')),
      (text) => {
        expect(deviceClass(text)).toMatch(few)
      },
    ),
  )
  expect(deviceClass(null)).toBe('other.other')
})

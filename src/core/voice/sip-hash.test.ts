import { expect, test } from 'vitest'
import { sipHash, sipNumber } from './sip-hash.ts'

// The key of the paper's test vectors: the bytes 0 to 15.
const key = [0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c] as const
const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index)
const hex = (length: number) =>
  sipHash(key, bytes(length))
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('')

test('it gives the vectors that its authors published', () => {
  // Aumasson & Bernstein 2012, appendix A, and vectors_sip64 of their reference implementation.
  expect(hex(0)).toBe('726fdb47dd0e0e31')
  expect(hex(1)).toBe('74f839c593dc67fd')
  expect(hex(2)).toBe('0d6c8009d9a94f5a')
  expect(hex(7)).toBe('ab0200f58b01d137')
  expect(hex(8)).toBe('93f5f5799a932462')
  expect(hex(15)).toBe('a129ca6149be45e5')
})

test('as a number it is evenly spread over [0, 1)', () => {
  const tenths = new Array<number>(10).fill(0)
  for (let id = 0; id < 20_000; id++) {
    const tenth = Math.floor(sipNumber(key, new TextEncoder().encode(String(id))) * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  const chiSquare = tenths.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)
  // The 0.999 quantile of chi-square with 9 degrees of freedom.
  expect(chiSquare).toBeLessThan(27.88)
})

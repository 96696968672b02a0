/** A key of 128 bits, as four words, lowest first. */
export type SipKey = readonly [number, number, number, number]

/**
 * SipHash-2-4 of some bytes, as a number in [0, 1) of 53 bits.
 *
 * Use: a random number that belongs to an id, the same on every machine. Limits: 53 of its 64 bits; who knows the
 * key can look for ids that come first, so the key is no secret and ids are not chosen by whoever is drawn.
 * Source: Aumasson & Bernstein 2012, "SipHash: a fast short-input PRF"; tested against its vectors.
 */
export function sipNumber(key: SipKey, bytes: Uint8Array, length: number = bytes.length): number {
  const [high, low] = sipHash(key, bytes, length)
  return ((high >>> 0) * 2 ** 21 + (low >>> 11)) / 2 ** 53
}

/**
 * The hash as two words of 32 bits, higher first.
 *
 * The state is four words of 64 bits, a to d, each in two halves, the lower one first: numbers of the machine, since
 * an array or a bigint for each would take ten times as long.
 */
export function sipHash(key: SipKey, bytes: Uint8Array, length: number = bytes.length): [number, number] {
  let [a0, a1, b0, b1] = [key[0] ^ 0x70736575, key[1] ^ 0x736f6d65, key[2] ^ 0x6e646f6d, key[3] ^ 0x646f7261]
  let [c0, c1, d0, d1] = [key[0] ^ 0x6e657261, key[1] ^ 0x6c796765, key[2] ^ 0x79746573, key[3] ^ 0x74656462]
  let low = 0
  const whole = length - (length % 8)
  // Each eight bytes, what is left of them with the length, and last the four rounds that end it.
  for (let at = 0; at <= whole + 8; at += 8) {
    const isEnd = at > whole
    const m0 = isEnd ? 0 : word(bytes, at, Math.min(at + 4, length))
    const m1 = isEnd ? 0 : word(bytes, at + 4, Math.min(at + 8, length)) | (at === whole ? length << 24 : 0)
    d0 ^= m0
    d1 ^= m1
    if (isEnd) c0 ^= 0xff
    // One SipRound: additions of 64 bits, and turns of b and d by 13, 16, 21 and 17.
    for (let round = isEnd ? 4 : 2; round > 0; round--) {
      low = (a0 >>> 0) + (b0 >>> 0)
      a1 = (a1 + b1 + (low > 0xffffffff ? 1 : 0)) | 0
      a0 = low | 0
      low = ((b0 << 13) | (b1 >>> 19)) ^ a0
      b1 = ((b1 << 13) | (b0 >>> 19)) ^ a1
      b0 = low
      low = a0
      a0 = a1
      a1 = low
      low = (c0 >>> 0) + (d0 >>> 0)
      c1 = (c1 + d1 + (low > 0xffffffff ? 1 : 0)) | 0
      c0 = low | 0
      low = ((d0 << 16) | (d1 >>> 16)) ^ c0
      d1 = ((d1 << 16) | (d0 >>> 16)) ^ c1
      d0 = low
      low = (a0 >>> 0) + (d0 >>> 0)
      a1 = (a1 + d1 + (low > 0xffffffff ? 1 : 0)) | 0
      a0 = low | 0
      low = ((d0 << 21) | (d1 >>> 11)) ^ a0
      d1 = ((d1 << 21) | (d0 >>> 11)) ^ a1
      d0 = low
      low = (c0 >>> 0) + (b0 >>> 0)
      c1 = (c1 + b1 + (low > 0xffffffff ? 1 : 0)) | 0
      c0 = low | 0
      low = ((b0 << 17) | (b1 >>> 15)) ^ c0
      b1 = ((b1 << 17) | (b0 >>> 15)) ^ c1
      b0 = low
      low = c0
      c0 = c1
      c1 = low
    }
    a0 ^= m0
    a1 ^= m1
  }
  return [a1 ^ b1 ^ c1 ^ d1, a0 ^ b0 ^ c0 ^ d0]
}

/** The bytes from `from` until before `to`, the first one lowest. */
function word(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let byte = from; byte < to; byte++) value |= (bytes[byte] ?? 0) << (8 * (byte - from))
  return value
}

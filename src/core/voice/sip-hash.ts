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

// The four words of 64 bits of the state, each as two halves, lower first: one array, so that nothing is
// allocated for a hash.
const state = new Int32Array(8)

/** The hash as two words of 32 bits, higher first. */
export function sipHash(key: SipKey, bytes: Uint8Array, length: number = bytes.length): [number, number] {
  const s = state
  s[0] = key[0] ^ 0x70736575
  s[1] = key[1] ^ 0x736f6d65
  s[2] = key[2] ^ 0x6e646f6d
  s[3] = key[3] ^ 0x646f7261
  s[4] = key[0] ^ 0x6e657261
  s[5] = key[1] ^ 0x6c796765
  s[6] = key[2] ^ 0x79746573
  s[7] = key[3] ^ 0x74656462
  const whole = length - (length % 8)
  for (let at = 0; at < whole; at += 8) take(s, word(bytes, at, at + 4), word(bytes, at + 4, at + 8))
  take(s, word(bytes, whole, Math.min(whole + 4, length)), word(bytes, whole + 4, length) | (length << 24))
  s[4] = at(s, 4) ^ 0xff
  for (let round = 0; round < 4; round++) mix(s)
  return [at(s, 1) ^ at(s, 3) ^ at(s, 5) ^ at(s, 7), at(s, 0) ^ at(s, 2) ^ at(s, 4) ^ at(s, 6)]
}

function take(s: Int32Array, low: number, high: number): void {
  s[6] = at(s, 6) ^ low
  s[7] = at(s, 7) ^ high
  mix(s)
  mix(s)
  s[0] = at(s, 0) ^ low
  s[1] = at(s, 1) ^ high
}

/** The bytes from `from` until before `to`, the first one lowest. */
function word(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let byte = from; byte < to; byte++) value |= (bytes[byte] ?? 0) << (8 * (byte - from))
  return value
}

const at = (s: Int32Array, index: number): number => s[index] ?? 0

/** One SipRound. */
function mix(s: Int32Array): void {
  add(s, 0, 2)
  turn(s, 2, 13)
  xor(s, 2, 0)
  turn(s, 0, 32)
  add(s, 4, 6)
  turn(s, 6, 16)
  xor(s, 6, 4)
  add(s, 0, 6)
  turn(s, 6, 21)
  xor(s, 6, 0)
  add(s, 4, 2)
  turn(s, 2, 17)
  xor(s, 2, 4)
  turn(s, 4, 32)
}

function add(s: Int32Array, to: number, from: number): void {
  const low = (at(s, to) >>> 0) + (at(s, from) >>> 0)
  s[to] = low
  s[to + 1] = at(s, to + 1) + at(s, from + 1) + (low > 0xffffffff ? 1 : 0)
}

function xor(s: Int32Array, to: number, from: number): void {
  s[to] = at(s, to) ^ at(s, from)
  s[to + 1] = at(s, to + 1) ^ at(s, from + 1)
}

function turn(s: Int32Array, index: number, bits: number): void {
  const [low, high] = [at(s, index), at(s, index + 1)]
  if (bits === 32) {
    s[index] = high
    s[index + 1] = low
    return
  }
  s[index] = (low << bits) | (high >>> (32 - bits))
  s[index + 1] = (high << bits) | (low >>> (32 - bits))
}

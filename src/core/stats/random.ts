// Chance that can be drawn again: the same seed gives the same numbers on every machine and in every browser.

const mask = 0xffff_ffff_ffff_ffffn

/**
 * SplitMix64: spreads a seed over whole words, so that seeds that are near each other begin far apart.
 *
 * Source: Steele, Lea & Flood 2014, Fast splittable pseudorandom number generators, OOPSLA; Vigna's splitmix64.c.
 */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed & mask
  return () => {
    state = (state + 0x9e37_79b9_7f4a_7c15n) & mask
    let word = state
    word = ((word ^ (word >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & mask
    word = ((word ^ (word >> 27n)) * 0x94d0_49bb_1331_11ebn) & mask
    return word ^ (word >> 31n)
  }
}

/**
 * xoshiro128**: whole numbers from 0 to 2³² − 1. The state is not to be all zero.
 *
 * Use: draws and simulations. Limit: who has seen a few numbers can tell the next ones: never for secrets.
 * Source: Blackman & Vigna 2021, Scrambled linear pseudorandom number generators, ACM TOMS 47(4); xoshiro128starstar.c.
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state
  return () => {
    const fives = Math.imul(b, 5)
    const result = Math.imul((fives << 7) | (fives >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }
}

/**
 * Numbers in [0, 1), in steps of 2⁻⁵³, from a whole number that is not negative.
 *
 * SplitMix64 makes the state of xoshiro128** of the seed (two words, low half first), and of each two of its numbers
 * the high 27 and 26 bits make one of ours. Written down, since a draw is to be repeated in ten years.
 */
export function seeded(seed: number): () => number {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`A seed is a whole number from 0 on: ${seed}`)
  const word = splitMix64(BigInt(seed))
  const [first, second] = [word(), word()]
  const half = (whole: bigint) => Number(whole & 0xffff_ffffn)
  const next = xoshiro128([half(first), half(first >> 32n), half(second), half(second >> 32n)])
  return () => {
    const high = next() >>> 5
    return (high * 0x400_0000 + (next() >>> 6)) / 0x20_0000_0000_0000
  }
}

/** The same items in another order, each order as likely (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1))
    ;[order[last], order[at]] = [order[at] as T, order[last] as T]
  }
  return order
}

// https://atproto.com/specs/tid: 53 bits of microseconds and 10 bits of chance, in 13 letters that sort
// as the numbers do.
const letters = '234567abcdefghijklmnopqrstuvwxyz'

/** A record key from a time (ms since 1970) and chance (0 ≤ x < 1). A later time makes a greater key. */
export function tid(now: number, chance: number): string {
  // Chance fills what a millisecond leaves open: its 1000 microseconds, and the 1024 "clocks".
  const open = BigInt(Math.floor(chance * 1_024_000))
  let rest = BigInt(Math.floor(now)) * 1_024_000n + open
  let text = ''
  for (let place = 0; place < 13; place++) {
    text = letters[Number(rest % 32n)] + text
    rest /= 32n
  }
  return text
}

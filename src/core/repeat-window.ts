/** How long a second click from the same device is taken for the first one repeated. */
export const repeatMs = 30 * 60_000

/** Slots looked at for one key. More would cost every click; fewer would push out the young sooner. */
const probes = 8

/**
 * Remembers hashed keys for 30 minutes, in a store whose size never changes: however many clicks
 * come, it takes no more memory. Two hash words and a time a slot, nothing else.
 */
export type RepeatWindow = { readonly words: Uint32Array; readonly times: Float64Array; readonly mask: number }

/** `slots` is a power of two; 2^20 take 16 MB and hold about that many devices' clicks of half an hour. */
export function createRepeatWindow(slots: number): RepeatWindow {
  if (slots < probes || (slots & (slots - 1)) !== 0) throw new Error('The slots must be a power of two, 8 at least.')
  return {
    words: new Uint32Array(slots * 2),
    times: new Float64Array(slots).fill(Number.NEGATIVE_INFINITY),
    mask: slots - 1,
  }
}

/**
 * Whether the key (two words of a hash) was counted within the last 30 minutes; if not, it is now.
 * A repeat does not prolong the time: who comes back after half an hour is counted again.
 *
 * When all the slots where a key may lie are taken, the oldest goes. The window so errs to one side
 * only: a repeat may be counted twice, but a first click is never dropped (but for two keys that share
 * all 64 bits).
 */
export function isRepeat(window: RepeatWindow, first: number, second: number, now: number): boolean {
  const { words, times, mask } = window
  const a = first >>> 0
  const b = second >>> 0
  let oldest = a & mask
  for (let probe = 0; probe < probes; probe++) {
    const slot = (a + probe) & mask
    const time = times[slot] as number
    // A clock that was set back makes a time lie ahead: near ahead is still a repeat, far ahead is not.
    if (words[slot * 2] === a && words[slot * 2 + 1] === b && Math.abs(now - time) < repeatMs) return true
    if (time < (times[oldest] as number)) oldest = slot
  }
  words[oldest * 2] = a
  words[oldest * 2 + 1] = b
  times[oldest] = now
  return false
}

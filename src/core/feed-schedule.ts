const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const usual = 30 * minute
const firstWait = 15 * minute
const longestWait = day
const longestAsked = 7 * day

export type PollOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false
      /** How many polls have failed in a row, this one included. */
      readonly failures: number
      /** The server's own wish, in milliseconds. */
      readonly retryAfter?: number | undefined
      /** The server says that the feed is no more (410). */
      readonly gone: boolean
    }

/**
 * When to poll a feed next. After failures the wait doubles from 15 minutes to a day; what the server asks
 * for is honoured up to a week. `chance` (0 ≤ x < 1) adds up to a fifth, so that feeds that failed together
 * do not come back together.
 */
export function nextPollAt(now: number, outcome: PollOutcome, chance: number): number {
  const spread = 1 + chance / 5
  if (outcome.ok) return now + Math.round(usual * spread)
  if (outcome.gone) return now + Math.round(longestAsked * spread)
  const backedOff = Math.min(longestWait, firstWait * 2 ** Math.min(outcome.failures - 1, 20) * spread)
  const asked = Math.min(longestAsked, outcome.retryAfter ?? 0)
  return now + Math.round(Math.max(backedOff, asked))
}

/** The header `Retry-After`, seconds or a date, as milliseconds from `now`. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

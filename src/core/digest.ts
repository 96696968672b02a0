import { type Week, weekAfter } from './weeks.ts'
import { instantOf, isQuiet, ownWeek, type QuietTimes } from './when.ts'

// The week in short: what may be in it, by which way, and when it falls due. Once a week at most, never in quiet hours.

/** What is new: stories for one's audience, guidelines that changed, a pulse that is open, and that somebody thanked. */
export const digestContents = ['stories', 'guidelines', 'wave', 'thanks'] as const
export type DigestContent = (typeof digestContents)[number]

export const digestChannels = ['mail', 'push', 'slack', 'teams'] as const
export type DigestChannel = (typeof digestChannels)[number]

export const hookChannels = ['slack', 'teams'] as const
export type HookChannel = (typeof hookChannels)[number]

export const isHook = (channel: DigestChannel): channel is HookChannel => channel === 'slack' || channel === 'teams'

/** A channel may have other readers, and thanks are for one person alone. */
export const contentsOf = (channel: DigestChannel): readonly DigestContent[] =>
  isHook(channel) ? digestContents.filter((content) => content !== 'thanks') : digestContents

/** When in the week, on the reader's own clock: 1 is Monday, 7 Sunday. */
export type DigestTime = { readonly weekday: number; readonly hour: number }

/** Friday is a day on which one may look back; the afternoon has begun, and the week is not over. */
export const defaultTime: DigestTime = { weekday: 5, hour: 13 }

export type DigestSlot = { readonly week: Week; readonly at: number }

type Asked = {
  readonly time: DigestTime
  readonly times: QuietTimes
  /** The last week that has been dealt with; of each week there is one digest. */
  readonly handled?: Week | undefined
  /** When it was chosen, or last sent: what would have come before is not made up for. */
  readonly since?: number | undefined
}

/** The next digest after an instant; `undefined` where the reader's own time has no moment that is not quiet. */
export function nextDigest(after: number, asked: Asked): DigestSlot | undefined {
  // What was moved out of quiet hours may come in the week after its own, and what is handled already comes no more.
  return slotsAround(after, asked).find(({ at }) => at > after)
}

/** The digest that is to be sent now, the newest where some were missed; `undefined` where none is. */
export const dueDigest = (now: number, asked: Asked): DigestSlot | undefined =>
  isQuiet(now, asked.times) ? undefined : slotsAround(now, asked).findLast(({ at }) => at <= now)

/** When to look next: at the next one, or, where one is due and it is quiet just now, once that is over. */
export function nextLook(now: number, asked: Asked): number | undefined {
  const isWaiting = slotsAround(now, asked).some(({ at }) => at <= now)
  return isWaiting ? freeFrom(now, asked.times) : nextDigest(now, asked)?.at
}

function slotsAround(instant: number, { time, times, handled, since = Number.NEGATIVE_INFINITY }: Asked): DigestSlot[] {
  const here = ownWeek(instant, times.zone)
  return [-2, -1, 0, 1, 2].flatMap((weeks) => {
    const week = weekAfter(here, weeks)
    if (handled !== undefined && week <= handled) return []
    const at = slotOf(week, time, times)
    return at === undefined || at <= since ? [] : [{ week, at }]
  })
}

const dayMs = 24 * 3_600_000
const stepMs = 15 * 60_000

/** A week's own moment: the chosen one, or the first after it that is not quiet, within the week that follows. */
export function slotOf(week: Week, { weekday, hour }: DigestTime, times: QuietTimes): number | undefined {
  const date = new Date(Date.parse(`${week}T00:00:00Z`) + (weekday - 1) * dayMs).toISOString().slice(0, 10)
  const wanted = instantOf(`${date}T${String(hour).padStart(2, '0')}:00`, times.zone)
  return wanted === undefined ? undefined : freeFrom(wanted, times)
}

function freeFrom(from: number, times: QuietTimes): number | undefined {
  for (let at = from; at < from + 7 * dayMs; at += stepMs) if (!isQuiet(at, times)) return at
  return undefined
}

/** How far back the first one reaches, and one after a long silence: what is older is no news. */
export const furthestBackMs = 14 * dayMs
const weekMs = 7 * dayMs

/** From when on a digest tells what is new. */
export const coversFrom = (now: number, coveredUntil: number | undefined): number =>
  coveredUntil === undefined ? now - weekMs : Math.max(coveredUntil, now - furthestBackMs)

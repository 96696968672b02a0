// When a wave is due for what, by the days that it was planned for. Days are dates of Helsinki's calendar, "2026-11-30".

const dayMs = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

export const addDays = (day: string, days: number): string => dayOf(at(day) + days * dayMs)
const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / dayMs)

type Days = { readonly opensOn: string; readonly closesOn: string }

export const mustOpen = ({ opensOn }: Days, today: string): boolean => today >= opensOn

/** The last day is whole: it closes on the day after. */
export const mustClose = ({ closesOn }: Days, today: string): boolean => today > closesOn

/** The days of a wave that opens today, earlier or later than it was planned: it is not cut short by having waited. */
export const openedOn = (days: Days, today: string): Days => ({
  opensOn: today,
  closesOn: days.closesOn > today ? days.closesOn : addDays(today, daysBetween(days.opensOn, days.closesOn)),
})

/** The day that stands for the close: its last day, or today where it is closed before. */
export const closedOn = ({ opensOn, closesOn }: Days, today: string): string =>
  today < opensOn ? opensOn : today < closesOn ? today : closesOn

/** Everybody alike is reminded once, halfway, or a day before the last in a short wave; never on its first day. */
export const remindOn = ({ opensOn, closesOn }: Days): string =>
  addDays(opensOn, Math.max(1, Math.floor(daysBetween(opensOn, closesOn) / 2)))

/** A quarter is thirteen weeks, so that a wave opens on the same day of the week. */
const quarterDays = 91
/** One that was closed early by hand is no measure for the next. */
const shortestDays = 7
/** So long before it opens the next wave stands on the page. */
const plannedAheadDays = 14

/**
 * The next wave after one that opened on `opensOn`: as long, a week at least, and a quarter later. `undefined` while that is more than two weeks
 * away. Where its day has passed it opens tomorrow.
 */
export function nextWave({ opensOn, closesOn }: Days, today: string): Days | undefined {
  const quarterLater = addDays(opensOn, quarterDays)
  if (today < addDays(quarterLater, -plannedAheadDays)) return undefined
  const opens = quarterLater > today ? quarterLater : addDays(today, 1)
  return { opensOn: opens, closesOn: addDays(opens, Math.max(shortestDays, daysBetween(opensOn, closesOn))) }
}

/** An ISO week, named by its Monday: `2026-01-05`. Compares as text. */
export type Week = string & { readonly brand: 'week' }

export const homeZone = 'Europe/Helsinki'
const dayMs = 86_400_000

/** The calendar date (`2026-01-05`) that people in `zone` live at an instant. */
export function dateAt(instant: number, zone: string = homeZone): string {
  const parts = dateFormat(zone).formatToParts(instant)
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** The week that people in `zone` live at an instant (milliseconds since 1970). */
export function weekAt(instant: number, zone: string = homeZone): Week {
  return weekOfDate(dateAt(instant, zone))
}

/** The week of a calendar date. */
export function weekOfDate(date: string): Week {
  const day = new Date(`${date}T00:00:00Z`)
  const sinceMonday = (day.getUTCDay() + 6) % 7
  return isoDate(day.getTime() - sinceMonday * dayMs)
}

/** `count` weeks later; earlier where negative. Dates, not instants, so summer time does not matter. */
export function weekAfter(week: Week, count = 1): Week {
  return isoDate(Date.parse(`${week}T00:00:00Z`) + count * 7 * dayMs)
}

/** All weeks from `first` to `last`, both included; none where `last` is earlier. */
export function weeksFrom(first: Week, last: Week): Week[] {
  const weeks: Week[] = []
  for (let week = first; week <= last; week = weekAfter(week)) weeks.push(week)
  return weeks
}

/** The number that calendars print: week 1 holds the year's first Thursday. */
export function weekNumber(week: Week): { readonly year: number; readonly week: number } {
  const thursday = thursdayOf(week)
  const year = thursday.getUTCFullYear()
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1 }
}

/** A calendar quarter, made of the 12 to 14 weeks whose Thursday lies in it. */
export type Quarter = { readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }

export function quarterOf(week: Week): Quarter {
  const thursday = thursdayOf(week)
  return {
    year: thursday.getUTCFullYear(),
    quarter: (Math.floor(thursday.getUTCMonth() / 3) + 1) as Quarter['quarter'],
  }
}

/** All weeks of the quarter that `week` lies in. */
export function weeksOfQuarter(week: Week): Week[] {
  const { year, quarter } = quarterOf(week)
  const first = weekWithThursdayFrom(Date.UTC(year, (quarter - 1) * 3, 1))
  const next = weekWithThursdayFrom(Date.UTC(year, quarter * 3, 1))
  return weeksFrom(first, weekAfter(next, -1))
}

/** The last week that ended at least `graceMs` ago. */
export function lastClosedWeek(now: number, zone: string = homeZone, graceMs = dayMs): Week {
  return weekAfter(weekAt(now - graceMs, zone), -1)
}

/** The first week that lies wholly on or after a calendar date. */
export function firstWholeWeek(date: string): Week {
  const week = weekOfDate(date)
  return week === date ? week : weekAfter(week)
}

function weekWithThursdayFrom(instant: number): Week {
  const untilThursday = (4 - new Date(instant).getUTCDay() + 7) % 7
  return isoDate(instant + (untilThursday - 3) * dayMs)
}

function thursdayOf(week: Week): Date {
  return new Date(Date.parse(`${week}T00:00:00Z`) + 3 * dayMs)
}

function isoDate(instant: number): Week {
  return new Date(instant).toISOString().slice(0, 10) as Week
}

// Making a formatter is slow; there are few zones.
const formats = new Map<string, Intl.DateTimeFormat>()
function dateFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(zone, made)
  return made
}

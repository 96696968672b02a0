import { homeZone } from '../weeks.ts'
import { instantOf, wallAt } from '../when.ts'

// When an answer is promised by. Use: a promise that can be kept, in hours in which people are at work. Limit:
// Finland's holidays, and the same eight hours for everybody; who works in shifts is promised the same.

const opens = 8 * 60
const closes = 16 * 60
const dayMs = 86_400_000

/** Fixed holidays, and the eve of Christmas, on which hardly anybody is at work: month and day. */
const fixed = ['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26']

const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** Easter Sunday, by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): string {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  const [month, day] = [Math.floor(n / 31), (n % 31) + 1]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const weekdayOf = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** Monday to Friday, without Finland's holidays and the eves of Christmas and Midsummer. */
export function isWorkingDay(date: string): boolean {
  const weekday = weekdayOf(date)
  if (weekday > 5 || fixed.includes(date.slice(5))) return false
  const sunday = easter(Number(date.slice(0, 4)))
  // Good Friday, Easter Monday, Ascension Day.
  if ([-2, 1, 39].some((days) => plusDays(sunday, days) === date)) return false
  // The Friday between 19 and 25 June.
  return !(weekday === 5 && date.slice(5) >= '06-19' && date.slice(5) <= '06-25')
}

/**
 * The instant by which there is an answer, `hours` working hours from now: a whole hour, the next one, so that it
 * does not say at which minute somebody asked.
 */
export function promisedBy(now: number, hours: number): number {
  let left = hours * 60
  let { date, minutes } = wallAt(now, homeZone)
  for (;;) {
    const from = Math.max(minutes, opens)
    if (isWorkingDay(date) && from < closes) {
      if (from + left <= closes) return onTheHour(date, from + left)
      left -= closes - from
    }
    date = plusDays(date, 1)
    minutes = 0
  }
}

function onTheHour(date: string, minutes: number): number {
  const hour = String(Math.ceil(minutes / 60)).padStart(2, '0')
  const instant = instantOf(`${date}T${hour}:00`, homeZone)
  if (instant === undefined) throw new Error(`${date} is no day.`)
  return instant
}

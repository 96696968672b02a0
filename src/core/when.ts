import { homeZone, type Week, weekOfDate } from './weeks.ts'

// When a telling goes out. Times of day are the member's own: minutes since midnight where they live.

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** What a member has said of their own time. Nobody else sees it. */
export type OwnTimes = {
  readonly zone: string
  /** No telling goes out "at a good moment" from `from` until `to`, over midnight where `to` is earlier. */
  readonly quiet: { readonly from: number; readonly to: number } | undefined
  /** Days that are quiet from midnight to midnight: 1 is Monday, 7 Sunday. */
  readonly quietDays: readonly number[]
  /** The most tellings by account in an ISO week that "a good moment" may lead to: a ceiling, never a target. */
  readonly weeklyCeiling: number | undefined
}

/** For whoever has said nothing: evenings and nights are quiet. */
export const defaultTimes: OwnTimes = {
  zone: homeZone,
  quiet: { from: 21 * 60, to: 8 * 60 },
  quietDays: [],
  weeklyCeiling: undefined,
}

/** The time zones that one can live in, as the IANA names them. */
export const zones = (): readonly string[] => Intl.supportedValuesOf('timeZone')

export type Wall = { readonly date: string; readonly minutes: number; readonly weekday: number }

/** What the clock on the wall shows at an instant. */
export function wallAt(instant: number, zone: string): Wall {
  const wall = new Date(wallMs(instant, zone))
  const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes()
  return { date: isoDate(wall), minutes, weekday: ((wall.getUTCDay() + 6) % 7) + 1 }
}

/** As a form's own field for date and time writes it: `2026-11-28T14:30`. */
export function localText(instant: number, zone: string): string {
  return new Date(wallMs(instant, zone)).toISOString().slice(0, 16)
}

const localForm = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d{1,3})?)?$/

/**
 * The instant of a time on the wall; `undefined` where it is none. A time that summer time skips is taken
 * as if the clock had not been moved yet, and one that comes twice as the first.
 */
export function instantOf(local: string, zone: string): number | undefined {
  const [, date, time] = localForm.exec(local) ?? []
  const wall = Date.parse(`${date}T${time}Z`)
  // The 31st of February would become a day in March.
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 16) !== `${date}T${time}`) return undefined
  const [before, after] = [wall - dayMs, wall + dayMs].map((near) => wall - offsetAt(near, zone)) as [number, number]
  const real = [before, after].filter((instant) => wallMs(instant, zone) === wall)
  return real.length > 0 ? Math.min(...real) : before
}

/** The times in which nothing of one's own goes out, and nothing comes. */
export type QuietTimes = Pick<OwnTimes, 'zone' | 'quiet' | 'quietDays'>

export function isQuiet(instant: number, { zone, quiet, quietDays }: QuietTimes): boolean {
  const { minutes, weekday } = wallAt(instant, zone)
  if (quietDays.includes(weekday)) return true
  if (!quiet || quiet.from === quiet.to) return false
  const [begun, over] = [minutes >= quiet.from, minutes >= quiet.to]
  return quiet.from < quiet.to ? begun && !over : begun || !over
}

/** The ISO week that the member lives at an instant. */
export const ownWeek = (instant: number, zone: string): Week => weekOfDate(wallAt(instant, zone).date)

/** Whether one more telling at this instant would be more than the member wanted in that week. */
export const isOverCeiling = (instant: number, own: readonly number[], times: OwnTimes): boolean =>
  fullWeeks(own, times).has(ownWeek(instant, times.zone))

function fullWeeks(own: readonly number[], { zone, weeklyCeiling }: OwnTimes): ReadonlySet<Week> {
  const byWeek = Map.groupBy(own, (instant) => ownWeek(instant, zone))
  return new Set(
    [...byWeek].flatMap(([week, all]) => (all.length >= (weeklyCeiling ?? Number.POSITIVE_INFINITY) ? [week] : [])),
  )
}

/** How far ahead one can choose a time. */
export const furthestMs = 90 * dayMs

export type TimeProblem = 'bad-time' | 'past-time' | 'far-time' | 'too-late'

/** A time that the member chose; it is honoured in quiet hours too. `until`: when the story is no longer offered. */
export function chosenTime(
  local: string,
  { now, zone, until }: { readonly now: number; readonly zone: string; readonly until: number },
): { readonly ok: true; readonly at: number } | { readonly ok: false; readonly problem: TimeProblem } {
  const at = instantOf(local, zone)
  if (at === undefined) return { ok: false, problem: 'bad-time' }
  // The minute that is going on, since that is what the field shows.
  if (at <= now - minuteMs) return { ok: false, problem: 'past-time' }
  if (at >= until) return { ok: false, problem: 'too-late' }
  if (at > now + furthestMs) return { ok: false, problem: 'far-time' }
  return { ok: true, at: Math.max(at, now) }
}

/** Tellings of one story in one network stand this far apart, or less where there is no room. */
export const gapsMs = [30, 15, 5, 0].map((minutes) => minutes * minuteMs)

const soonestMs = 10 * minuteMs
const stepMs = 5 * minuteMs
/** Others push a telling back within this time and not further: how far would tell how many they are. */
const spreadMs = 3 * dayMs
const horizonMs = 35 * dayMs
/** The moment is one of the first so many that are free, five minutes apart. */
const choices = 36

export type Wanted = {
  readonly now: number
  readonly times: OwnTimes
  /** The member's own tellings by account, told and scheduled: for the ceiling, and to keep them apart. */
  readonly own: readonly number[]
  /** Tellings of the same story in the same network, told and scheduled, whoever's. */
  readonly ofStory: readonly number[]
  /** When the story is no longer offered. */
  readonly until: number
  /** 0 ≤ x < 1. */
  readonly chance: number
}

/**
 * A good moment: out of the member's quiet hours, within their ceiling, apart from other tellings of the
 * same story in the same network, and by chance among those, so that nobody reads from it when others
 * tell. `undefined` where the member's own time leaves none in five weeks.
 */
export function chooseMoment(wanted: Wanted): number | undefined {
  const good = goodMoments(wanted)
  const taken = [...wanted.own, ...wanted.ofStory]
  for (const gap of gapsMs) {
    const apart = good.filter((moment) => taken.every((other) => Math.abs(other - moment) >= gap))
    if (apart.length > 0) return apart[Math.floor(wanted.chance * Math.min(apart.length, choices))]
  }
  return undefined
}

function goodMoments({ now, times, own, until, chance }: Wanted): number[] {
  const good: number[] = []
  const full = fullWeeks(own, times)
  // Whole minutes, and not everybody's the same five.
  const shift = Math.floor(((chance * 9973) % 1) * 5) * minuteMs
  const first = Math.ceil((now + soonestMs) / minuteMs) * minuteMs + shift
  let last = Math.min(now + horizonMs, until - 1)
  for (let moment = first; moment <= last; moment += stepMs) {
    if (isQuiet(moment, times) || full.has(ownWeek(moment, times.zone))) continue
    if (good.length === 0) last = Math.min(last, moment + spreadMs)
    good.push(moment)
  }
  return good
}

/** The instant when a story with this best-before (a day at home, included) is no longer offered. */
export function offeredUntil(bestBefore: string | null): number {
  if (bestBefore === null) return Number.POSITIVE_INFINITY
  const next = isoDate(new Date(Date.parse(`${bestBefore}T00:00:00Z`) + dayMs))
  return instantOf(`${next}T00:00`, homeZone) ?? Number.POSITIVE_INFINITY
}

const isoDate = (day: Date): string => day.toISOString().slice(0, 10)

/** The wall's clock read as if it stood in Greenwich. */
const wallMs = (instant: number, zone: string): number => instant + offsetAt(instant, zone)

// Zones change their offset at whole quarters of an hour, and making out an offset is slow.
const quarterMs = 15 * minuteMs
const offsets = new Map<string, number>()

function offsetAt(instant: number, zone: string): number {
  const quarter = Math.floor(instant / quarterMs) * quarterMs
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const parts = Object.fromEntries(
    wallClock(zone)
      .formatToParts(quarter)
      .map(({ type, value }) => [type, value]),
  )
  const { year, month, day, hour, minute, second } = parts
  const offset = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - quarter
  if (offsets.size >= 20_000) offsets.clear()
  offsets.set(key, offset)
  return offset
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function wallClock(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...digits, second: '2-digit', hourCycle: 'h23' })
  clocks.set(zone, made)
  return made
}

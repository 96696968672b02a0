import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentsOf, coversFrom, type DigestTime, digestChannels, dueDigest, nextDigest, slotOf } from './digest.ts'
import { type Week, weekAfter } from './weeks.ts'
import { isQuiet, type QuietTimes } from './when.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const friday: DigestTime = { weekday: 5, hour: 13 }
const home: QuietTimes = { zone: 'Europe/Helsinki', quiet: { from: 21 * 60, to: 8 * 60 }, quietDays: [] }
const at = (iso: string) => Date.parse(iso)
const iso = (slot: { at: number } | undefined) => slot && new Date(slot.at).toISOString()

// The weekday and hour that a zone's clock shows, by the machine's own calendar, not by ours.
const shown = (instant: number, timeZone: string): DigestTime => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' })
    .formatToParts(instant)
    .map(({ type, value }) => [type, value] as const)
  const { weekday = '', hour = '' } = Object.fromEntries(parts)
  return { weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday) + 1, hour: Number(hour) }
}

const zone = fc.constantFrom(
  'Europe/Helsinki',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
)
const time = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.integer({ min: 0, max: 23 }) })
const minutes = fc.integer({ min: 0, max: 1439 })
const times = fc.record({
  zone,
  quiet: fc.option(fc.record({ from: minutes, to: minutes }), { nil: undefined }),
  quietDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
})
// Years enough for every change to and from summer time that there is.
const instant = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') })

describe('the next digest', () => {
  test('comes on the chosen day and hour, by the reader’s own clock, also over summer time', () => {
    expect(iso(nextDigest(at('2026-11-23T09:00:00Z'), { time: friday, times: home }))).toBe('2026-11-27T11:00:00.000Z')
    // Summer time began on 29 March 2026: an hour earlier by Greenwich, the same hour on the wall.
    expect(iso(nextDigest(at('2026-03-28T09:00:00Z'), { time: friday, times: home }))).toBe('2026-04-03T10:00:00.000Z')
    const there = { ...home, zone: 'America/New_York' }
    expect(iso(nextDigest(at('2026-11-23T09:00:00Z'), { time: friday, times: there }))).toBe('2026-11-27T18:00:00.000Z')
  })

  test('waits until it is not quiet any more', () => {
    const early = { weekday: 7, hour: 6 }
    expect(iso(nextDigest(at('2026-11-23T09:00:00Z'), { time: early, times: home }))).toBe('2026-11-29T06:00:00.000Z')
    const sundays = { ...home, quietDays: [6, 7] }
    // Monday at eight, which is already the week after its own.
    expect(iso(nextDigest(at('2026-11-23T09:00:00Z'), { time: early, times: sundays }))).toBe(
      '2026-11-30T06:00:00.000Z',
    )
    expect(iso(nextDigest(at('2026-11-29T20:00:00Z'), { time: early, times: sundays }))).toBe(
      '2026-11-30T06:00:00.000Z',
    )
  })

  test('is none where every moment is quiet', () => {
    const never = { ...home, quietDays: [1, 2, 3, 4, 5, 6, 7] }
    expect(nextDigest(at('2026-11-23T09:00:00Z'), { time: friday, times: never })).toBeUndefined()
    expect(dueDigest(at('2026-11-27T12:00:00Z'), { time: friday, times: never })).toBeUndefined()
  })

  test('falls on no quiet moment, within a week and a bit, and on the chosen hour where that is not quiet', () => {
    fc.assert(
      fc.property(instant, time, times, (now, wanted, own) => {
        const slot = nextDigest(now, { time: wanted, times: own })
        if (!slot) return
        expect(slot.at).toBeGreaterThan(now)
        expect(slot.at - now).toBeLessThanOrEqual(14 * dayMs + hourMs)
        expect(isQuiet(slot.at, own)).toBe(false)
        const free = { ...own, quiet: undefined, quietDays: [] }
        const chosen = slotOf(slot.week, wanted, free)
        if (chosen !== undefined && !isQuiet(chosen, own)) expect(slot.at).toBe(chosen)
      }),
    )
  })

  test('shows the chosen day and hour on the reader’s clock, where that hour is there that day', () => {
    fc.assert(
      fc.property(instant, time, zone, (now, wanted, where) => {
        const slot = nextDigest(now, { time: wanted, times: { zone: where, quiet: undefined, quietDays: [] } })
        const seen = shown(slot?.at ?? 0, where)
        // An hour that summer time skips is taken as if the clock had not been moved yet: it shows one more.
        const skipped = { ...wanted, hour: wanted.hour + 1 }
        expect([wanted, skipped]).toContainEqual(seen)
      }),
    )
  })

  test('comes once a week, whatever is changed in between and however often one looks', () => {
    const change = fc.record({ time, times, after: fc.integer({ min: 1, max: 400 }) })
    fc.assert(
      fc.property(instant, fc.array(change, { minLength: 1, maxLength: 30 }), (start, changes) => {
        const sent: Week[] = []
        let now = start
        for (const { time: wanted, times: own, after } of changes) {
          now += after * hourMs
          const due = dueDigest(now, { time: wanted, times: own, handled: sent.at(-1) })
          if (due) sent.push(due.week)
        }
        expect(new Set(sent).size).toBe(sent.length)
        expect(sent).toEqual(sent.toSorted())
      }),
    )
  })

  test('is due from its moment on, and after a pause once, for the last week', () => {
    const asked = { time: friday, times: home }
    expect(dueDigest(at('2026-11-27T10:59:00Z'), { ...asked, handled: '2026-11-16' as Week })).toBeUndefined()
    expect(dueDigest(at('2026-11-27T11:00:00Z'), { ...asked, handled: '2026-11-16' as Week })?.week).toBe('2026-11-23')
    expect(dueDigest(at('2026-12-14T09:00:00Z'), { ...asked, handled: '2026-11-16' as Week })?.week).toBe('2026-12-07')
    // In the evening it waits for the morning.
    expect(dueDigest(at('2026-12-14T19:30:00Z'), { ...asked, handled: '2026-11-16' as Week })).toBeUndefined()
  })

  test('what was told to be next is due then, and not before', () => {
    fc.assert(
      fc.property(instant, time, times, (now, wanted, own) => {
        const handled = weekAfter('2019-01-07' as Week, Math.floor((now - at('2019-01-14T00:00:00Z')) / (7 * dayMs)))
        const asked = { time: wanted, times: own, handled }
        const slot = nextDigest(now, asked)
        if (!slot) return
        expect(dueDigest(slot.at, asked)?.week).toBe(slot.week)
      }),
    )
  })
})

test('what is one person’s own goes into no channel that others may read', () => {
  const withThanks = digestChannels.filter((channel) => contentsOf(channel).includes('thanks'))
  expect(withThanks).toEqual(['mail', 'push'])
})

test('tells what is new since the last one: of a week at first, of two at most', () => {
  const now = at('2026-11-27T11:00:00Z')
  expect(coversFrom(now, undefined)).toBe(now - 7 * dayMs)
  expect(coversFrom(now, now - 8 * dayMs)).toBe(now - 8 * dayMs)
  expect(coversFrom(now, now - 80 * dayMs)).toBe(now - 14 * dayMs)
})

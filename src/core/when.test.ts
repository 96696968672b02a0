import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { homeZone, weekAt } from './weeks.ts'
import {
  chooseMoment,
  chosenTime,
  defaultTimes,
  gapsMs,
  instantOf,
  isOverCeiling,
  isQuiet,
  localText,
  type OwnTimes,
  offeredUntil,
  ownWeek,
  type Wanted,
  wallAt,
  zones,
} from './when.ts'

const at = (text: string) => Date.parse(text)
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const always = Number.POSITIVE_INFINITY

// Around the two nights of 2026 and 2027 in which Finland changes its clocks, and any time between.
const changes = ['2026-03-29T01:00Z', '2026-10-25T01:00Z', '2027-03-28T01:00Z', '2027-10-31T01:00Z'].map(at)
const anyInstant = fc.oneof(
  fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2028-01-01T00:00Z') }),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -2 * day, max: 2 * day }))
    .map(([change, aside]) => change + aside),
)
const anyZone = fc.constantFrom(homeZone, 'Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland')
const anyMinutes = fc.integer({ min: 0, max: 1439 })
const anyTimes: fc.Arbitrary<OwnTimes> = fc.record({
  zone: anyZone,
  quiet: fc.option(fc.record({ from: anyMinutes, to: anyMinutes }), { nil: undefined }),
  quietDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  weeklyCeiling: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
})
const aboutNow = (now: number, most: number) =>
  fc.array(
    fc.integer({ min: -8 * day, max: 20 * day }).map((aside) => now + aside),
    { maxLength: most },
  )
const anyWanted: fc.Arbitrary<Wanted> = anyInstant.chain((now) =>
  fc.record({
    now: fc.constant(now),
    times: anyTimes,
    own: aboutNow(now, 8),
    ofStory: aboutNow(now, 40),
    until: fc.constantFrom(always, now + 6 * hour, now + 9 * day),
    chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  }),
)

describe('the clock on the wall', () => {
  // Reference: GNU date, `TZ=Europe/Helsinki date -d INSTANT +%FT%H:%M,%u`.
  test.each([
    ['2026-11-27T12:30Z', homeZone, '2026-11-27T14:30', 5],
    ['2026-03-29T00:59Z', homeZone, '2026-03-29T02:59', 7],
    ['2026-03-29T01:00Z', homeZone, '2026-03-29T04:00', 7],
    ['2026-10-25T00:59Z', homeZone, '2026-10-25T03:59', 7],
    ['2026-10-25T01:00Z', homeZone, '2026-10-25T03:00', 7],
    ['2026-12-31T22:00Z', homeZone, '2027-01-01T00:00', 5],
    ['2026-07-01T18:29Z', 'Asia/Kolkata', '2026-07-01T23:59', 3],
  ])('shows at %s in %s the time %s', (instant, zone, local, weekday) => {
    expect(localText(at(instant), zone)).toBe(local)
    expect(wallAt(at(instant), zone)).toMatchObject({ date: local.slice(0, 10), weekday })
  })

  test('read back, is the same minute, or the first of the two that look alike', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const local = localText(instant, zone)
        const back = instantOf(local, zone) ?? Number.NaN
        expect(localText(back, zone)).toBe(local)
        const whole = Math.floor(instant / minute) * minute
        expect([whole, whole - hour]).toContain(back)
      }),
      { numRuns: 500 },
    )
  })

  test('a time that summer time skips is an hour later; one that comes twice is the first', () => {
    expect(instantOf('2026-03-29T03:30', homeZone)).toBe(at('2026-03-29T01:30Z'))
    expect(localText(at('2026-03-29T01:30Z'), homeZone)).toBe('2026-03-29T04:30')
    expect(instantOf('2026-10-25T03:30', homeZone)).toBe(at('2026-10-25T00:30Z'))
  })

  test.each(['', 'huomenna', '2026-02-31T10:00', '2026-13-01T10:00', '2026-01-01T24:30', '2026-01-01', '26-1-1T1:1'])(
    '“%s” is no time',
    (typed) => expect(instantOf(typed, homeZone)).toBeUndefined(),
  )

  test('agrees with the weeks', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (now, zone) => {
        expect(ownWeek(now, zone)).toBe(weekAt(now, zone))
      }),
    )
  })

  test('Helsinki is a zone to live in', () => expect(zones()).toContain(homeZone))
})

describe('quiet hours', () => {
  const on = (local: string) => instantOf(`2026-11-${local}`, homeZone) ?? 0

  test.each([
    ['27T07:59', true],
    ['27T08:00', false],
    ['27T20:59', false],
    ['27T21:00', true],
    ['27T23:59', true],
    ['28T00:00', true],
  ])('over midnight, from 21 to 8: November %s', (local, quiet) => expect(isQuiet(on(local), defaultTimes)).toBe(quiet))

  test.each([
    ['27T08:59', false],
    ['27T09:00', true],
    ['27T15:59', true],
    ['27T16:00', false],
  ])('within a day, from 9 to 16: November %s', (local, quiet) =>
    expect(isQuiet(on(local), { ...defaultTimes, quiet: { from: 540, to: 960 } })).toBe(quiet),
  )

  test('from a time to the same time is none', () => {
    fc.assert(
      fc.property(anyInstant, anyMinutes, (now, same) => {
        expect(isQuiet(now, { ...defaultTimes, quiet: { from: same, to: same } })).toBe(false)
      }),
    )
  })

  test('a quiet day is quiet from midnight to midnight, also when it has 23 or 25 hours', () => {
    const sundays = { ...defaultTimes, quiet: undefined, quietDays: [7] }
    for (const date of ['2026-03-29', '2026-10-25', '2026-11-22']) {
      const [first, next] = [instantOf(`${date}T00:00`, homeZone) ?? 0, at(`${date}T00:00Z`) + day]
      const monday = instantOf(`${new Date(next).toISOString().slice(0, 10)}T00:00`, homeZone) ?? 0
      expect([first - minute, first, monday - minute, monday].map((one) => isQuiet(one, sundays))).toEqual([
        false,
        true,
        true,
        false,
      ])
    }
  })
})

describe('a good moment', () => {
  test('is never quiet, never over the ceiling, never past, and the story is still offered', () => {
    fc.assert(
      fc.property(anyWanted, (wanted) => {
        const moment = chooseMoment(wanted)
        if (moment === undefined) return
        expect(isQuiet(moment, wanted.times)).toBe(false)
        expect(isOverCeiling(moment, wanted.own, wanted.times)).toBe(false)
        expect(moment).toBeGreaterThan(wanted.now)
        expect(moment).toBeLessThan(wanted.until)
        expect(moment % minute).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  test('stands half an hour apart from the others wherever there is room, and as far as there is room', () => {
    fc.assert(
      fc.property(anyWanted, (wanted) => {
        const moment = chooseMoment(wanted)
        if (moment === undefined) return
        const taken = [...wanted.own, ...wanted.ofStory]
        const nearest = Math.min(always, ...taken.map((other) => Math.abs(other - moment)))
        const wider = gapsMs.filter((gap) => gap > nearest).at(-1)
        if (wider === undefined) return
        // The same five minutes, walked from the moment that was chosen: none of them had that much room.
        const grid = (from: number, to: number) =>
          Array.from({ length: Math.max(0, Math.floor((to - from) / (5 * minute))) }, (_, n) => from + n * 5 * minute)
        const begin = moment - Math.floor((moment - wanted.now - 15 * minute) / (5 * minute)) * 5 * minute
        const free = grid(begin, Math.min(wanted.until, wanted.now + 35 * day)).filter(
          (one) => !isQuiet(one, wanted.times) && !isOverCeiling(one, wanted.own, wanted.times),
        )
        const inReach = free.filter((one) => one <= (free[0] ?? 0) + 3 * day)
        expect(inReach.filter((one) => taken.every((other) => Math.abs(other - one) >= wider))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('of many who tell one story, no two go out within half an hour while there is room', () => {
    const now = at('2026-11-23T07:00Z')
    const moments: number[] = []
    for (let n = 0; n < 40; n++) {
      const moment = chooseMoment({
        now,
        times: defaultTimes,
        own: [],
        ofStory: moments,
        until: always,
        chance: (n * 0.37) % 1,
      })
      moments.push(moment ?? Number.NaN)
    }
    const sorted = moments.toSorted((a, b) => a - b)
    const nearest = Math.min(...sorted.slice(1).map((moment, n) => moment - (sorted[n] ?? 0)))
    expect(nearest).toBeGreaterThanOrEqual(30 * minute)
    // Nobody is pushed back further than this, however many tell.
    expect(Math.max(...moments) - Math.min(...moments)).toBeLessThanOrEqual(3 * day)
  })

  test('where a whole organisation tells at once, everybody gets a moment within three days all the same', () => {
    const now = at('2026-11-23T07:00Z')
    const moments: number[] = []
    for (let n = 0; n < 700; n++) {
      const wanted = { now, times: defaultTimes, own: [], ofStory: moments, until: always, chance: (n * 0.618) % 1 }
      moments.push(chooseMoment(wanted) ?? Number.NaN)
    }
    expect(moments.every((moment) => moment - now <= 3 * day + hour)).toBe(true)
    expect(moments.every((moment) => !isQuiet(moment, defaultTimes))).toBe(true)
  })

  test('with a ceiling of one, each telling has a week of its own', () => {
    const times = { ...defaultTimes, weeklyCeiling: 1 }
    const own: number[] = []
    for (let n = 0; n < 4; n++) {
      const now = at('2026-10-21T07:00Z')
      own.push(chooseMoment({ now, times, own, ofStory: [], until: always, chance: 0.5 }) ?? Number.NaN)
    }
    expect(own.map((moment) => ownWeek(moment, homeZone))).toEqual([
      '2026-10-19',
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
    ])
  })

  test('is not to be had where every day is quiet, or every week in sight is full', () => {
    const now = at('2026-11-23T07:00Z')
    const free = { now, own: [], ofStory: [], until: always, chance: 0 }
    expect(chooseMoment({ ...free, times: { ...defaultTimes, quietDays: [1, 2, 3, 4, 5, 6, 7] } })).toBeUndefined()
    const own = [0, 7, 14, 21, 28, 35].map((days) => now + days * day)
    expect(chooseMoment({ ...free, own, times: { ...defaultTimes, weeklyCeiling: 1 } })).toBeUndefined()
  })

  test('is not to be had where the story goes before the quiet hours end', () => {
    const now = at('2026-11-23T19:30Z')
    const until = at('2026-11-24T05:00Z')
    expect(chooseMoment({ now, times: defaultTimes, own: [], ofStory: [], until, chance: 0.9 })).toBeUndefined()
  })
})

describe('a time that the member chose', () => {
  const now = at('2026-11-27T12:30:40Z')
  const choose = (local: string, until = always) => chosenTime(local, { now, zone: homeZone, until })

  test('is taken as it is, in quiet hours too', () => {
    expect(choose('2026-11-28T03:15')).toEqual({ ok: true, at: at('2026-11-28T01:15Z') })
  })

  test('the minute that goes on is now', () => expect(choose('2026-11-27T14:30')).toEqual({ ok: true, at: now }))

  test.each([
    ['', 'bad-time'],
    ['kello kolme', 'bad-time'],
    ['2026-11-27T14:29', 'past-time'],
    ['2027-03-01T12:00', 'far-time'],
  ])('“%s” is not taken: %s', (local, problem) => expect(choose(local)).toEqual({ ok: false, problem }))

  test('nor one when the story is no longer offered; on its last day it still is', () => {
    const until = offeredUntil('2026-11-30')
    expect(choose('2026-11-30T23:59', until)).toMatchObject({ ok: true })
    expect(choose('2026-12-01T00:00', until)).toEqual({ ok: false, problem: 'too-late' })
    expect(offeredUntil(null)).toBe(always)
  })
})

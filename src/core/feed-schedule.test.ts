import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextPollAt, parseRetryAfter } from './feed-schedule.ts'

const minute = 60_000
const day = 24 * 60 * minute
const after = (failures: number, retryAfter?: number) =>
  nextPollAt(0, { ok: false, failures, retryAfter, gone: false }, 0) / minute

test('a failing feed is asked after 15 minutes, then half an hour, and so on up to a day', () => {
  expect([1, 2, 3, 6, 7, 8, 1000].map((failures) => after(failures))).toEqual([15, 30, 60, 480, 960, 1440, 1440])
})

test('what the server asks for is honoured, up to a week', () => {
  expect(after(1, 2 * 60 * minute)).toBe(120)
  expect(after(5, minute)).toBe(240)
  expect(after(1, 365 * day)).toBe((7 * day) / minute)
})

test('a feed that is gone rests for a week', () => {
  expect(nextPollAt(0, { ok: false, failures: 1, gone: true }, 0)).toBe(7 * day)
})

test('chance spreads the polls by a fifth at most, and never brings one before what the server asked', () => {
  const asked = fc.option(fc.integer({ min: 0, max: 7 * day }), { nil: undefined })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      asked,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, retryAfter, chance) => {
        const outcome = { ok: false, failures, retryAfter, gone: false } as const
        const [least, spread] = [nextPollAt(0, outcome, 0), nextPollAt(0, outcome, chance)]
        expect(spread).toBeGreaterThanOrEqual(least)
        expect(spread).toBeLessThanOrEqual(least * 1.2 + 1)
        expect(spread).toBeGreaterThanOrEqual(retryAfter ?? 15 * minute)
        if (!retryAfter) expect(spread).toBeLessThanOrEqual(day)
      },
    ),
  )
  expect(nextPollAt(0, { ok: true }, 0.5)).toBe(33 * minute)
})

test('Retry-After is seconds or a date', () => {
  const now = Date.parse('2026-11-20T09:00:00Z')
  expect(parseRetryAfter('120', now)).toBe(120_000)
  expect(parseRetryAfter('Fri, 20 Nov 2026 10:00:00 GMT', now)).toBe(3_600_000)
  expect(parseRetryAfter('Thu, 19 Nov 2026 10:00:00 GMT', now)).toBe(0)
  expect(parseRetryAfter('soon', now)).toBeUndefined()
  expect(parseRetryAfter(undefined, now)).toBeUndefined()
})

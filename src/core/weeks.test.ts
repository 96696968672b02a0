import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dateAt,
  firstWholeWeek,
  lastClosedWeek,
  quarterOf,
  type Week,
  weekAfter,
  weekAt,
  weekNumber,
  weekOfDate,
  weeksFrom,
  weeksOfQuarter,
} from './weeks.ts'

const at = (text: string) => Date.parse(text)
const anyDate = fc.integer({ min: 0, max: 40_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))

describe('weeks', () => {
  // Reference: GNU date, `date -d DAY +%G-W%V`.
  test.each([
    ['2020-12-31', 2020, 53],
    ['2021-01-03', 2020, 53],
    ['2021-01-04', 2021, 1],
    ['2024-12-29', 2024, 52],
    ['2024-12-30', 2025, 1],
    ['2026-12-31', 2026, 53],
    ['2027-01-01', 2026, 53],
    ['2028-01-01', 2027, 52],
  ])('%s is in week %i-%i', (date, year, week) => {
    expect(weekNumber(weekOfDate(date))).toEqual({ year, week })
  })

  test('a week turns at midnight between Sunday and Monday in Helsinki, in winter, in summer and when clocks turn', () => {
    expect(weekAt(at('2026-01-11T21:59:59Z'))).toBe('2026-01-05')
    expect(weekAt(at('2026-01-11T22:00:00Z'))).toBe('2026-01-12')
    expect(weekAt(at('2026-07-12T20:59:59Z'))).toBe('2026-07-06')
    expect(weekAt(at('2026-07-12T21:00:00Z'))).toBe('2026-07-13')
    // 29 March 2026: clocks go forward in the morning, so that evening is at +03:00.
    expect(weekAt(at('2026-03-29T20:59:59Z'))).toBe('2026-03-23')
    expect(weekAt(at('2026-03-29T21:00:00Z'))).toBe('2026-03-30')
    // 25 October 2026: clocks go back in the night, so that evening is at +02:00.
    expect(weekAt(at('2026-10-25T21:59:59Z'))).toBe('2026-10-19')
    expect(weekAt(at('2026-10-25T22:00:00Z'))).toBe('2026-10-26')
    expect(weekAt(at('2026-01-11T22:00:00Z'), 'America/New_York')).toBe('2026-01-05')
    expect(dateAt(at('2026-12-31T22:00:00Z'))).toBe('2027-01-01')
  })

  test('every date lies in the seven days from its Monday, and weeks follow one another', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const week = weekOfDate(date)
        expect(new Date(week).getUTCDay()).toBe(1)
        expect(week <= date && date < weekAfter(week)).toBe(true)
        expect(weekAfter(weekAfter(week), -1)).toBe(week)
      }),
    )
  })

  test('quarters part the weeks: each has 12 to 14, every week is in exactly its own', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const week = weekOfDate(date)
        const weeks = weeksOfQuarter(week)
        expect(weeks).toContain(week)
        expect(weeks.length).toBeGreaterThanOrEqual(12)
        expect(weeks.length).toBeLessThanOrEqual(14)
        for (const other of weeks) expect(quarterOf(other)).toEqual(quarterOf(week))
        const after = weekAfter(weeks.at(-1) as Week)
        expect(quarterOf(after)).not.toEqual(quarterOf(week))
        expect(weeksOfQuarter(after)[0]).toBe(after)
      }),
    )
  })

  test('the quarter of a week is that of its Thursday, across the year', () => {
    expect(quarterOf(weekOfDate('2027-01-01'))).toEqual({ year: 2026, quarter: 4 })
    expect(quarterOf(weekOfDate('2024-12-31'))).toEqual({ year: 2025, quarter: 1 })
  })

  test('a week is closed one day after its end, not before', () => {
    expect(lastClosedWeek(at('2026-01-12T21:59:59Z'))).toBe('2025-12-29')
    expect(lastClosedWeek(at('2026-01-12T22:00:00Z'))).toBe('2026-01-05')
    expect(lastClosedWeek(at('2026-01-11T22:00:00Z'), 'Europe/Helsinki', 0)).toBe('2026-01-05')
  })

  test('weeks from one to another include both, and none where they are the wrong way round', () => {
    const week = weekOfDate('2026-12-28')
    expect(weeksFrom(week, weekAfter(week, 2))).toEqual(['2026-12-28', '2027-01-04', '2027-01-11'])
    expect(weeksFrom(week, weekAfter(week, -1))).toEqual([])
  })

  test('the first whole week after a date begins on the date only when it is a Monday', () => {
    expect(firstWholeWeek('2026-01-05')).toBe('2026-01-05')
    expect(firstWholeWeek('2026-01-06')).toBe('2026-01-12')
  })
})

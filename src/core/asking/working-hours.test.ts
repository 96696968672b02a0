import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { homeZone } from '../weeks.ts'
import { localText } from '../when.ts'
import { easter, isWorkingDay, promisedBy } from './working-hours.ts'

const by = (asked: string, hours: number) => localText(promisedBy(Date.parse(asked), hours), homeZone)

describe('an answer is promised', () => {
  test.each([
    // 23 November 2026 is a Monday; Helsinki is two hours ahead of UTC.
    ['within the day', '2026-11-23T07:00:00Z', 4, '2026-11-23T13:00'],
    ['by the next whole hour', '2026-11-23T07:20:00Z', 4, '2026-11-23T14:00'],
    ['over night', '2026-11-23T12:20:00Z', 8, '2026-11-24T15:00'],
    ['from the morning, when asked at night', '2026-11-23T22:00:00Z', 2, '2026-11-24T10:00'],
    ['from the morning, when asked before it', '2026-11-23T04:00:00Z', 8, '2026-11-23T16:00'],
    ['on the next day, when asked as the day ends', '2026-11-23T14:00:00Z', 1, '2026-11-24T09:00'],
    ['over the weekend', '2026-11-27T13:00:00Z', 2, '2026-11-30T09:00'],
    ['over Independence Day, which is a Sunday in 2026', '2026-12-04T14:00:00Z', 1, '2026-12-07T09:00'],
    ['over Christmas', '2026-12-23T13:00:00Z', 3, '2026-12-28T10:00'],
    ['over Easter', '2026-04-02T12:00:00Z', 2, '2026-04-07T09:00'],
    ['over Midsummer', '2026-06-18T12:00:00Z', 2, '2026-06-22T09:00'],
    ['over the night in which summer time ends', '2026-10-23T12:00:00Z', 3, '2026-10-26T10:00'],
  ])('%s', (_, asked, hours, expected) => {
    expect(by(asked, hours)).toBe(expected)
  })

  test('at a whole hour of a working day, never sooner for more hours, and never before it is asked', () => {
    const instants = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2060-01-01') })
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 }), (now, hours) => {
        const due = promisedBy(now, hours)
        const [date = '', time = ''] = localText(due, homeZone).split('T')
        expect(due).toBeGreaterThan(now)
        expect(isWorkingDay(date)).toBe(true)
        expect(time).toMatch(/^(09|1[0-6]):00$/)
        expect(promisedBy(now, hours + 1)).toBeGreaterThanOrEqual(due)
      }),
    )
  })
})

describe('nobody is at work', () => {
  // The days as the University of Helsinki's almanac office prints them for these years.
  test.each([
    ['New Year’s Day', '2027-01-01'],
    ['Epiphany', '2027-01-06'],
    ['Good Friday 2026', '2026-04-03'],
    ['Easter Monday 2026', '2026-04-06'],
    ['Ascension Day 2026', '2026-05-14'],
    ['Midsummer Eve 2026', '2026-06-19'],
    ['Good Friday 2027', '2027-03-26'],
    ['Easter Monday 2027', '2027-03-29'],
    ['Ascension Day 2027', '2027-05-06'],
    ['Midsummer Eve 2027', '2027-06-25'],
    ['Independence Day 2027', '2027-12-06'],
    ['Christmas Eve', '2026-12-24'],
    ['a Saturday', '2026-11-28'],
    ['a Sunday', '2026-11-29'],
  ])('on %s', (_, date) => {
    expect(isWorkingDay(date)).toBe(false)
  })

  test.each(['2026-04-07', '2026-04-02', '2026-06-18', '2026-12-23', '2026-11-23'])('but on %s', (date) => {
    expect(isWorkingDay(date)).toBe(true)
  })
})

test('Easter is where tables have it', () => {
  // Among them the earliest and the latest of the century, and 2049, for which a table of sevens alone is wrong.
  const known = ['2008-03-23', '2019-04-21', '2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25', '2049-04-18']
  expect(known.map((date) => easter(Number(date.slice(0, 4))))).toEqual(known)
})

import { describe, expect, test } from 'vitest'
import { type Week, weekAfter } from '../../core/weeks.ts'
import { partRows, type WeekRow, weekRows } from './figure-rows.ts'

// The year's first quarter is 13 weeks, 0 to 12.
const week = (n: number): Week => weekAfter('2025-12-29' as Week, n)
const figure = (from: number, to: number, sum: number) => ({ first: week(from), last: week(to), figure: sum })
const short = (rows: readonly WeekRow[]) =>
  rows.map((row) => `${row.first}+${row.weeks} ${row.state === 'shown' ? row.figure : row.state}`)

describe('rows of a series', () => {
  test('cover every week once: what is shown, what waits at the end of an open quarter', () => {
    expect(short(weekRows([figure(1, 3, 9), figure(0, 0, 5)], week(0), week(5)))).toEqual([
      `${week(0)}+1 5`,
      `${week(1)}+3 9`,
      `${week(4)}+2 waiting`,
    ])
  })

  test('say withheld where the quarter has ended or a later figure has been shown', () => {
    expect(short(weekRows([figure(0, 10, 9), figure(15, 15, 7)], week(0), week(16)))).toEqual([
      `${week(0)}+11 9`,
      `${week(11)}+2 withheld`,
      `${week(13)}+2 withheld`,
      `${week(15)}+1 7`,
      `${week(16)}+1 waiting`,
    ])
    expect(short(weekRows([], week(0), week(12)))).toEqual([`${week(0)}+13 withheld`])
  })

  test('are none before a week has closed', () => {
    expect(weekRows([], week(0), week(-1))).toEqual([])
  })
})

test('rows of parts sum what is shown, the largest first, and keep the withheld at the end', () => {
  const figures = [
    { ...figure(0, 0, 5), part: 'x' },
    { ...figure(1, 3, 9), part: 'x' },
    { ...figure(0, 3, 20), part: 'l' },
  ]
  const parts = [
    { part: 'w', label: 'WhatsApp' },
    { part: 'x', label: 'X' },
    { part: 'l', label: 'LinkedIn' },
  ]
  expect(partRows(figures, parts)).toEqual([
    { part: 'l', label: 'LinkedIn', state: 'shown', figure: 20, weeks: 4 },
    { part: 'x', label: 'X', state: 'shown', figure: 14, weeks: 4 },
    { part: 'w', label: 'WhatsApp', state: 'withheld' },
  ])
})

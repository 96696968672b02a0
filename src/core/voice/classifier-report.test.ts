import { expect, test } from 'vitest'
import { reportOf, suggestedCode } from './classifier-report.ts'

// Ten posts, worked out by hand: seven "no", three "yes".
const labels = Int32Array.from([0, 0, 0, 0, 0, 0, 0, 1, 1, 1])
const yes = [0.05, 0.05, 0.15, 0.15, 0.25, 0.45, 0.45, 0.35, 0.45, 0.85]
const probabilities = Float64Array.from(yes.flatMap((one) => [1 - one, one]))
const report = reportOf(['no', 'yes'], labels, probabilities, { count: 5, by: 'member' }, 7)

test('a rare code is suggested before it is the most probable one', () => {
  // Where p / √0.3 > (1 − p) / √0.7: from 0.396 on.
  expect(suggestedCode([0.61, 0.39], [0.7, 0.3])).toBe(0)
  expect(suggestedCode([0.6, 0.4], [0.7, 0.3])).toBe(1)
})

test('the table and its measures are as by hand', () => {
  expect(report.confusion).toEqual([
    [5, 2],
    [1, 2],
  ])
  expect(report.accuracy).toBeCloseTo(0.7)
  expect(report.codes).toEqual([
    { code: 'no', people: 7, suggested: 6, mostProbable: 9, precision: 5 / 6, recall: 5 / 7, f1: 10 / 13 },
    { code: 'yes', people: 3, suggested: 4, mostProbable: 1, precision: 1 / 2, recall: 2 / 3, f1: 4 / 7 },
  ])
  expect(report.macroF1).toBeCloseTo((10 / 13 + 4 / 7) / 2)
  expect(report.mostProbable.accuracy).toBeCloseTo(0.8)
  expect(report.mostProbable.macroF1).toBeCloseTo((14 / 16 + 2 / 4) / 2)
})

test('reliability puts what was predicted beside what came true', () => {
  expect(report.reliability.reduce((cases, bin) => cases + bin.cases, 0)).toBe(20)
  const [lowest] = report.reliability
  expect(lowest?.cases).toBe(2)
  expect(lowest?.predicted).toBeCloseTo(0.05)
  expect(lowest?.observed).toBe(0)
})

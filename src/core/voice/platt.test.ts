import { expect, test } from 'vitest'
import { seeded } from '../stats/random.ts'
import { calibrated, fitPlatt } from './platt.ts'

/** Margins, and a code that each has with the probability 1 / (1 + exp(−(slope · margin + shift))). */
function drawn(count: number, slope: number, shift: number) {
  const random = seeded(7)
  const margins = Float64Array.from({ length: count }, () => random() * 8 - 4)
  const has = Uint8Array.from(margins, (margin) => (random() < calibrated({ slope, shift }, margin) ? 1 : 0))
  return [margins, has] as const
}

test('it finds the slope and shift that margins were made with', () => {
  const fitted = fitPlatt(...drawn(200_000, 0.7, -1.2))
  expect(fitted.slope).toBeCloseTo(0.7, 1)
  expect(fitted.shift).toBeCloseTo(-1.2, 1)
})

test('where it ends, the gradient of its likelihood is zero', () => {
  const [margins, has] = drawn(500, 1.5, 0.3)
  const fitted = fitPlatt(margins, has)
  const positives = has.filter((one) => one === 1).length
  const [high, low] = [(positives + 1) / (positives + 2), 1 / (has.length - positives + 2)]
  const miss = margins.map((margin, at) => calibrated(fitted, margin) - (has[at] === 1 ? high : low))
  expect(miss.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 6)
  expect(miss.reduce((sum, one, at) => sum + one * (margins[at] ?? 0), 0)).toBeCloseTo(0, 6)
})

test('margins that separate perfectly give no certainty', () => {
  const margins = Float64Array.from([-2, -1, 1, 2])
  const fitted = fitPlatt(margins, Uint8Array.from([0, 0, 1, 1]))
  expect(calibrated(fitted, 2)).toBeLessThan(0.8)
  expect(calibrated(fitted, 2)).toBeGreaterThan(0.7)
})

test('margins that are worse than chance give the share to every post', () => {
  const fitted = fitPlatt(Float64Array.from([-2, -1, 1, 2]), Uint8Array.from([1, 1, 0, 0]))
  expect([calibrated(fitted, -5), calibrated(fitted, 5)]).toEqual([0.5, 0.5])
})

test('a code that nobody gave is improbable, and margins that are all the same do no harm', () => {
  const none = fitPlatt(Float64Array.from([0.1, 0.5, 0.9]), new Uint8Array(3))
  expect(calibrated(none, 0.5)).toBeLessThan(0.25)
  expect(calibrated(fitPlatt(new Float64Array(4), Uint8Array.from([1, 0, 0, 0])), 0)).toBeCloseTo(0.33, 1)
})

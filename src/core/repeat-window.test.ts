import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRepeatWindow, isRepeat, repeatMs } from './repeat-window.ts'

const word = fc.integer({ min: 0, max: 0xffffffff })
const visits = fc.array(fc.record({ key: fc.integer({ min: 0, max: 5 }), wait: fc.integer({ min: 0, max: repeatMs }) }))

test('with room to spare, a key counts exactly when it was not counted within the last 30 minutes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { minLength: 6, maxLength: 6 }), visits, (words, steps) => {
      // Six keys never fill the eight slots in which a key may lie.
      const window = createRepeatWindow(8)
      const counted = new Map<string, number>()
      let now = 0
      for (const { key, wait } of steps) {
        now += wait
        const [a, b] = words[key] as [number, number]
        const name = `${a} ${b}`
        const before = counted.get(name)
        const expected = before !== undefined && now - before < repeatMs
        expect(isRepeat(window, a, b, now)).toBe(expected)
        if (!expected) counted.set(name, now)
      }
    }),
  )
})

test('however full it is, a key that was not counted within 30 minutes is never taken for a repeat', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.nat(repeatMs / 4))), (steps) => {
      const window = createRepeatWindow(8)
      const counted = new Map<number, number>()
      let now = 0
      for (const [key, wait] of steps) {
        now += wait
        const before = counted.get(key)
        if (isRepeat(window, key, key, now)) expect(now - (before ?? Number.NEGATIVE_INFINITY)).toBeLessThan(repeatMs)
        else counted.set(key, now)
      }
    }),
  )
})

test('when it is full the oldest goes: the last eight are still known', () => {
  const window = createRepeatWindow(8)
  for (let key = 0; key < 1000; key++) expect(isRepeat(window, key, 0, key)).toBe(false)
  for (let key = 992; key < 1000; key++) expect(isRepeat(window, key, 0, 1000)).toBe(true)
  expect(isRepeat(window, 991, 0, 1000)).toBe(false)
})

test('a repeat does not prolong the half hour', () => {
  const window = createRepeatWindow(8)
  expect(isRepeat(window, 1, 2, 0)).toBe(false)
  expect(isRepeat(window, 1, 2, repeatMs - 1)).toBe(true)
  expect(isRepeat(window, 1, 2, repeatMs)).toBe(false)
})

test('a clock that is set back by a day does not make everybody a repeat', () => {
  const window = createRepeatWindow(8)
  isRepeat(window, 1, 2, 10 * 24 * repeatMs)
  expect(isRepeat(window, 1, 2, 9 * 24 * repeatMs)).toBe(false)
})

test('negative words, as a signed reading of a hash gives, are the same key as unsigned ones', () => {
  const window = createRepeatWindow(8)
  isRepeat(window, -1, -2, 0)
  expect(isRepeat(window, 0xffffffff, 0xfffffffe, 1)).toBe(true)
})

test('a size that is not a power of two is a mistake of ours', () => {
  expect(() => createRepeatWindow(12)).toThrow(/power of two/)
  expect(() => createRepeatWindow(4)).toThrow(/power of two/)
})

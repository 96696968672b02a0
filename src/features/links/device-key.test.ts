import { expect, test } from 'vitest'
import { openDeviceKeys } from './device-key.ts'

const day = 24 * 3_600_000

test('the same device on the same link has the same key for the day, and another one the day after', () => {
  let now = 0
  const keyOf = openDeviceKeys(() => now)
  const first = keyOf('192.0.2.1', 'browser', 'aaaaaa')
  now = day - 1
  expect(keyOf('192.0.2.1', 'browser', 'aaaaaa')).toEqual(first)
  now = day
  expect(keyOf('192.0.2.1', 'browser', 'aaaaaa')).not.toEqual(first)
})

test('address, browser and link each make another key', () => {
  const keyOf = openDeviceKeys(() => 0)
  const keys = [
    keyOf('192.0.2.1', 'browser', 'aaaaaa'),
    keyOf('192.0.2.2', 'browser', 'aaaaaa'),
    keyOf('192.0.2.1', 'other', 'aaaaaa'),
    keyOf('192.0.2.1', 'browser', 'bbbbbb'),
  ]
  expect(new Set(keys).size).toBe(4)
})

test('two processes have different salts, so keys tell nothing outside of one', () => {
  const one = openDeviceKeys(() => 0)
  const two = openDeviceKeys(() => 0)
  expect(one('192.0.2.1', 'browser', 'aaaaaa')).not.toEqual(two('192.0.2.1', 'browser', 'aaaaaa'))
})

test('a clock that is set back does not let a salt live longer', () => {
  let now = 10 * day
  const keyOf = openDeviceKeys(() => now)
  const first = keyOf('192.0.2.1', 'browser', 'aaaaaa')
  now = 9.5 * day
  expect(keyOf('192.0.2.1', 'browser', 'aaaaaa')).not.toEqual(first)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Click, clickLine, hourOf, parseClickLine, startOfHour } from './click.ts'

const click: fc.Arbitrary<Click> = fc.record({
  organisationId: fc.uuid(),
  linkId: fc.uuid(),
  hour: fc.integer({ min: 0, max: 9_999_999 }),
  deviceClass: fc.constantFrom('phone', 'tablet', 'desktop', 'other'),
})

test('what is written of a click is read again', () => {
  fc.assert(
    fc.property(click, (one) => {
      expect(parseClickLine(clickLine(one))).toEqual(one)
    }),
  )
})

test('a line that was cut short, or begins in the middle, is not a click', () => {
  fc.assert(
    fc.property(click, fc.nat(), (one, at) => {
      const line = clickLine(one)
      const cut = at % line.length
      expect(parseClickLine(line.slice(0, cut))).toBeUndefined()
      expect(parseClickLine(line.slice(cut + 1))).toBeUndefined()
    }),
  )
})

test('no text at all makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseClickLine(text)).toBeUndefined()
    }),
  )
})

test('an hour is whole, in UTC', () => {
  const time = Date.UTC(2026, 10, 22, 13, 59, 59, 999)
  expect(new Date(startOfHour(hourOf(time))).toISOString()).toBe('2026-11-22T13:00:00.000Z')
})

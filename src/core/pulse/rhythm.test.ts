import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, mustClose, mustOpen, nextWave, openedOn, remindOn } from './rhythm.ts'

const wave = { opensOn: '2026-11-02', closesOn: '2026-11-15' }

test('a wave opens on its day and stays open through its last', () => {
  expect(mustOpen(wave, '2026-11-01')).toBe(false)
  expect(mustOpen(wave, '2026-11-02')).toBe(true)
  expect(mustClose(wave, '2026-11-15')).toBe(false)
  expect(mustClose(wave, '2026-11-16')).toBe(true)
})

test('a wave that opens on another day than planned lasts to its last day, or as long as it was meant to', () => {
  expect(openedOn(wave, '2026-10-30')).toEqual({ opensOn: '2026-10-30', closesOn: '2026-11-15' })
  expect(openedOn(wave, '2026-11-15')).toEqual({ opensOn: '2026-11-15', closesOn: '2026-11-28' })
})

test('all are reminded halfway, and never on the first day', () => {
  expect(remindOn(wave)).toBe('2026-11-08')
  expect(remindOn({ opensOn: '2026-11-02', closesOn: '2026-11-03' })).toBe('2026-11-03')
})

test('the next one stands two weeks before its day, thirteen weeks after the last', () => {
  expect(nextWave(wave, '2027-01-17')).toBeUndefined()
  expect(nextWave(wave, '2027-01-18')).toEqual({ opensOn: '2027-02-01', closesOn: '2027-02-14' })
  expect(nextWave(wave, '2027-06-01')).toEqual({ opensOn: '2027-06-02', closesOn: '2027-06-15' })
})

test('a next wave is as long as the last and never opens in the past', () => {
  const days = fc.integer({ min: 0, max: 2000 })
  fc.assert(
    fc.property(days, fc.integer({ min: 7, max: 60 }), days, (from, length, later) => {
      const opensOn = addDays('2026-01-01', from)
      const today = addDays(opensOn, later)
      const next = nextWave({ opensOn, closesOn: addDays(opensOn, length) }, today)
      if (!next) return
      expect(next.opensOn > today).toBe(true)
      expect(addDays(next.opensOn, length)).toBe(next.closesOn)
    }),
  )
})

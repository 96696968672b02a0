import { describe, expect, test } from 'vitest'
import { type Evidence, judgeReadiness, lackingOf, readinessParts, type Standing } from './readiness.ts'

const today = '2026-11-27'
const nothing: Evidence = {
  ...{ statement: null, time: null, training: [], pulse: null },
  guidelines: { isOwn: false, on: null, overdue: 0 },
  mishaps: { hasPlan: false, triedOn: null, tryAgainOn: null },
  dialogue: { on: null, isOpen: false },
  pressure: { on: null, isPaused: false },
}
const all: Evidence = {
  ...{
    statement: { on: '2026-01-12' },
    time: { on: '2026-01-12' },
    training: ['2026-12-01'],
    pulse: { on: '2026-09-30' },
  },
  guidelines: { isOwn: true, on: '2026-03-02', overdue: 0 },
  mishaps: { hasPlan: true, triedOn: '2026-05-04', tryAgainOn: '2027-05-04' },
  dialogue: { on: '2026-02-02', isOpen: true },
  pressure: { on: '2026-09-30', isPaused: false },
}

const standing = (part: (typeof readinessParts)[number], changed: Partial<Evidence>): Standing | undefined =>
  judgeReadiness({ ...all, ...changed }, today).find((one) => one.part === part)?.standing

describe('readiness', () => {
  test('has each part once, in order, and lacks all of them where nothing is there', () => {
    expect(judgeReadiness(nothing, today).map(({ part }) => part)).toEqual([...readinessParts])
    expect(lackingOf(judgeReadiness(nothing, today))).toEqual(
      readinessParts.map((part) => ({ part, standing: 'missing' })),
    )
  })

  test('lacks nothing where all is there and fresh', () => {
    expect(lackingOf(judgeReadiness(all, today))).toEqual([])
  })

  test.for([
    ['statement', { statement: { on: '2025-11-27' } }, 'there'],
    ['statement', { statement: { on: '2025-11-26' } }, 'old'],
    ['time', { time: { on: '2024-01-01' } }, 'old'],
    ['guidelines', { guidelines: { isOwn: true, on: '2026-03-02', overdue: 1 } }, 'old'],
    ['guidelines', { guidelines: { isOwn: false, on: null, overdue: 0 } }, 'missing'],
    ['mishaps', { mishaps: { hasPlan: true, triedOn: null, tryAgainOn: null } }, 'missing'],
    ['mishaps', { mishaps: { hasPlan: true, triedOn: '2025-05-04', tryAgainOn: '2026-11-26' } }, 'old'],
    ['training', { training: ['2026-11-26'] }, 'old'],
    ['training', { training: ['2026-11-26', null] }, 'there'],
    ['dialogue', { dialogue: { on: '2026-02-02', isOpen: false } }, 'old'],
    ['pulse', { pulse: { on: '2026-05-01' } }, 'old'],
    ['pressure', { pressure: { on: '2026-09-30', isPaused: true } }, 'care'],
    ['pressure', { pressure: { on: null, isPaused: false } }, 'missing'],
  ] as const satisfies readonly (readonly [Parameters<typeof standing>[0], Partial<Evidence>, Standing])[])(
    'of %s: %j is %s',
    ([part, changed, expected]) => {
      expect(standing(part, changed)).toBe(expected)
    },
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeTarget, leadsToFront, type TargetAnswer, type TargetHealth } from './target-health.ts'

const target = 'https://example.org/uutiset/silta'
const answered = (status: number, movedTo?: string): TargetAnswer => ({ kind: 'answered', status, movedTo })
const timeout: TargetAnswer = { kind: 'failed', problem: 'timeout' }
const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}`

/** One answer a day, the last judgement. */
const lastOf = (answers: readonly TargetAnswer[]): TargetHealth | undefined =>
  answers.reduce<TargetHealth | undefined>(
    (before, answer, at) => judgeTarget(before, answer, target, day(at + 1)),
    undefined,
  )

describe('the page that a story leads to', () => {
  test('is dead when it was said to be gone on two days', () => {
    expect(lastOf([answered(404)])?.state).toBe('failing')
    expect(lastOf([answered(404), answered(410)])?.state).toBe('dead')
  })

  test('is dead when its server failed on four days, and not before', () => {
    expect(lastOf([timeout, answered(503), timeout])?.state).toBe('failing')
    expect(lastOf([timeout, answered(503), timeout, answered(500)])?.state).toBe('dead')
  })

  test('is not called dead by one day, however often it is asked', () => {
    let health: TargetHealth | undefined
    for (let n = 0; n < 20; n++) health = judgeTarget(health, answered(404), target, day(1))
    expect(health).toMatchObject({ state: 'failing', failedDays: 1 })
  })

  test('is well again after one good answer, and begins anew', () => {
    expect(lastOf([answered(404), answered(200)])).toMatchObject({ state: 'well', failedDays: 0 })
    expect(lastOf([answered(404), answered(200), answered(404)])?.state).toBe('failing')
  })

  test('has moved where a redirect says for good that it has', () => {
    const moved = 'https://example.org/uutiset/uusi-silta'
    expect(lastOf([answered(200, moved)])).toMatchObject({ state: 'moved', movedTo: moved })
    expect(lastOf([answered(200, target)])?.state).toBe('well')
    expect(lastOf([answered(404, moved)])).toMatchObject({ state: 'failing', movedTo: null })
  })

  test.each([401, 403, 405, 406, 429, 451])('that answers machines %i is not thought ill of', (status) => {
    expect(lastOf([answered(status), answered(status), answered(status), answered(status)])?.state).toBe('unknown')
  })

  test('that cannot be asked from here is not judged', () => {
    expect(lastOf([{ kind: 'not-asked' }, { kind: 'not-asked' }])).toMatchObject({ state: 'unknown', failedDays: 0 })
  })

  test('is never dead without failures on two days at least, whatever it answered', () => {
    const answer = fc.oneof(
      fc.integer({ min: 100, max: 599 }).map((status) => answered(status)),
      fc.constant(timeout),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(answer, fc.integer({ min: 0, max: 1 })), { maxLength: 30 }), (steps) => {
        let [health, today]: [TargetHealth | undefined, number] = [undefined, 1]
        const bad = new Set<number>()
        for (const [one, days] of steps) {
          today = Math.min(today + days, 30)
          health = judgeTarget(health, one, target, day(today))
          if (health.state === 'failing' || health.state === 'dead') bad.add(today)
          else bad.clear()
          if (health.state === 'dead') expect(bad.size).toBeGreaterThanOrEqual(2)
        }
      }),
    )
  })
})

test('a page that leads to the front page now is told from one that has moved', () => {
  expect(leadsToFront(target, 'https://example.org/')).toBe(true)
  expect(leadsToFront(target, 'https://example.org/fi/')).toBe(true)
  expect(leadsToFront(target, 'https://example.org/uutiset/')).toBe(false)
  expect(leadsToFront('https://example.org/', 'https://www.example.org/')).toBe(false)
})

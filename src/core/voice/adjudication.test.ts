import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Coding, decisionsThatCount, isDisputed, nextToSettle, settledBefore } from './adjudication.ts'
import { anyCodebook, workAndTone } from './codebook.testing.ts'
import type { Codebook } from './codebook.ts'
import { type Answers, nextDecision, withAnswer } from './coding.ts'

const codings = (...all: Answers[]): Coding[] => all.map((answers, at) => ({ coder: `K${at + 1}`, answers }))
const work = { work: 'own-work', voice: 'collective', tone: 'negative' }

function coded(codebook: Codebook, choices: readonly number[]): Answers {
  let answers: Answers = {}
  for (const choice of choices) {
    const decision = nextDecision(codebook, answers)
    if (!decision) break
    answers = withAnswer(codebook, answers, decision.id, decision.codes[choice % decision.codes.length]?.id ?? '') ?? {}
  }
  return answers
}

const choices = fc.array(fc.nat(), { minLength: 6, maxLength: 6 })

describe('what two disagree on', () => {
  test('is disputed once both are done, and not before', () => {
    expect(isDisputed(workAndTone, codings(work, { ...work, tone: 'neutral' }))).toBe(true)
    expect(isDisputed(workAndTone, codings(work, { work: 'no' }))).toBe(true)
    expect(isDisputed(workAndTone, codings(work, work))).toBe(false)
    expect(isDisputed(workAndTone, codings(work, { work: 'employer' }))).toBe(false)
    expect(isDisputed(workAndTone, codings(work))).toBe(false)
  })

  test('is settled decision by decision, and what both said alike is not asked again', () => {
    const two = codings(work, { work: 'employer', voice: 'collective', tone: 'positive' })
    expect(nextToSettle(workAndTone, two, {})?.id).toBe('work')
    expect(nextToSettle(workAndTone, two, { work: 'own-work' })?.id).toBe('tone')
    expect(nextToSettle(workAndTone, two, { work: 'own-work', tone: 'positive' })).toBeUndefined()
    expect(nextToSettle(workAndTone, two, { work: 'no' })).toBeUndefined()
  })

  test('is settled to the end where only one of them went that way', () => {
    const two = codings(work, { work: 'no' })
    expect(nextToSettle(workAndTone, two, { work: 'own-work' })?.id).toBe('voice')
    expect(nextToSettle(workAndTone, two, { work: 'no' })).toBeUndefined()
  })

  test('taken back, takes along what was settled after it', () => {
    const settled = { work: 'own-work', voice: 'chit-chat', tone: 'neutral' }
    expect(settledBefore(workAndTone, settled, 'voice')).toEqual({ work: 'own-work' })
    expect(settledBefore(workAndTone, settled, 'work')).toEqual({})
  })

  test('comes to an end in any codebook, and what agrees never needs settling', () => {
    fc.assert(
      fc.property(anyCodebook, choices, choices, choices, (codebook, one, other, third) => {
        const two = codings(coded(codebook, one), coded(codebook, other))
        let settled: Answers = {}
        let steps = 0
        for (const choice of third) {
          const decision = nextToSettle(codebook, two, settled)
          if (!decision) break
          const code = decision.codes[choice % decision.codes.length]?.id ?? ''
          settled = { ...settled, [decision.id]: code }
          steps++
        }
        expect(nextToSettle(codebook, two, settled)).toBeUndefined()
        expect(isDisputed(codebook, two)).toBe(steps > 0)
        expect(nextToSettle(codebook, codings(coded(codebook, one), coded(codebook, one)), {})).toBeUndefined()
      }),
    )
  })
})

describe('the codes that count', () => {
  const counts = (all: Answers[], settled: Answers = {}) => [
    ...decisionsThatCount(workAndTone, codings(...all), settled),
  ]

  test('leave out the tone of a post that was settled not to be about work', () => {
    expect(counts([work, { work: 'no' }], { work: 'no' })).toEqual(['work'])
    expect(counts([work, { work: 'no' }], { work: 'employer' })).toEqual(['work', 'voice', 'tone'])
  })

  test('before it is settled, take the way that most went', () => {
    expect(counts([work])).toEqual(['work', 'voice', 'tone'])
    expect(counts([work, { ...work, work: 'employer' }])).toEqual(['work', 'voice', 'tone'])
    expect(counts([work, { work: 'no' }])).toEqual(['work'])
    expect(counts([work, work, { work: 'no' }])).toEqual(['work', 'voice', 'tone'])
  })
})

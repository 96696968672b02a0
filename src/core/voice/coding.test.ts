import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCodebook, workAndTone } from './codebook.testing.ts'
import type { Codebook } from './codebook.ts'
import {
  type Answers,
  answerTo,
  holding,
  isAsked,
  isCoded,
  lastAnswered,
  nextDecision,
  withAnswer,
  withoutAnswer,
} from './coding.ts'

const ask = (answers: Answers) => nextDecision(workAndTone, answers)?.id

/** Answers what is asked next, by a choice for each step, until the post is coded or the choices end. */
function walk(codebook: Codebook, choices: readonly number[]): Answers[] {
  const steps: Answers[] = [{}]
  for (const choice of choices) {
    const answers = steps.at(-1) ?? {}
    const decision = nextDecision(codebook, answers)
    if (!decision) break
    const code = decision.codes[choice % decision.codes.length]?.id ?? ''
    steps.push(withAnswer(codebook, answers, decision.id, code) ?? expect.fail('What is asked can be answered.'))
  }
  return steps
}

const choices = fc.array(fc.nat(), { minLength: 6, maxLength: 6 })

describe('the way through a codebook', () => {
  test('of a post that is about work asks everything, and of another only that', () => {
    expect(ask({})).toBe('work')
    expect(ask({ work: 'no' })).toBeUndefined()
    expect(ask({ work: 'cannot-tell' })).toBeUndefined()
    expect(ask({ work: 'employer' })).toBe('voice')
    expect(ask({ work: 'employer', voice: 'chit-chat' })).toBe('tone')
    expect(isCoded(workAndTone, { work: 'employer', voice: 'chit-chat', tone: 'neutral' })).toBe(true)
  })

  test('drops what no longer applies when an answer is changed, and keeps what does', () => {
    const whole = { work: 'employer', voice: 'chit-chat', tone: 'neutral' }
    expect(withAnswer(workAndTone, whole, 'work', 'no')).toEqual({ work: 'no' })
    expect(withAnswer(workAndTone, whole, 'work', 'own-work')).toEqual({ ...whole, work: 'own-work' })
  })

  test('takes no answer to what is not asked, and no code of another decision', () => {
    expect(withAnswer(workAndTone, { work: 'no' }, 'tone', 'neutral')).toBeUndefined()
    expect(withAnswer(workAndTone, {}, 'work', 'neutral')).toBeUndefined()
    expect(withAnswer(workAndTone, {}, '__proto__', 'no')).toBeUndefined()
    expect(withAnswer(workAndTone, {}, 'work', 'constructor')).toBeUndefined()
  })

  test('ends, whatever is answered, and then every decision that is asked has an answer and no other', () => {
    fc.assert(
      fc.property(anyCodebook, choices, (codebook, chosen) => {
        const answers = walk(codebook, chosen).at(-1) ?? {}
        expect(isCoded(codebook, answers)).toBe(true)
        for (const decision of codebook.decisions) {
          expect(answerTo(answers, decision.id) !== undefined).toBe(isAsked(decision, answers))
        }
      }),
    )
  })

  test('is gone back step by step', () => {
    fc.assert(
      fc.property(anyCodebook, choices, (codebook, chosen) => {
        const steps = walk(codebook, chosen)
        for (let at = steps.length - 1; at > 0; at--) {
          const answers = steps[at] ?? {}
          const last = lastAnswered(codebook, answers) ?? expect.fail('Something was answered.')
          expect(withoutAnswer(codebook, answers, last)).toEqual(steps[at - 1])
        }
        expect(lastAnswered(codebook, {})).toBeUndefined()
      }),
    )
  })

  test('holds together after any change of any answer', () => {
    fc.assert(
      fc.property(anyCodebook, choices, fc.nat(), fc.nat(), (codebook, chosen, which, other) => {
        const answers = walk(codebook, chosen).at(-1) ?? {}
        const decision = codebook.decisions[which % codebook.decisions.length]
        const code = decision?.codes[other % decision.codes.length]?.id ?? ''
        const changed = withAnswer(codebook, answers, decision?.id ?? '', code)
        if (decision && isAsked(decision, answers)) {
          expect(answerTo(changed ?? {}, decision.id)).toBe(code)
          expect(holding(codebook, changed ?? {})).toEqual(changed)
        } else expect(changed).toBeUndefined()
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterAct, mostQuestions, type SuggestionAct, type SuggestionState, suggestionStates } from './suggestion.ts'

const acts: readonly SuggestionAct[] = ['accept', 'decline', 'ask', 'answer', 'withdraw']

describe('a suggestion', () => {
  test('goes on as the table says, and in no other way', () => {
    const table = Object.fromEntries(
      suggestionStates.map((state) => [state, acts.flatMap((act) => afterAct(state, act) ?? [])]),
    )
    expect(table).toEqual({
      waiting: ['accepted', 'declined', 'question', 'withdrawn'],
      question: ['accepted', 'declined', 'waiting', 'withdrawn'],
      accepted: [],
      declined: [],
      withdrawn: [],
    })
  })

  test('is never reopened, and never asked about more often than a handful of times', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 60 }), (tried) => {
        let state: SuggestionState = 'waiting'
        let questions = 0
        let settled = false
        for (const act of tried) {
          const next = afterAct(state, act, questions)
          if (settled) expect(next).toBeUndefined()
          if (!next) continue
          if (act === 'ask') questions++
          settled = next === 'accepted' || next === 'declined' || next === 'withdrawn'
          state = next
        }
        expect(questions).toBeLessThanOrEqual(mostQuestions)
      }),
    )
  })
})

export const questionStates = ['waiting', 'answered', 'unable', 'closed'] as const
export type QuestionState = (typeof questionStates)[number]

/** What the helper does, and what the asker does: each from these states on. */
const from = {
  answer: ['waiting'],
  // The helper cannot: away, or not the right one. Whom it goes to then, the asker says.
  'cannot-answer': ['waiting'],
  'ask-back': ['answered'],
  'pass-on': ['waiting', 'unable'],
  close: ['answered'],
} as const satisfies Record<string, readonly QuestionState[]>

export type QuestionAct = keyof typeof from

const to: Record<QuestionAct, QuestionState> = {
  answer: 'answered',
  'cannot-answer': 'unable',
  'ask-back': 'waiting',
  'pass-on': 'waiting',
  close: 'closed',
}

/** A talk of more rounds is better had face to face; so many things are said at most, question not counted. */
export const mostMessages = 12

/** More than anybody asks in a day, and few enough that nobody who answers is flooded. */
export const mostQuestionsADay = 10

export const longestWords = 2000
export const longestDraft = 20_000

/** The state that follows, or `undefined` where it is too late, or too early, for this. */
export function afterQuestionAct(state: QuestionState, act: QuestionAct, said = 0): QuestionState | undefined {
  const starts: readonly QuestionState[] = from[act]
  if (!starts.includes(state)) return undefined
  // The last word is the helper's: what is asked back can be answered.
  if (act === 'ask-back' && said > mostMessages - 2) return undefined
  return to[act]
}

const dayMs = 86_400_000

/** So long after the last that was said a question goes, with all that belongs to it. Who waits, waits twice as long. */
export const keptDays = 90

export function goesOn(state: QuestionState, today: string): string {
  const days = state === 'waiting' ? 2 * keptDays : keptDays
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

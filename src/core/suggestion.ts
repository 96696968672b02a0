export const suggestionStates = ['waiting', 'question', 'accepted', 'declined', 'withdrawn'] as const
export type SuggestionState = (typeof suggestionStates)[number]

/** What an editor answers, and what the member does: each from these states on. */
const from = {
  accept: ['waiting', 'question'],
  decline: ['waiting', 'question'],
  ask: ['waiting'],
  answer: ['question'],
  withdraw: ['waiting', 'question'],
} as const satisfies Record<string, readonly SuggestionState[]>

export type SuggestionAct = keyof typeof from

const to: Record<SuggestionAct, SuggestionState> = {
  accept: 'accepted',
  decline: 'declined',
  ask: 'question',
  answer: 'waiting',
  withdraw: 'withdrawn',
}

/** A talk of more rounds is better had face to face. */
export const mostQuestions = 5

/** More than anybody has to offer, and few enough that an editor is not flooded. */
export const mostSuggestionsADay = 10

/** The state that follows, or `undefined` where it is too late, or too early, for this. */
export function afterAct(state: SuggestionState, act: SuggestionAct, questions = 0): SuggestionState | undefined {
  const starts: readonly SuggestionState[] = from[act]
  if (!starts.includes(state) || (act === 'ask' && questions >= mostQuestions)) return undefined
  return to[act]
}

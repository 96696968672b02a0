import type { Context } from '../../context.ts'
import { type AssistantWant, assistantInstructions, longestAnswer } from '../../core/assistant.ts'
import type { Language } from '../../core/networks.ts'

export type Asking = { readonly want: AssistantWant; readonly text: string; readonly language: Language }

/** One line of the answer as the composer's script reads it. `done` is the last, or `problem`. */
export type AnswerLine = { readonly text: string } | { readonly problem: 'slow' | 'broken' } | { readonly done: true }

/**
 * Sends a member's own draft to the organisation's assistant, because they pressed for it, and hands its answer on as
 * it comes. Nothing else goes along, and nothing is kept of it: not the draft, the answer, or that somebody asked.
 */
export async function* askAssistant(
  { assistant }: Required<Pick<Context, 'assistant'>>,
  { want, text, language }: Asking,
  signal: AbortSignal,
): AsyncGenerator<AnswerLine> {
  let left = longestAnswer
  for await (const part of assistant.ask(assistantInstructions(want, language), text, signal)) {
    if ('problem' in part) {
      yield part
      return
    }
    yield { text: part.text.slice(0, left) }
    left -= part.text.length
    if (left <= 0) break
  }
  if (!signal.aborted) yield { done: true }
}

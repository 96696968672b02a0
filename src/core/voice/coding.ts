import type { Codebook, Decision } from './codebook.ts'

// The way through a codebook for one post: which decision comes next, and what an answer brings along.

/** What one coder has said of one post: for each decision that they came to, the code. */
export type Answers = Readonly<Record<string, string>>

/** A decision's name may be that of something every object has. */
export const answerTo = (answers: Answers, decision: string): string | undefined =>
  Object.hasOwn(answers, decision) ? answers[decision] : undefined

/** Whether the decision is asked, by what has been answered before it. */
export const isAsked = ({ when }: Decision, answers: Answers): boolean =>
  when === null || when.codes.includes(answerTo(answers, when.decision) ?? '')

const hasCode = ({ codes }: Decision, code: string | undefined): boolean => codes.some(({ id }) => id === code)

/** The answers that hold together: a code of its decision, to a decision that is asked. What hangs on another goes with it. */
export function holding(codebook: Codebook, answers: Answers): Answers {
  const kept: Record<string, string> = Object.create(null)
  for (const decision of codebook.decisions) {
    const code = answerTo(answers, decision.id)
    if (code !== undefined && hasCode(decision, code) && isAsked(decision, kept)) kept[decision.id] = code
  }
  return { ...kept }
}

/** What is to be asked next; `undefined` where the post is coded. */
export function nextDecision(codebook: Codebook, answers: Answers): Decision | undefined {
  const kept = holding(codebook, answers)
  return codebook.decisions.find((decision) => isAsked(decision, kept) && answerTo(kept, decision.id) === undefined)
}

export const isCoded = (codebook: Codebook, answers: Answers): boolean => nextDecision(codebook, answers) === undefined

/**
 * The answers with one more, or with one changed; what no longer applies is dropped. `undefined` where the decision
 * is not asked of this post, or has no such code.
 */
export function withAnswer(
  codebook: Codebook,
  answers: Answers,
  decisionId: string,
  code: string,
): Answers | undefined {
  const decision = codebook.decisions.find(({ id }) => id === decisionId)
  if (!decision || !hasCode(decision, code) || !isAsked(decision, holding(codebook, answers))) return undefined
  return holding(codebook, { ...answers, [decisionId]: code })
}

/** The decision that was answered last, as the codebook asks them. */
export const lastAnswered = (codebook: Codebook, answers: Answers): string | undefined =>
  codebook.decisions.findLast(({ id }) => answerTo(answers, id) !== undefined)?.id

/** The answers without that of a decision, nor what hung on it. */
export function withoutAnswer(codebook: Codebook, answers: Answers, decisionId: string): Answers {
  const { [decisionId]: _, ...others } = answers
  return holding(codebook, others)
}

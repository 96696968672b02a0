import type { Codebook, Decision } from './codebook.ts'
import { type Answers, answerTo, isAsked, isCoded } from './coding.ts'

// Two coders of one post, and a third who settles what they disagree on.

export type Coding = { readonly coder: string; readonly answers: Answers }

/** Whether two or more coded the post to its end, and not alike. */
export function isDisputed(codebook: Codebook, codings: readonly Coding[]): boolean {
  const whole = codings.filter(({ answers }) => isCoded(codebook, answers))
  return whole.length > 1 && codebook.decisions.some((decision) => !agreedOn(decision, whole))
}

/**
 * The decision to be settled next: one that is asked by what has been settled and agreed so far, and that not all coders
 * answered alike. One that a coder never came to, since they went another way before, is settled too: the post was
 * promised two pairs of eyes. `undefined`: settled.
 */
export function nextToSettle(codebook: Codebook, codings: readonly Coding[], settled: Answers): Decision | undefined {
  const so: Record<string, string> = Object.create(null)
  for (const decision of codebook.decisions) {
    if (!isAsked(decision, so)) continue
    const code = answerTo(settled, decision.id) ?? agreedOn(decision, codings)?.code
    if (code === undefined) return decision
    so[decision.id] = code
  }
  return undefined
}

/** What is settled once a decision is taken back: nor what was settled after it, since that hung on it or may. */
export function settledBefore({ decisions }: Codebook, settled: Answers, decision: string): Answers {
  const order = decisions.map(({ id }) => id)
  const kept = order.slice(0, order.indexOf(decision)).flatMap((id) => {
    const code = answerTo(settled, id)
    return code === undefined ? [] : [[id, code] as const]
  })
  return Object.fromEntries(kept)
}

/** The code that all gave; `undefined` inside where none was asked, and for nothing where they differ. */
function agreedOn({ id }: Decision, codings: readonly Coding[]): { readonly code: string | undefined } | undefined {
  const given = new Set(codings.map(({ answers }) => answerTo(answers, id)))
  return given.size === 1 ? { code: [...given][0] } : undefined
}

/**
 * The decisions of which the codes given to a post count. One that hangs on an earlier one counts only where that earlier
 * one was settled so, or else where more coders went that way than not: what a single coder said of the tone of a
 * post which is not about work, as it was settled, is no code of a work post.
 */
export function decisionsThatCount(
  codebook: Codebook,
  codings: readonly Coding[],
  settled: Answers,
): ReadonlySet<string> {
  const counting = new Set<string>()
  for (const { id, when } of codebook.decisions) {
    if (when === null) counting.add(id)
    else if (counting.has(when.decision) && wentThere(when, codings, settled)) counting.add(id)
  }
  return counting
}

function wentThere(when: NonNullable<Decision['when']>, codings: readonly Coding[], settled: Answers): boolean {
  const third = answerTo(settled, when.decision)
  if (third !== undefined) return when.codes.includes(third)
  const given = codings.flatMap(({ answers }) => answerTo(answers, when.decision) ?? [])
  const there = given.filter((code) => when.codes.includes(code)).length
  return there > given.length - there
}

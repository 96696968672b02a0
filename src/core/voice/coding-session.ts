import type { Codebook } from './codebook.ts'
import { type Answers, answerTo, isCoded, lastAnswered, withAnswer, withoutAnswer } from './coding.ts'

// What a coder has before them, as the server tells it; and what it will be after an act, so that a page need not wait.

export type ToCode = { readonly post: string; readonly answers: Answers }

export type CodingAct =
  | { readonly kind: 'answer'; readonly post: string; readonly decision: string; readonly code: string }
  | { readonly kind: 'skip'; readonly post: string }
  /** Takes back an answer, or with `null` the skipping; named, so that sent twice it takes back one. */
  | { readonly kind: 'undo'; readonly post: string; readonly decision: string | null }

/** A post that was put aside last: coded, or skipped. */
export type PutAside<P extends ToCode> = { readonly post: P; readonly decision: string | null }

export type CodingSession<P extends ToCode = ToCode> = {
  /** The one in hand first, then some of those that follow. */
  readonly posts: readonly P[]
  /** How many are left in all, and how many there are. */
  readonly left: number
  readonly total: number
  /** What going back leads to from the beginning of the one in hand; `null` where there is nothing, or only the server knows. */
  readonly before: PutAside<P> | null
}

/** The act that takes back the last one. */
export function undoOf(codebook: Codebook, { posts, before }: CodingSession): CodingAct | undefined {
  const [inHand] = posts
  const decision = inHand && lastAnswered(codebook, inHand.answers)
  if (inHand && decision !== undefined) return { kind: 'undo', post: inHand.post, decision }
  return before ? { kind: 'undo', post: before.post.post, decision: before.decision } : undefined
}

/** The session after an act, as far as it can be told here. An act that does not fit leaves it as it is. */
export function afterCodingAct<P extends ToCode>(
  codebook: Codebook,
  session: CodingSession<P>,
  act: CodingAct,
): CodingSession<P> {
  const { posts, before } = session
  const [inHand, ...others] = posts
  if (act.kind === 'undo' && before && act.post === before.post.post && act.decision === before.decision) {
    return takenUp(codebook, session, before)
  }
  if (!inHand || inHand.post !== act.post) return session
  if (act.kind === 'skip') {
    if (session.left === 1) return session
    const whole = posts.length === session.left
    return { ...session, posts: whole ? [...others, inHand] : others, before: { post: inHand, decision: null } }
  }
  if (act.kind === 'undo') {
    if (act.decision === null) return session
    const answers = withoutAnswer(codebook, inHand.answers, act.decision)
    return { ...session, posts: [{ ...inHand, answers }, ...others] }
  }
  if (answerTo(inHand.answers, act.decision) !== undefined) return session
  const answers = withAnswer(codebook, inHand.answers, act.decision, act.code)
  if (!answers) return session
  const answered = { ...inHand, answers }
  if (!isCoded(codebook, answers)) return { ...session, posts: [answered, ...others] }
  const decision = lastAnswered(codebook, answers) ?? null
  return { ...session, posts: others, left: session.left - 1, before: { post: answered, decision } }
}

function takenUp<P extends ToCode>(
  codebook: Codebook,
  session: CodingSession<P>,
  { post, decision }: PutAside<P>,
): CodingSession<P> {
  const answers = decision === null ? post.answers : withoutAnswer(codebook, post.answers, decision)
  const others = session.posts.filter((one) => one.post !== post.post)
  const left = decision === null ? session.left : session.left + 1
  return { ...session, posts: [{ ...post, answers }, ...others], left, before: null }
}

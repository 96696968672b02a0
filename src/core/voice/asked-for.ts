import type { Post, PostKind } from './post.ts'

/** Which posts a study asks for. */
export type Asked = {
  /** Calendar days in UTC, both included; `null` where there is no bound. */
  readonly periodFrom: string | null
  readonly periodTo: string | null
  readonly kinds: readonly PostKind[]
}

/** More than any network takes; what is longer is no post. */
export const longestPost = 40_000

/** Before anybody posted anything: what claims to be older was written by a wrong clock. */
const firstDay = '1990-01-01'

/** Whether a study asks for a post. What it does not ask for it neither gets nor takes. */
export function isAskedFor(
  { periodFrom, periodTo, kinds }: Asked,
  { time, kind, text }: Pick<Post, 'time' | 'kind' | 'text'>,
): boolean {
  const day = time.slice(0, 10)
  if (!kinds.includes(kind) || day < (periodFrom ?? firstDay)) return false
  return (periodTo === null || day <= periodTo) && text.length <= longestPost && text.trim() !== ''
}

/** More than one person has ever written; beyond it something else is sending. */
export const mostPostsAPerson = 300_000

/** How many posts come at once: some hundred kilobytes. */
export const mostPostsABatch = 400

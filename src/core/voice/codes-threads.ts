import { clusteredShare, type Weighed } from '../stats/clustered-share.ts'
import type { ShareEstimate } from '../stats/linearised-share.ts'

/** The same share with each thread counting once, however many posts it holds. */
export type ThreadShare = Pick<ShareEstimate, 'share' | 'low' | 'high'> & {
  readonly threads: number
  /** Threads with at least one post in the set. */
  readonly withAny: number
}

/** A post that the decision was asked of. */
type AskedPost = {
  readonly member: string
  readonly post: string
  readonly inSet: 0 | 1
  /** How many posts it stands for. */
  readonly weight: number
}

/**
 * Posts of a thread are no separate statements, so a conversation of thirty posts must not count as thirty. Where the
 * posts of a thread differ, the thread counts in part, so that the shares of all codes still make up the whole. A
 * post whose thread is not known is its own. Limit: in a sample of posts a long thread has had more chances than a
 * short one, so there it still weighs a little more.
 */
export function threadShare(
  posts: readonly AskedPost[],
  threadOf: (member: string, post: string) => string | undefined,
): ThreadShare {
  const threads = new Map<string, { member: string; posts: number; all: number; inSet: number }>()
  for (const { member, post, inSet, weight } of posts) {
    const key = `${member}\u0000${threadOf(member, post) ?? post}`
    const thread = threads.get(key) ?? { member, posts: 0, all: 0, inSet: 0 }
    thread.posts++
    thread.all += weight
    thread.inSet += weight * inSet
    threads.set(key, thread)
  }
  const people = new Map<string, Weighed>()
  for (const { member, posts, all, inSet } of threads.values()) {
    const before = people.get(member) ?? { all: 0, inSet: 0 }
    people.set(member, { all: before.all + all / posts, inSet: before.inSet + inSet / posts })
  }
  const { share, low, high } = clusteredShare([...people.values()], threads.size)
  const withAny = [...threads.values()].filter((thread) => thread.inSet > 0).length
  return { share, low, high, threads: threads.size, withAny }
}

import type { Account, Found, Network, Post, Published, Refusal, Removed, Verified } from './network.ts'
import { tid } from './tid.ts'

/** What the next publication shall come to. A refusal stands for being rejected because of it. */
export type FakeOutcome =
  | 'published'
  | 'rejected'
  | Refusal
  | 'retry-later'
  | 'unknown-but-published'
  | 'unknown-and-absent'

export type SentPost = { readonly key: string; readonly handle: string; readonly post: Post; readonly url: string }

export type FakeNetwork = Network & {
  readonly find: NonNullable<Network['find']>
  /** Outcomes of the next publications, in order; after them all succeed. */
  readonly next: (...outcomes: FakeOutcome[]) => void
  /** The next removals are refused, so many of them. */
  readonly refuseRemovals: (count: number) => void
  /** While it is down, nothing is reached: not the post, and not the search for it. */
  readonly setDown: (isDown: boolean) => void
  /** The member ended the sign-in at the network, or (`false`) signed in again. */
  readonly setSignedOut: (handle: string, isSignedOut: boolean) => void
  /** What went out and was not taken away, each key once, in the order in which it did. */
  readonly posts: readonly SentPost[]
  /** How often a publication was tried, whatever came of it. */
  readonly tries: () => number
}

/** The password of every account; anything else is the wrong one. */
export const fakePassword = 'fake-app-password'

/** An account that exists; so does every other, unless its handle begins with "nobody". */
export const fakeAccount: Account = {
  service: 'https://fake.example',
  handle: 'aino.fake.example',
  secret: fakePassword,
}

/** A network in memory, under the same contract as the real ones. */
export function fakeNetwork(): FakeNetwork {
  const posts: SentPost[] = []
  const outcomes: FakeOutcome[] = []
  const signedOut = new Set<string>()
  let isDown = false
  let refusals = 0
  let tries = 0

  const problemOf = ({ handle, secret }: Account): 'not-found' | 'wrong-password' | 'signed-out' | undefined => {
    if (handle.startsWith('nobody')) return 'not-found'
    if (signedOut.has(handle)) return 'signed-out'
    return secret === fakePassword ? undefined : 'wrong-password'
  }

  const sentUnder = ({ handle }: Account, key: string) =>
    posts.find((post) => post.handle === handle && post.key === key)

  const send = (post: Post, account: Account, key: string): Published => {
    const before = sentUnder(account, key)
    if (before) return { state: 'published', url: before.url }
    const url = `${account.service}/${account.handle}/${key}`
    posts.push({ key, handle: account.handle, post, url })
    return { state: 'published', url }
  }

  const publish = (post: Post, account: Account, key: string): Published => {
    tries += 1
    if (isDown) return { state: 'retry-later', detail: 'the fake network is down' }
    const refused = refusedAs(problemOf(account))
    if (refused) return refused
    const outcome = outcomes.shift() ?? 'published'
    if (outcome === 'published') return send(post, account, key)
    if (outcome === 'retry-later') return { state: 'retry-later', detail: 'the fake network is busy' }
    if (outcome === 'unknown-but-published') send(post, account, key)
    if (outcome === 'unknown-but-published' || outcome === 'unknown-and-absent') {
      return { state: 'unknown', detail: 'the fake network broke off' }
    }
    return saidNo(outcome === 'rejected' ? 'other' : outcome)
  }

  const find = (account: Account, key: string): Found => {
    if (isDown || problemOf(account)) return { state: 'unknown', detail: 'the fake network does not tell' }
    const sent = sentUnder(account, key)
    return sent ? { state: 'found', url: sent.url } : { state: 'absent' }
  }

  const remove = (account: Account, key: string): Removed => {
    if (isDown) return { state: 'retry-later', detail: 'the fake network is down' }
    const refused = refusedAs(problemOf(account))
    if (refused) return refused
    if (refusals > 0) {
      refusals -= 1
      return saidNo('other')
    }
    const sent = sentUnder(account, key)
    if (!sent) return { state: 'absent' }
    posts.splice(posts.indexOf(sent), 1)
    return { state: 'removed' }
  }

  const verify = (account: Account): Verified => {
    const problem = isDown ? 'unreachable' : problemOf(account)
    return problem ? { ok: false, problem } : { ok: true, handle: account.handle, service: account.service }
  }

  return {
    verify: async (account) => verify(account),
    publish: async (post, account, key) => publish(post, account, key),
    find: async (account, key) => find(account, key),
    remove: async (account, key) => remove(account, key),
    newKey: tid,
    next: (...more) => void outcomes.push(...more),
    refuseRemovals: (count) => {
      refusals = count
    },
    setDown: (down) => {
      isDown = down
    },
    setSignedOut: (handle, isSignedOut) => {
      if (isSignedOut) signedOut.add(handle)
      else signedOut.delete(handle)
    },
    posts,
    tries: () => tries,
  }
}

const saidNo = (refusal: Refusal) => ({ state: 'rejected', refusal, detail: 'the fake network said no' }) as const

const refusedAs = (problem: 'not-found' | Refusal | undefined) =>
  problem && ({ state: 'rejected', refusal: problem === 'not-found' ? 'other' : problem, detail: problem } as const)

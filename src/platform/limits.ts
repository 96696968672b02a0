import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Rates that a person never meets and a script soon does. Kept in memory: nothing of an address is stored. */
export type Limits = {
  /** Sign-in links asked for one address, from anywhere. */
  readonly linkFor: (email: string) => Promise<boolean>
  /** Tries to sign in, or to use a token, from one network address. */
  readonly signIn: (address: string) => Promise<boolean>
  /** Forms sent by one person, or from one network address where nobody is signed in. */
  readonly write: (who: string) => Promise<boolean>
  /** Comparisons of a draft with others' tellings, by one member. */
  readonly compare: (memberId: string) => Promise<boolean>
  /** Pages elsewhere that are looked at for one member. */
  readonly look: (who: string) => Promise<boolean>
  /** Drafts that one member sends to the organisation's assistant. */
  readonly assist: (memberId: string) => Promise<boolean>
  /** Thanks sent by one member within a day. */
  readonly thank: (memberId: string) => Promise<boolean>
  /** Objections by one member within a day. It stands here and nowhere else who made any. */
  readonly object: (who: string) => Promise<boolean>
}

export function openLimits(scale = 1): Limits {
  const limit = (points: number, seconds: number) => {
    const limiter = new RateLimiterMemory({ points: points * scale, duration: seconds })
    return (key: string) =>
      limiter.consume(key).then(
        () => true,
        () => false,
      )
  }
  return {
    linkFor: limit(5, 600),
    signIn: limit(30, 600),
    write: limit(90, 60),
    compare: limit(20, 600),
    look: limit(30, 60),
    assist: limit(20, 600),
    thank: limit(20, 86_400),
    object: limit(3, 86_400),
  }
}

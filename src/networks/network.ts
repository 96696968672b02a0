import type { OwnRules, Visibility } from '../core/networks.ts'

/**
 * The port to a network that has an open API. An adapter knows the network's protocol and nothing of
 * Luotto; `contract.ts` says what every adapter must do.
 */
export type Post = {
  /** The whole text, disclosure included, within the network's limits. */
  readonly text: string
  readonly language: 'fi' | 'sv' | 'en'
  readonly card?: LinkCard
  /** As pictures of the post or as the card's, as the network has it. One that it refuses is left out. */
  readonly pictures?: readonly PostPicture[]
  /** For whom, where the network knows the difference; otherwise for everybody. */
  readonly visibility?: Visibility
  /** Shown in the place of the text until a reader opens it, where the network knows such a thing. */
  readonly contentWarning?: string
  /** When the member told it; part of the post, so that publishing twice makes the same post. */
  readonly toldAt: Date
}

export type LinkCard = { readonly url: string; readonly title: string; readonly description: string }

export type PostPicture = {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/jpeg'
  /** What the picture shows, for those who do not see it. */
  readonly alt: string
}

/** A member's own account, as the adapter needs it. */
export type Account = {
  readonly service: string
  readonly handle: string
  /** What the member entrusted: an app password, or what the adapter itself made of a sign-in. */
  readonly secret: string
  /** Where the secret is kept, for an adapter whose tokens are renewed now and then. */
  readonly keeping?: Keeping
}

export type Keeping = {
  /** The secret as it stands now: another process may have renewed it. */
  readonly read: () => Promise<string | undefined>
  readonly write: (secret: string) => Promise<void>
  /** One at a time for this account, over all processes: a token that renews may do so once. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
}

/** Why a network said no; the interface has a sentence for each in the reader's language. */
export type Refusal = 'wrong-password' | 'signed-out' | 'account-suspended' | 'too-long' | 'rate-limited' | 'other'

export type Published =
  | { readonly state: 'published'; readonly url: string }
  /** The network said no, and would again. `detail` is the network's own words. */
  | { readonly state: 'rejected'; readonly refusal: Refusal; readonly detail: string }
  /** It surely did not go out, and may later: not before so many seconds, where the network said so. */
  | { readonly state: 'retry-later'; readonly detail: string; readonly afterSeconds?: number }
  /** It may have gone out: look for it before another try. */
  | { readonly state: 'unknown'; readonly detail: string }

export type Found =
  | { readonly state: 'found'; readonly url: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly detail: string }

export type Removed =
  | { readonly state: 'removed' }
  /** It was not there any more. */
  | { readonly state: 'absent' }
  /** Perhaps removed, perhaps not: asking again is safe. */
  | { readonly state: 'retry-later'; readonly detail: string }
  | { readonly state: 'rejected'; readonly refusal: Refusal; readonly detail: string }

export type Verified =
  | { readonly ok: true; readonly handle: string; readonly service: string }
  | { readonly ok: false; readonly problem: 'wrong-password' | 'signed-out' | 'unreachable' | 'not-found' }

/** Apps that we are registered as, where each instance wants to know its callers. */
export type Registrations = {
  readonly find: (service: string) => Promise<string | undefined>
  readonly keep: (service: string, registration: string) => Promise<void>
}

export type SignInProblem = 'not-found' | 'unreachable' | 'denied' | 'mismatch' | 'refused'

export type Begun =
  /** Where to send the member; `state` is what they come back with, `kept` what `finish` needs then (a secret). */
  | { readonly ok: true; readonly address: string; readonly state: string; readonly kept: string }
  | { readonly ok: false; readonly problem: SignInProblem }

export type SignedInAccount = {
  readonly handle: string
  readonly service: string
  readonly secret: string
  /** When the network ends it by itself. */
  readonly expiresAt?: Date
  readonly rules?: OwnRules
}

export type Finished =
  | { readonly ok: true; readonly account: SignedInAccount }
  | { readonly ok: false; readonly problem: SignInProblem }

/** Signing in at the network itself, so that no password comes to us. */
export type SignIn = {
  /** `where` as the member typed it: an instance, a handle. */
  readonly begin: (where: string) => Promise<Begun>
  /** With the query that the member came back with; whether its state is theirs has been seen to. */
  readonly finish: (kept: string, query: URLSearchParams) => Promise<Finished>
  /** Who we are, where the network asks at our own address. */
  readonly about?: unknown
  /** Ends at the network what was given to us; answers whether it is over there. */
  readonly end: (account: Account) => Promise<boolean>
}

export type Network = {
  readonly signIn?: SignIn
  /** Checks an account and answers its handle as the network writes it. */
  readonly verify: (account: Account) => Promise<Verified>
  /** Publishes under `key` (chosen by `newKey`); the same key twice makes one post. */
  readonly publish: (post: Post, account: Account, key: string) => Promise<Published>
  /**
   * Looks for a post that may have gone out under `key`. A network that cannot be asked for one post alone
   * has none: what else the member wrote there is not read.
   */
  readonly find?: (account: Account, key: string) => Promise<Found>
  /** How long after a first try the network itself answers a second one under its key with the same post. */
  readonly repeatableForMs?: number
  /** Takes away the post that was published under `key` at `url`; asked twice, it answers `absent`. */
  readonly remove: (account: Account, key: string, url: string) => Promise<Removed>
  /** A key in the network's own form, from the time of telling (ms since 1970) and chance (0 ≤ x < 1). */
  readonly newKey: (now: number, chance: number) => string
}

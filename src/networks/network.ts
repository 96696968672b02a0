/**
 * The port to a network that has an open API. An adapter knows the network's protocol and nothing of
 * Luotto; `contract.ts` says what every adapter must do.
 */
export type Post = {
  /** The whole text, disclosure included, within the network's limits. */
  readonly text: string
  readonly language: 'fi' | 'sv' | 'en'
  readonly card?: LinkCard
  /** When the member told it; part of the post, so that publishing twice makes the same post. */
  readonly toldAt: Date
}

export type LinkCard = {
  readonly url: string
  readonly title: string
  readonly description: string
  readonly picture?: { readonly bytes: Uint8Array; readonly mediaType: 'image/jpeg' }
}

/** A member's own account, as the adapter needs it; `secret` is an app password. */
export type Account = {
  readonly service: string
  readonly handle: string
  readonly secret: string
}

/** Why a network said no; the interface has a sentence for each in the reader's language. */
export type Refusal = 'wrong-password' | 'account-suspended' | 'too-long' | 'rate-limited' | 'other'

export type Published =
  | { readonly state: 'published'; readonly url: string }
  /** The network said no, and would again. `detail` is the network's own words. */
  | { readonly state: 'rejected'; readonly refusal: Refusal; readonly detail: string }
  /** It surely did not go out, and may later. */
  | { readonly state: 'retry-later'; readonly detail: string }
  /** It may have gone out: look for it before another try. */
  | { readonly state: 'unknown'; readonly detail: string }

export type Found =
  | { readonly state: 'found'; readonly url: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly detail: string }

export type Verified =
  | { readonly ok: true; readonly handle: string; readonly service: string }
  | { readonly ok: false; readonly problem: 'wrong-password' | 'unreachable' | 'not-found' }

export type Network = {
  /** Checks an account and answers its handle as the network writes it. */
  readonly verify: (account: Account) => Promise<Verified>
  /** Publishes under `key` (chosen by `newKey`); the same key twice makes one post. */
  readonly publish: (post: Post, account: Account, key: string) => Promise<Published>
  /** Looks for a post that may have gone out under `key`. */
  readonly find: (account: Account, key: string) => Promise<Found>
  /** A key in the network's own form, from the time of telling (ms since 1970) and chance (0 ≤ x < 1). */
  readonly newKey: (now: number, chance: number) => string
}

import type { Outbound } from '../platform/outbound.ts'
import type { Registrations } from './network.ts'

export type MastodonParts = {
  readonly outbound: Outbound
  readonly clock: () => number
  readonly registrations: Registrations
  /** Where the member comes back to after signing in there. */
  readonly callback: string
  /** Our own address, for the instance to show. */
  readonly website: string
  /** Places (`host:port`) that may be spoken to without TLS: those that the operator allowed. */
  readonly plain: readonly string[]
  readonly wait: (milliseconds: number) => Promise<void>
}

export type Credential = { readonly token: string; readonly client?: { readonly id: string; readonly secret: string } }

/** What `finish` of the sign-in put together, or a bare token. */
export function credentialOf(secret: string): Credential {
  try {
    return JSON.parse(secret)
  } catch {
    return { token: secret }
  }
}

import { XRPCError } from '@atproto/api'
import { credentialOf, isSignedOut } from './bluesky-oauth.ts'
import type { Published, Refusal } from './network.ts'
import { noAnswerIn } from './outbound-fetch.ts'

export type NotPublished = Exclude<Published, { state: 'published' }>
export type NotWritten = Exclude<NotPublished, { state: 'unknown' }>

/** What a failure before the record was sent means: nothing can have gone out. */
export function beforeWriting(error: unknown, secret: string): NotWritten {
  const detail = detailOf(error, secret)
  const none = noAnswerIn(error)
  if (none) return willStayAway(none.problem) ? rejected('other', detail) : { state: 'retry-later', detail }
  const refusal = refusalIn(error, secret)
  return refusal ? rejected(refusal, detail) : { state: 'retry-later', detail }
}

/** What a failure of the write itself means: without a clear no, the record may have been kept. */
export function whileWriting(error: unknown, secret: string): NotPublished {
  const detail = detailOf(error, secret)
  const none = noAnswerIn(error)
  if (none) return none.sent ? { state: 'unknown', detail } : beforeWriting(error, secret)
  const refusal = refusalIn(error, secret)
  if (refusal) return rejected(refusal, detail)
  return { state: xrpc(error).status === 429 ? 'retry-later' : 'unknown', detail }
}

/** The network's own words, short, and never with the password in them. */
export function detailOf(error: unknown, secret: string): string {
  const words = noAnswerIn(error)?.detail ?? xrpc(error).message
  const session = credentialOf(secret)?.session.tokenSet
  return [secret, session?.access_token, session?.refresh_token]
    .reduce<string>((shown, one) => (one ? shown.replaceAll(one, '•••') : shown), words)
    .slice(0, 300)
}

/** Whether the network's answer carries this name of an error. */
export function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof XRPCError && names.includes(error.error)
}

// A clear no, or `undefined` where the server stumbled, was busy, or answered what is not its protocol.
function refusalIn(error: unknown, secret: string): Refusal | undefined {
  const { status, message } = xrpc(error)
  if (isNamed(error, 'AccountTakedown', 'AccountSuspended', 'AccountDeactivated')) return 'account-suspended'
  if (isSignedOut(error)) return 'signed-out'
  if (status === 401) return credentialOf(secret) ? 'signed-out' : 'wrong-password'
  if (status === 429 || status < 400 || (status >= 500 && status !== 501)) return undefined
  return status === 413 || /longer than|too (long|big|large)/i.test(message) ? 'too-long' : 'other'
}

function xrpc(error: unknown): XRPCError {
  // The library turns all that it meets into this; anything else is a fault of ours.
  if (!(error instanceof XRPCError)) throw error
  return error
}

function willStayAway(problem: string): boolean {
  return ['bad-address', 'refused-address', 'too-many-redirects'].includes(problem)
}

function rejected(refusal: Refusal, detail: string): NotWritten {
  return { state: 'rejected', refusal, detail }
}

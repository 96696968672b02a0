import { type Agent, AtpAgent, XRPCError } from '@atproto/api'
import type { Outbound } from '../platform/outbound.ts'
import { beforeWriting, detailOf, isNamed, type NotPublished, whileWriting } from './bluesky-failures.ts'
import {
  agentBy,
  type BlueskyOAuth,
  blueskySignIn,
  type Credential,
  credentialOf,
  isSignedOut,
} from './bluesky-oauth.ts'
import { picturesFor, recordOf, type SentPicture } from './bluesky-record.ts'
import type { Account, Found, Network, Post, PostPicture, Published, Removed, Verified } from './network.ts'
import { noAnswerIn, outboundFetch } from './outbound-fetch.ts'
import { tid } from './tid.ts'

type Ways = { readonly fetch: typeof globalThis.fetch; readonly oauth: BlueskyOAuth | undefined }
type SignedIn = {
  readonly agent: Agent
  readonly did: string
  readonly handle: string
  readonly isActive: boolean
}

const collection = 'app.bsky.feed.post'

/** Bluesky, and every other server of the AT Protocol, by a sign-in there or by an app password. */
export function bluesky(outbound: Outbound, oauth?: BlueskyOAuth): Network {
  // One exchange of a few kilobytes; a picture goes up, never down.
  const fetch = outboundFetch(outbound, { maxBytes: 1_000_000, timeoutMs: 20_000 })
  const ways = { fetch, oauth }
  return {
    verify: (account) => verify(account, ways),
    publish: (post, account, key) => publish(post, account, key, ways),
    find: (account, key) => find(account, key, ways),
    remove: (account, key) => remove(account, key, ways),
    newKey: tid,
    ...(oauth ? { signIn: blueskySignIn(oauth, fetch) } : {}),
  }
}

async function verify(account: Account, ways: Ways): Promise<Verified> {
  const service = serviceOf(account)
  if (!service) return { ok: false, problem: 'not-found' }
  try {
    const { agent, handle, isActive } = await signIn(service, account, ways)
    if (credentialOf(account.secret)) await agent.com.atproto.server.getSession()
    return isActive ? { ok: true, handle, service } : { ok: false, problem: 'not-found' }
  } catch (error) {
    const failure = beforeWriting(error, account.secret)
    if (failure.state !== 'rejected') return { ok: false, problem: 'unreachable' }
    if (failure.refusal === 'signed-out') return { ok: false, problem: 'signed-out' }
    if (failure.refusal !== 'wrong-password') return { ok: false, problem: 'not-found' }
    const agent = new AtpAgent({ service, fetch: ways.fetch })
    return { ok: false, problem: (await isNobody(agent, handleOf(account))) ? 'not-found' : 'wrong-password' }
  }
}

async function publish(post: Post, account: Account, key: string, ways: Ways): Promise<Published> {
  const prepared = await prepare(post, account, ways)
  if ('state' in prepared) return prepared
  const { agent, did, record } = prepared
  try {
    // The key is ours and only a first write is asked for, so a second one finds the post and leaves it be.
    await agent.com.atproto.repo.putRecord({ repo: did, collection, rkey: key, record, swapRecord: null })
    return { state: 'published', url: urlOf(did, key) }
  } catch (error) {
    if (!isNamed(error, 'InvalidSwap')) return whileWriting(error, account.secret)
    const found = await lookUp(agent, did, key, account.secret)
    if (found.state === 'found') return { state: 'published', url: found.url }
    return { state: 'unknown', detail: detailOf(error, account.secret) }
  }
}

// All that comes before the record is sent; until then a failure is surely no publication.
async function prepare(post: Post, account: Account, ways: Ways) {
  const service = serviceOf(account)
  if (!service) return { state: 'rejected', refusal: 'other', detail: 'the service is not an address' } as const
  try {
    const { agent, did, isActive } = await signIn(service, account, ways)
    if (!isActive)
      return { state: 'rejected', refusal: 'account-suspended', detail: 'the account is inactive' } as const
    const sent: SentPicture[] = []
    for (const picture of picturesFor(post)) {
      const one = await upload(picture, agent, account.secret)
      if (one && 'state' in one) return one
      if (one) sent.push(one)
    }
    return { agent, did, record: await recordOf(post, agent, sent) }
  } catch (error) {
    return beforeWriting(error, account.secret)
  }
}

// A picture that the network will not have is left out; one that could not be sent now may be sent later.
async function upload(
  picture: PostPicture,
  agent: Agent,
  secret: string,
): Promise<SentPicture | NotPublished | undefined> {
  try {
    const { data } = await agent.uploadBlob(picture.bytes, { encoding: picture.mediaType })
    return { blob: data.blob, alt: picture.alt }
  } catch (error) {
    const failure = beforeWriting(error, secret)
    return failure.state === 'retry-later' ? failure : undefined
  }
}

async function find(account: Account, key: string, ways: Ways): Promise<Found> {
  const service = serviceOf(account)
  if (!service) return { state: 'unknown', detail: 'the service is not an address' }
  try {
    const { agent, did } = await signIn(service, account, ways)
    return await lookUp(agent, did, key, account.secret)
  } catch (error) {
    return { state: 'unknown', detail: detailOf(error, account.secret) }
  }
}

async function remove(account: Account, key: string, ways: Ways): Promise<Removed> {
  const service = serviceOf(account)
  if (!service) return { state: 'rejected', refusal: 'other', detail: 'the service is not an address' }
  try {
    const { agent, did } = await signIn(service, account, ways)
    const found = await lookUp(agent, did, key, account.secret)
    if (found.state === 'unknown') return { state: 'retry-later', detail: found.detail }
    if (found.state === 'absent') return found
    await agent.com.atproto.repo.deleteRecord({ repo: did, collection, rkey: key })
    return { state: 'removed' }
  } catch (error) {
    // Taking away what is gone already harms nobody, so what broke off may simply be asked again.
    return beforeWriting(error, account.secret)
  }
}

async function lookUp(agent: Agent, did: string, key: string, secret: string): Promise<Found> {
  try {
    await agent.com.atproto.repo.getRecord({ repo: did, collection, rkey: key })
    return { state: 'found', url: urlOf(did, key) }
  } catch (error) {
    if (isNamed(error, 'RecordNotFound')) return { state: 'absent' }
    return { state: 'unknown', detail: detailOf(error, secret) }
  }
}

async function signIn(service: string, account: Account, { fetch, oauth }: Ways): Promise<SignedIn> {
  const identifier = handleOf(account)
  const credential = credentialOf(account.secret)
  if (credential) return bySignIn(account, credential, oauth, fetch)
  const agent = new AtpAgent({ service, fetch })
  const { data } = await agent.login({ identifier, password: account.secret })
  const handle = data.handle === 'handle.invalid' ? identifier : data.handle
  return { agent, did: data.did, handle, isActive: data.active !== false }
}

async function bySignIn(
  account: Account,
  credential: Credential,
  oauth: BlueskyOAuth | undefined,
  fetch: Ways['fetch'],
): Promise<SignedIn> {
  // An installation that has lost its TLS, or its key, is not the one that was signed in to.
  if (!oauth) throw new XRPCError(401, 'SignedOut', 'this installation cannot use the sign-in any more')
  try {
    const agent = await agentBy(account, credential, oauth, fetch)
    return { agent, did: credential.did, handle: handleOf(account), isActive: true }
  } catch (error) {
    // As the network's own protocol says it, for the rest of us to understand.
    if (isSignedOut(error)) throw new XRPCError(401, 'SignedOut', 'the sign-in is over')
    throw noAnswerIn(error) ? error : new XRPCError(503, 'SignInFailed', String(error).slice(0, 200))
  }
}

// Signing in does not tell a mistyped handle from a mistyped password; looking the handle up does.
async function isNobody(agent: Agent, handle: string): Promise<boolean> {
  if (handle.startsWith('did:') || handle.includes('@')) return false
  try {
    await agent.com.atproto.identity.resolveHandle({ handle })
    return false
  } catch (error) {
    return beforeWriting(error, '').state === 'rejected'
  }
}

// People paste handles with an @ before, and with the invisible marks that apps put around them.
function handleOf({ handle }: Account): string {
  return handle
    .replace(/[\p{Cf}\s]/gu, '')
    .replace(/^@/, '')
    .toLowerCase()
}

function serviceOf({ service }: Account): string | undefined {
  const typed = service.trim() || 'https://bsky.social'
  return URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`)?.origin
}

// By the account's lasting identifier: handles change.
function urlOf(did: string, key: string): string {
  return `https://bsky.app/profile/${did}/post/${key}`
}

import { Agent } from '@atproto/api'
import {
  type Keyset,
  NodeOAuthClient,
  type NodeSavedSession,
  type NodeSavedState,
  OAuthCallbackError,
  type OAuthClientMetadataInput,
} from '@atproto/oauth-client-node'
import type { Account, Begun, Finished, Keeping, SignIn, SignInProblem } from './network.ts'
import { noAnswerIn } from './outbound-fetch.ts'

// https://atproto.com/specs/oauth : PAR, PKCE, tokens bound to a key (DPoP), and who we are at an address.

export type BlueskyOAuth = {
  readonly metadata: OAuthClientMetadataInput
  /** The key that says who we are; a client without one is public, and its sessions are short. */
  readonly keys: Keyset | undefined
  /** Speaking to servers without TLS: for an installation that has none itself. */
  readonly plain: boolean
  /** Instead of plc.directory; for tests. */
  readonly directory?: string
}

type Fetch = typeof globalThis.fetch
export type Credential = { readonly did: string; readonly session: NodeSavedSession }

/** What a sign-in left, or `undefined` for an app password. */
export function credentialOf(secret: string): Credential | undefined {
  if (!secret.startsWith('{')) return undefined
  try {
    return JSON.parse(secret)
  } catch {
    return undefined
  }
}

type Stores = {
  readonly states?: Map<string, NodeSavedState>
  readonly sessions: {
    get: () => Promise<NodeSavedSession | undefined>
    set: (session: NodeSavedSession) => Promise<void>
  }
  readonly alone?: Keeping['alone']
}

// What the servers want to hear again with the next request: asked once for all who use them, not each time.
const nonces = new Map<string, string>()
const mostNonces = 1000
const nonceStore = {
  get: async (origin: string) => nonces.get(origin),
  set: async (origin: string, nonce: string) => {
    if (nonces.size >= mostNonces) nonces.clear()
    nonces.set(origin, nonce)
  },
  del: async (origin: string) => void nonces.delete(origin),
}

function client({ metadata, keys, plain, directory }: BlueskyOAuth, fetch: Fetch, stores: Stores): NodeOAuthClient {
  const { states = new Map<string, NodeSavedState>(), sessions, alone } = stores
  return new NodeOAuthClient({
    clientMetadata: metadata,
    ...(keys ? { keyset: keys } : {}),
    allowHttp: plain,
    dpopNonceCache: nonceStore,
    fetch,
    ...(directory ? { plcDirectoryUrl: directory } : {}),
    requestLock: async (_, work) => (alone ? alone(async () => work()) : work()),
    stateStore: {
      get: async (key) => states.get(key),
      set: async (key, state) => void states.set(key, state),
      del: async (key) => void states.delete(key),
    },
    sessionStore: {
      get: sessions.get,
      set: (_, session) => sessions.set(session),
      // What is over stays where it is: the member is asked to sign in again, and that writes over it.
      del: async () => undefined,
    },
  })
}

export function blueskySignIn(oauth: BlueskyOAuth, fetch: Fetch): SignIn {
  return {
    begin: (where) => begin(where, oauth, fetch),
    finish: (kept, query) => finish(JSON.parse(kept), query, oauth, fetch),
    ...(oauth.keys ? { about: oauth.metadata } : {}),
    end: async (account) => {
      const credential = credentialOf(account.secret)
      if (!credential) return true
      await clientOf(account, credential, oauth, fetch).revoke(credential.did)
      // The library keeps silent about what came of it; who can still renew was not ended.
      return clientOf(account, credential, oauth, fetch)
        .restore(credential.did, true)
        .then(
          () => false,
          (error: unknown) => isSignedOut(error),
        )
    },
  }
}

const nothing = { get: async () => undefined, set: async () => undefined }
const problem = (is: SignInProblem) => ({ ok: false, problem: is }) as const

async function begin(where: string, oauth: BlueskyOAuth, fetch: Fetch): Promise<Begun> {
  const states = new Map<string, NodeSavedState>()
  try {
    const address = await client(oauth, fetch, { states, sessions: nothing }).authorize(cleaned(where))
    const [made] = states
    return made ? { ok: true, address: address.href, state: made[0], kept: JSON.stringify(made) } : problem('refused')
  } catch (error) {
    const none = noAnswerIn(error)
    if (none) return problem(none.problem === 'unreachable' || none.problem === 'timeout' ? 'unreachable' : 'not-found')
    return problem(error instanceof Error && error.name === 'OAuthResponseError' ? 'refused' : 'not-found')
  }
}

// People paste handles with an @ before, and with the invisible marks that apps put around them.
const cleaned = (where: string): string => where.replace(/[\p{Cf}\s]/gu, '').replace(/^@/, '')

async function finish(
  [state, data]: [string, NodeSavedState],
  query: URLSearchParams,
  oauth: BlueskyOAuth,
  fetch: Fetch,
): Promise<Finished> {
  let saved: NodeSavedSession | undefined
  const sessions = {
    get: async () => saved,
    set: async (session: NodeSavedSession) => {
      saved = session
    },
  }
  try {
    const { session } = await client(oauth, fetch, { states: new Map([[state, data]]), sessions }).callback(query)
    const { data: repo } = await new Agent(session).com.atproto.repo.describeRepo({ repo: session.did })
    if (!saved) return problem('refused')
    const secret = JSON.stringify({ did: session.did, session: saved } satisfies Credential)
    const handle = repo.handle === 'handle.invalid' ? session.did : repo.handle
    return { ok: true, account: { handle, service: new URL(saved.tokenSet.aud).origin, secret } }
  } catch (error) {
    return problem(problemIn(error))
  }
}

function problemIn(error: unknown): SignInProblem {
  const none = noAnswerIn(error)
  if (none) return 'unreachable'
  if (!(error instanceof OAuthCallbackError)) return 'refused'
  if (error.params.get('error') === 'access_denied') return 'denied'
  return /issuer|iss missing|authorization session|"code"/i.test(error.message) ? 'mismatch' : 'refused'
}

/** The account's own agent, by tokens that renew themselves where the account is kept. */
export async function agentBy(
  account: Account,
  credential: Credential,
  oauth: BlueskyOAuth,
  fetch: Fetch,
): Promise<Agent> {
  return new Agent(await clientOf(account, credential, oauth, fetch).restore(credential.did))
}

function clientOf({ keeping }: Account, credential: Credential, oauth: BlueskyOAuth, fetch: Fetch): NodeOAuthClient {
  const sessions = {
    get: async () => {
      const secret = await keeping?.read()
      return (secret === undefined ? credential : credentialOf(secret))?.session
    },
    set: async (session: NodeSavedSession) =>
      keeping?.write(JSON.stringify({ did: credential.did, session } satisfies Credential)),
  }
  return client(oauth, fetch, { sessions, ...(keeping ? { alone: keeping.alone } : {}) })
}

const over = ['TokenRefreshError', 'TokenRevokedError', 'TokenInvalidError', 'AuthMethodUnsatisfiableError']

/** Whether the sign-in is over: the member ended it, or the network did. */
export function isSignedOut(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return over.includes(error.constructor.name) || isSignedOut(error.cause)
}

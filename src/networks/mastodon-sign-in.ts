import { createHash, randomBytes } from 'node:crypto'
import type { OwnRules } from '../core/networks.ts'
import { call, fieldIn, type Reply, textIn } from './http-api.ts'
import { parseInstance } from './intents.ts'
import { credentialOf, type MastodonParts } from './mastodon-parts.ts'
import type { Account, Begun, Finished, SignIn, SignInProblem } from './network.ts'

// https://docs.joinmastodon.org/methods/oauth/ : an app is registered at each instance, then the member
// signs in there and comes back with a code.

/** As little as can be: who it is, posting, pictures. Before 4.3 there was no `profile`. */
const scopesOf = (known: unknown): string =>
  `${Array.isArray(known) && known.includes('profile') ? 'profile' : 'read:accounts'} write:statuses write:media`

type App = { readonly id: string; readonly secret: string; readonly scopes: string }
type Kept = { readonly service: string; readonly domain: string; readonly app: App; readonly verifier: string | null }

export function mastodonSignIn(parts: MastodonParts): SignIn {
  return {
    begin: (where) => begin(where, parts),
    finish: (kept, query) => finish(JSON.parse(kept), query, parts),
    end: (account) => end(account, parts),
  }
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const problem = (is: SignInProblem) => ({ ok: false, problem: is }) as const
const problemOf = (reply: Reply): SignInProblem =>
  !reply.ok && reply.problem !== 'refused-address' && reply.problem !== 'bad-address' ? 'unreachable' : 'not-found'

async function begin(where: string, parts: MastodonParts): Promise<Begun> {
  const service = await serviceOf(where, parts)
  if (typeof service === 'object') return service
  const instance = await instanceAt(service, parts)
  if (!instance.ok) return instance
  // RFC 8414; an instance before 4.3 has no such page, and knows no PKCE.
  const about = await call(parts.outbound, { url: `${service}/.well-known/oauth-authorization-server` })
  const known = about.ok && about.status === 200 ? about.body : undefined
  const methods = fieldIn(known, 'code_challenge_methods_supported')
  const verifier = Array.isArray(methods) && methods.includes('S256') ? base64url(randomBytes(32)) : null
  const app = await appAt(service, scopesOf(fieldIn(known, 'scopes_supported')), parts)
  if (!app) return problem('refused')
  const state = base64url(randomBytes(24))
  const challenge = verifier && base64url(createHash('sha256').update(verifier).digest())
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: app.id,
    redirect_uri: parts.callback,
    scope: app.scopes,
    state,
    ...(challenge ? { code_challenge: challenge, code_challenge_method: 'S256' } : {}),
  })
  const kept: Kept = { service, domain: instance.domain, app, verifier }
  return { ok: true, address: `${service}/oauth/authorize?${query}`, state, kept: JSON.stringify(kept) }
}

/**
 * The instance's own address, from what a person types: an instance, an address there, a handle. A handle
 * may name another host than the one that the instance is at; then that host tells (WebFinger).
 */
async function serviceOf(where: string, { outbound, plain }: MastodonParts): Promise<string | Begun> {
  const typed = URL.parse(where.trim())
  if (typed?.protocol === 'http:' && plain.includes(typed.host)) return typed.origin
  const host = parseInstance(where)
  if (!host) return problem('not-found')
  const handle = /^@?([\w.-]+)@[^@/]+$/.exec(where.trim())
  if (!handle) return `https://${host}`
  const resource = `acct:${handle[1]}@${host}`
  const url = `https://${host}/.well-known/webfinger?resource=${encodeURIComponent(resource)}`
  const reply = await call(outbound, { url, maxRedirects: 3 })
  const links = reply.ok ? fieldIn(reply.body, 'links') : undefined
  const own = Array.isArray(links) ? links.find((link) => textIn(link, 'rel') === 'self') : undefined
  const found = URL.parse(textIn(own, 'href') ?? '')
  return found?.protocol === 'https:' ? found.origin : `https://${host}`
}

async function instanceAt(service: string, { outbound }: MastodonParts) {
  const reply = await call(outbound, { url: `${service}/api/v2/instance` })
  const domain = reply.ok && reply.status === 200 && textIn(reply.body, 'domain')
  if (!reply.ok || !domain) return problem(problemOf(reply))
  return { ok: true, domain, rules: rulesIn(reply.body) } as const
}

function rulesIn(body: unknown): OwnRules {
  const count = (name: string, otherwise: number) => {
    const value = fieldIn(body, 'configuration', 'statuses', name)
    return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 1_000_000 ? value : otherwise
  }
  return { limit: count('max_characters', 500), addressCounts: count('characters_reserved_per_url', 23) }
}

/** The app that we are there: the one of last time, if the instance still knows it, or a new one. */
async function appAt(service: string, scopes: string, parts: MastodonParts): Promise<App | undefined> {
  const before = await parts.registrations.find(service)
  const app: App | undefined = before === undefined ? undefined : JSON.parse(before)
  // Instances forget apps that nobody uses.
  if (app && app.scopes === scopes && (await isKnown(service, app, parts))) return app
  const reply = await call(parts.outbound, {
    url: `${service}/api/v1/apps`,
    form: { client_name: 'Luotto', redirect_uris: parts.callback, scopes, website: parts.website },
  })
  const id = reply.ok && textIn(reply.body, 'client_id')
  const secret = reply.ok && textIn(reply.body, 'client_secret')
  if (!id || !secret) return undefined
  await parts.registrations.keep(service, JSON.stringify({ id, secret, scopes }))
  return { id, secret, scopes }
}

async function isKnown(service: string, app: App, { outbound, callback }: MastodonParts): Promise<boolean> {
  const reply = await call(outbound, {
    url: `${service}/oauth/token`,
    form: {
      grant_type: 'client_credentials',
      client_id: app.id,
      client_secret: app.secret,
      redirect_uri: callback,
    },
  })
  // Only a clear no makes a new app; a stumble does not.
  return !reply.ok || (reply.status !== 401 && reply.status !== 400)
}

async function finish(kept: Kept, query: URLSearchParams, parts: MastodonParts): Promise<Finished> {
  const { service, domain, app, verifier } = kept
  // RFC 9207: an answer that names its issuer must name the one that was asked.
  const issuer = query.get('iss')
  if (issuer !== null && URL.parse(issuer)?.origin !== service) return problem('mismatch')
  if (query.has('error')) return problem(query.get('error') === 'access_denied' ? 'denied' : 'refused')
  const code = query.get('code')
  if (!code) return problem('mismatch')
  const reply = await call(parts.outbound, {
    url: `${service}/oauth/token`,
    form: {
      grant_type: 'authorization_code',
      code,
      client_id: app.id,
      client_secret: app.secret,
      redirect_uri: parts.callback,
      ...(verifier ? { code_verifier: verifier } : {}),
    },
  })
  const token = reply.ok && reply.status === 200 && textIn(reply.body, 'access_token')
  if (!token) return problem(reply.ok ? 'refused' : 'unreachable')
  return accountBy(token, { service, domain, app }, reply, parts)
}

async function accountBy(
  token: string,
  { service, domain, app }: Pick<Kept, 'service' | 'domain' | 'app'>,
  reply: Reply,
  parts: MastodonParts,
): Promise<Finished> {
  const who = await call(parts.outbound, { url: `${service}/api/v1/accounts/verify_credentials`, token })
  const name = who.ok && who.status === 200 && textIn(who.body, 'username')
  if (!name) return problem(who.ok ? 'refused' : 'unreachable')
  const instance = await instanceAt(service, parts)
  const seconds = Number(reply.ok ? fieldIn(reply.body, 'expires_in') : undefined)
  return {
    ok: true,
    account: {
      handle: `@${name}@${domain}`,
      service,
      secret: JSON.stringify({ token, client: { id: app.id, secret: app.secret } }),
      ...(seconds > 0 ? { expiresAt: new Date(parts.clock() + seconds * 1000) } : {}),
      ...(instance.ok ? { rules: instance.rules } : {}),
    },
  }
}

async function end({ service, secret }: Account, { outbound }: MastodonParts): Promise<boolean> {
  const { token, client } = credentialOf(secret)
  const reply = await call(outbound, {
    url: `${service}/oauth/revoke`,
    form: { token, client_id: client?.id ?? '', client_secret: client?.secret ?? '' },
  })
  return reply.ok && reply.status === 200
}

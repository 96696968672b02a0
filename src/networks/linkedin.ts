import { randomBytes } from 'node:crypto'
import type { Outbound } from '../platform/outbound.ts'
import {
  type Answer,
  beforeWriting,
  call,
  fieldIn,
  type Meaning,
  type NotWritten,
  textIn,
  whileWriting,
} from './http-api.ts'
import type {
  Account,
  Finished,
  Network,
  Post,
  PostPicture,
  Published,
  Refusal,
  Removed,
  SignIn,
  SignInProblem,
  Verified,
} from './network.ts'
import { tid } from './tid.ts'

export type LinkedInParts = {
  readonly outbound: Outbound
  readonly clock: () => number
  /** Where the member comes back to. */
  readonly callback: string
  /** The app that whoever runs this installation has made at LinkedIn. */
  readonly client: { readonly id: string; readonly secret: string }
  /** Instead of LinkedIn itself; for tests. */
  readonly api?: string
  readonly www?: string
}

/** Who it is, and posting in their name; never of an organisation. */
const scope = 'openid profile w_member_social'
/** LinkedIn keeps a version for a year. */
const version = '202610'

/**
 * LinkedIn, where whoever runs this installation wants it. It gives back nothing that was posted and knows no
 * key of ours, so there is no looking for a post: what may have gone out is for the member to tell.
 */
export function linkedin(parts: LinkedInParts): Network {
  return {
    verify: (account) => verify(account, parts),
    publish: (post, account) => publish(post, account, parts),
    remove: (account, _, url) => remove(account, url, parts),
    newKey: tid,
    signIn: signIn(parts),
  }
}

type Credential = { readonly token: string; readonly member: string }

function credentialOf(secret: string): Credential {
  try {
    return JSON.parse(secret)
  } catch {
    return { token: secret, member: '' }
  }
}

const apiOf = ({ api = 'https://api.linkedin.com' }: LinkedInParts) => api
const wwwOf = ({ www = 'https://www.linkedin.com' }: LinkedInParts) => www
const versioned = { 'linkedin-version': version, 'x-restli-protocol-version': '2.0.0' }

async function verify(account: Account, parts: LinkedInParts): Promise<Verified> {
  const { token } = credentialOf(account.secret)
  const reply = await call(parts.outbound, { url: `${apiOf(parts)}/v2/userinfo`, token })
  const name = reply.ok && reply.status === 200 && textIn(reply.body, 'name')
  if (name) return { ok: true, handle: name, service: account.service }
  const meant = beforeWriting(reply, meaningOf(token, parts))
  if (meant.state !== 'rejected') return { ok: false, problem: 'unreachable' }
  return { ok: false, problem: meant.refusal === 'signed-out' ? 'signed-out' : 'not-found' }
}

async function publish(post: Post, account: Account, parts: LinkedInParts): Promise<Published> {
  const { token, member } = credentialOf(account.secret)
  const author = `urn:li:person:${member}`
  const picture = post.pictures?.[0]
  const image = picture && (await upload(picture, author, token, parts))
  if (typeof image === 'object') return image
  const reply = await call(parts.outbound, {
    url: `${apiOf(parts)}/rest/posts`,
    token,
    headers: versioned,
    json: {
      author,
      commentary: littleText(post.text),
      visibility: 'PUBLIC',
      distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
      lifecycleState: 'PUBLISHED',
      isReshareDisabledByAuthor: false,
      ...contentOf(post, image),
    },
  })
  const urn = reply.ok && reply.status === 201 ? reply.headers['x-restli-id'] : undefined
  if (urn) return { state: 'published', url: `https://www.linkedin.com/feed/update/${urn}/` }
  return whileWriting(reply, meaningOf(token, parts))
}

// A post has one content: the card with its picture, or the picture with its words.
function contentOf({ card, pictures }: Post, image: string | undefined): { readonly content?: object } {
  if (card) {
    const { url: source, title, description } = card
    return { content: { article: { source, title, description, ...(image ? { thumbnail: image } : {}) } } }
  }
  return image ? { content: { media: { id: image, altText: pictures?.[0]?.alt ?? '' } } } : {}
}

/** Sends the picture ahead; one that is not taken is left out, so that the text goes out. */
async function upload(
  picture: PostPicture,
  owner: string,
  token: string,
  parts: LinkedInParts,
): Promise<string | undefined | NotWritten> {
  const begun = await call(parts.outbound, {
    url: `${apiOf(parts)}/rest/images?action=initializeUpload`,
    token,
    headers: versioned,
    json: { initializeUploadRequest: { owner } },
  })
  const value = begun.ok && begun.status === 200 ? fieldIn(begun.body, 'value') : undefined
  const [image, to] = [textIn(value, 'image'), URL.parse(textIn(value, 'uploadUrl') ?? '')]
  // The token is shown to LinkedIn alone.
  const isTheirs = to && (to.host === new URL(apiOf(parts)).host || /(^|\.)linkedin\.com$/.test(to.hostname))
  const sent =
    image && to && isTheirs
      ? await call(parts.outbound, { method: 'PUT', url: to.href, token, bytes: picture.bytes })
      : begun
  if (image && sent.ok && (sent.status === 200 || sent.status === 201)) return image
  const meant = beforeWriting(sent, meaningOf(token, parts))
  return meant.state === 'rejected' && meant.refusal !== 'signed-out' ? undefined : meant
}

/**
 * The text as LinkedIn wants it ("little text"): what could be a mark of theirs is escaped, a hashtag is said
 * to be one.
 */
export function littleText(text: string): string {
  const escaped = (part: string) => part.replace(/[\\|{}@[\]()<>#*_~]/g, '\\$&')
  return text
    .split(/((?<=^|\s)#[\p{L}\p{N}_]+)/u)
    .map((part, index) => (index % 2 === 1 ? `{hashtag|\\#|${escaped(part.slice(1))}}` : escaped(part)))
    .join('')
}

async function remove(account: Account, url: string, parts: LinkedInParts): Promise<Removed> {
  const { token } = credentialOf(account.secret)
  const urn = /urn:li:(?:share|ugcPost):\d+/.exec(url)?.[0]
  if (!urn) return { state: 'rejected', refusal: 'other', detail: 'the address names no post' }
  const reply = await call(parts.outbound, {
    method: 'DELETE',
    url: `${apiOf(parts)}/rest/posts/${encodeURIComponent(urn)}`,
    token,
    headers: { ...versioned, 'x-restli-method': 'DELETE' },
  })
  if (reply.ok && (reply.status === 204 || reply.status === 200)) return { state: 'removed' }
  if (reply.ok && reply.status === 404) return { state: 'absent' }
  return beforeWriting(reply, meaningOf(token, parts))
}

const meaningOf = (token: string, { clock, client }: LinkedInParts): Meaning => ({
  refusalOf,
  secrets: [token, client.secret],
  now: clock(),
})

function refusalOf({ status, body }: Answer): Refusal | undefined {
  if (status === 401) return 'signed-out'
  if (status === 403) return 'account-suspended'
  if (status === 400 || status === 422)
    return /length|too long|exceed/i.test(textIn(body, 'message') ?? '') ? 'too-long' : 'other'
  return status >= 400 && status < 500 ? 'other' : undefined
}

const problem = (is: SignInProblem) => ({ ok: false, problem: is }) as const

// Their sign-in for servers knows no PKCE: a secret of the app and a state of ours stand in its place.
function signIn(parts: LinkedInParts): SignIn {
  return {
    begin: async () => {
      const state = randomBytes(24).toString('base64url')
      const { client, callback } = parts
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: client.id,
        redirect_uri: callback,
        scope,
        state,
      })
      return { ok: true, address: `${wwwOf(parts)}/oauth/v2/authorization?${query}`, state, kept: '{}' }
    },
    finish: (_, query) => finish(query, parts),
    // LinkedIn has no way for an app like ours to end it: the member does, in their settings there.
    end: async () => false,
  }
}

async function finish(query: URLSearchParams, parts: LinkedInParts): Promise<Finished> {
  const error = query.get('error')
  if (error) return problem(error.startsWith('user_cancelled') || error === 'access_denied' ? 'denied' : 'refused')
  const { client, callback, outbound, clock } = parts
  const reply = await call(outbound, {
    url: `${wwwOf(parts)}/oauth/v2/accessToken`,
    form: {
      grant_type: 'authorization_code',
      code: query.get('code') ?? '',
      redirect_uri: callback,
      client_id: client.id,
      client_secret: client.secret,
    },
  })
  const token = reply.ok && reply.status === 200 && textIn(reply.body, 'access_token')
  if (!reply.ok || !token) return problem(reply.ok ? 'refused' : 'unreachable')
  const who = await call(outbound, { url: `${apiOf(parts)}/v2/userinfo`, token })
  const [member, name] = who.ok ? [textIn(who.body, 'sub'), textIn(who.body, 'name')] : []
  if (!member || !name) return problem(who.ok ? 'refused' : 'unreachable')
  const seconds = Number(fieldIn(reply.body, 'expires_in'))
  const account = { handle: name, service: wwwOf(parts), secret: JSON.stringify({ token, member }) }
  return { ok: true, account: seconds > 0 ? { ...account, expiresAt: new Date(clock() + seconds * 1000) } : account }
}

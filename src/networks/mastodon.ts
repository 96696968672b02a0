import { type Answer, beforeWriting, call, fieldIn, type Meaning, textIn, whileWriting } from './http-api.ts'
import { mediaOf } from './mastodon-media.ts'
import { credentialOf, type MastodonParts } from './mastodon-parts.ts'
import { mastodonSignIn } from './mastodon-sign-in.ts'
import type { Account, Network, Post, Published, Refusal, Removed, Verified } from './network.ts'
import { tid } from './tid.ts'

/** `app/services/post_status_service.rb` keeps a key for 3,600 seconds; five minutes are left for clocks and ways. */
const repeatableForMs = 55 * 60_000

/**
 * Mastodon, and what else speaks its API, by an account that the member signed in to at their instance.
 * There is no looking for a post: one would have to read what else the member wrote there. Within the
 * hour the instance itself knows the key again.
 */
export function mastodon(parts: MastodonParts): Network {
  return {
    verify: (account) => verify(account, parts),
    publish: (post, account, key) => publish(post, account, key, parts),
    remove: (account, _, url) => remove(account, url, parts),
    newKey: tid,
    repeatableForMs,
    signIn: mastodonSignIn(parts),
  }
}

async function verify(account: Account, { outbound, clock }: MastodonParts): Promise<Verified> {
  const { token } = credentialOf(account.secret)
  const reply = await call(outbound, { url: `${account.service}/api/v1/accounts/verify_credentials`, token })
  const name = reply.ok && reply.status === 200 && textIn(reply.body, 'username')
  // The instance may go by another name than the one in handles; that one came with the sign-in.
  if (name) return { ok: true, handle: `@${name}@${account.handle.split('@').at(-1)}`, service: account.service }
  const meant = beforeWriting(reply, meaningOf(token, clock))
  if (meant.state !== 'rejected') return { ok: false, problem: 'unreachable' }
  return { ok: false, problem: meant.refusal === 'signed-out' ? 'signed-out' : 'not-found' }
}

async function publish(post: Post, account: Account, key: string, parts: MastodonParts): Promise<Published> {
  const { token } = credentialOf(account.secret)
  const meaning = meaningOf(token, parts.clock)
  const media = await mediaOf(post.pictures ?? [], account.service, token, { ...parts, meaning })
  if ('state' in media) return media
  const answer = await send(post, media.ids, { service: account.service, token, key }, parts)
  if (!isAboutMedia(answer) || media.ids.length === 0) return published(answer, meaning)
  // Whatever it has against the pictures, the text goes out. A refused key was not kept there.
  return published(await send(post, [], { service: account.service, token, key }, parts), meaning)
}

type To = { readonly service: string; readonly token: string; readonly key: string }

function send(post: Post, mediaIds: readonly string[], { service, token, key }: To, { outbound }: MastodonParts) {
  return call(outbound, {
    url: `${service}/api/v1/statuses`,
    token,
    headers: { 'idempotency-key': key },
    json: {
      status: post.text,
      language: post.language,
      visibility: post.visibility ?? 'public',
      ...(post.contentWarning ? { spoiler_text: post.contentWarning, sensitive: true } : {}),
      ...(mediaIds.length > 0 ? { media_ids: mediaIds } : {}),
    },
  })
}

type Sent = Awaited<ReturnType<typeof send>>

function published(reply: Sent, meaning: Meaning): Published {
  const url = reply.ok && reply.status === 200 && (textIn(reply.body, 'url') ?? textIn(reply.body, 'uri'))
  return url ? { state: 'published', url } : whileWriting(reply, meaning)
}

const isAboutMedia = (reply: Sent): boolean =>
  reply.ok && reply.status === 422 && /media|file|attach/i.test(textIn(reply.body, 'error') ?? '')

async function remove(account: Account, url: string, { outbound, clock }: MastodonParts): Promise<Removed> {
  const { token } = credentialOf(account.secret)
  // A status's address ends with its id.
  const id = URL.parse(url)?.pathname.split('/').at(-1) ?? ''
  if (!/^[\w-]{1,100}$/.test(id)) return { state: 'rejected', refusal: 'other', detail: 'the address names no post' }
  const reply = await call(outbound, { method: 'DELETE', url: `${account.service}/api/v1/statuses/${id}`, token })
  if (reply.ok && reply.status === 200) return { state: 'removed' }
  if (reply.ok && (reply.status === 404 || reply.status === 410)) return { state: 'absent' }
  return beforeWriting(reply, meaningOf(token, clock))
}

const meaningOf = (token: string, clock: () => number): Meaning => ({ refusalOf, secrets: [token], now: clock() })

// A clear no, or `undefined` where the server stumbled or answered what is not its protocol.
function refusalOf({ status, body }: Answer): Refusal | undefined {
  const words = textIn(body, 'error') ?? ''
  if (status === 401) return 'signed-out'
  if (status === 403) return /scope/i.test(words) ? 'signed-out' : 'account-suspended'
  if (status === 413) return 'too-long'
  if (status === 422) return /limit|too long|maximum|exceed/i.test(words) ? 'too-long' : 'other'
  return status >= 400 && status < 500 && fieldIn(body, 'error') !== undefined ? 'other' : undefined
}

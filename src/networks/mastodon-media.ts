import { beforeWriting, call, type Meaning, type NotWritten, type Reply, textIn } from './http-api.ts'
import type { MastodonParts } from './mastodon-parts.ts'
import type { PostPicture } from './network.ts'

type Parts = Pick<MastodonParts, 'outbound' | 'wait'> & { readonly meaning: Meaning }

const mostPictures = 4
/** Mastodon takes no longer description. */
const longestAlt = 1500
const looks = 20
const pauseMs = 1000

/**
 * Sends the pictures ahead and answers their ids. One that the instance will not have, or cannot make
 * ready, is left out: a picture never costs the telling its text. Where the instance cannot be spoken to
 * now, or the sign-in is over, that is the answer.
 */
export async function mediaOf(
  pictures: readonly PostPicture[],
  service: string,
  token: string,
  parts: Parts,
): Promise<{ readonly ids: readonly string[] } | NotWritten> {
  const ids: string[] = []
  for (const picture of pictures.slice(0, mostPictures)) {
    const id = await upload(picture, service, token, parts)
    if (typeof id === 'object') return id
    if (id) ids.push(id)
  }
  return { ids }
}

async function upload(
  { bytes, mediaType, alt }: PostPicture,
  service: string,
  token: string,
  parts: Parts,
): Promise<string | undefined | NotWritten> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: mediaType }), 'picture.jpg')
  form.set('description', Array.from(alt).slice(0, longestAlt).join(''))
  const reply = await call(parts.outbound, { url: `${service}/api/v2/media`, token, upload: form })
  const id = reply.ok && textIn(reply.body, 'id')
  if (!id || (reply.status !== 200 && reply.status !== 202)) return withoutPicture(reply, parts.meaning)
  return reply.status === 200 ? id : untilReady(id, service, token, parts)
}

/** 202: it is being made ready in the background; 206 while that goes on. */
async function untilReady(
  id: string,
  service: string,
  token: string,
  { outbound, wait, meaning }: Parts,
): Promise<string | undefined | NotWritten> {
  for (let look = 0; look < looks; look++) {
    await wait(pauseMs)
    const reply = await call(outbound, { url: `${service}/api/v1/media/${encodeURIComponent(id)}`, token })
    if (reply.ok && reply.status === 200) return id
    if (!reply.ok || reply.status !== 206) return withoutPicture(reply, meaning)
  }
  return undefined
}

// It says 500 of a picture that it cannot work on; 502 to 504 are of the server itself.
function withoutPicture(reply: Reply, meaning: Meaning): undefined | NotWritten {
  if (reply.ok && reply.status === 500) return undefined
  const meant = beforeWriting(reply, meaning)
  const isOfPicture =
    meant.state === 'rejected' && meant.refusal !== 'signed-out' && meant.refusal !== 'account-suspended'
  return isOfPicture ? undefined : meant
}

import { strToU8, zipSync } from 'fflate'
import type { MadePost } from './made-posts.ts'
import { gzippedInPieces, tarOf } from './tar.ts'

export const mastodonActor = 'https://meta.example/users/aino'
export const mastodonId = (number: number): string => `${mastodonActor}/statuses/${number}`

const everybody = 'https://www.w3.org/ns/activitystreams#Public'

const html = (text: string) =>
  `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n\n', '</p><p>').replaceAll('\n', '<br />')}</p>`

/** One doing as it stands in `outbox.json`. */
export function activityOf({ number, time, text, kind, continues }: MadePost): object {
  const id = mastodonId(number)
  const about = {
    actor: mastodonActor,
    published: time.replace('.000Z', 'Z'),
    to: [everybody],
    cc: [`${mastodonActor}/followers`],
  }
  if (kind === 'share')
    return { id: `${id}/activity`, type: 'Announce', ...about, object: 'https://muu.example/users/b/statuses/1' }
  const answers = continues !== undefined ? mastodonId(continues) : 'https://muu.example/users/b/statuses/1'
  const note = {
    id,
    type: 'Note',
    summary: null,
    inReplyTo: kind === 'reply' || continues !== undefined ? answers : null,
    published: about.published,
    url: `https://meta.example/@aino/${number}`,
    attributedTo: mastodonActor,
    to: about.to,
    cc: about.cc,
    sensitive: false,
    content: html(text),
    contentMap: { fi: html(text) },
    attachment: [],
    tag: [],
    replies: { id: `${id}/replies`, type: 'Collection', first: { type: 'CollectionPage', items: [] } },
  }
  return { id: `${id}/activity`, type: 'Create', ...about, object: note, signature: null }
}

/** `outbox.json`, piece by piece; on one line, as Mastodon writes it. */
export function* outboxJson(posts: Iterable<MadePost>): Generator<string> {
  yield '{"@context":["https://www.w3.org/ns/activitystreams",{"ostatus":"http://ostatus.org#","orderedItems":"x"}],'
  yield '"id":"outbox.json","type":"OrderedCollection","totalItems":0,"orderedItems":['
  let before = ''
  for (const post of posts) {
    yield before + JSON.stringify(activityOf(post))
    before = ','
  }
  yield ']}'
}

const filesOf = (posts: Iterable<MadePost>) => ({
  'outbox.json': strToU8([...outboxJson(posts)].join('')),
  'likes.json': strToU8('{"id":"likes.json","type":"OrderedCollection","orderedItems":[]}'),
  'actor.json': strToU8(JSON.stringify({ id: mastodonActor, type: 'Person', outbox: 'outbox.json' })),
})

export const mastodonZip = (posts: Iterable<MadePost>): Uint8Array => zipSync(filesOf(posts))

export function mastodonTarGz(posts: Iterable<MadePost>): Uint8Array {
  const picture = { name: 'media_attachments/files/1/original/kuva.jpg', bytes: new Uint8Array(70_000).fill(7) }
  const files = Object.entries(filesOf(posts)).map(([name, bytes]) => ({ name, bytes }))
  return gzippedInPieces(tarOf([picture, ...files]), 60_000)
}

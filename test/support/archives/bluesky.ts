import { Secp256k1Keypair } from '@atproto/crypto'
import { getFullRepo, MemoryBlockstore, type RecordCreateOp, Repo, WriteOpAction } from '@atproto/repo'
import type { MadePost } from './made-posts.ts'
import { joined } from './tar.ts'

export const blueskyDid = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa'

/** A record's key as the protocol orders them, by time. */
const keyOf = (number: number) => `3${number.toString(32).padStart(12, '0')}`

export const blueskyId = ({ number, kind }: MadePost): string =>
  `at://${blueskyDid}/app.bsky.feed.${kind === 'share' ? 'repost' : 'post'}/${keyOf(number)}`

const cid = 'bafyreihc26l2cflcfybmxdgv2dvyiqm4eph7lh2sxndfuqrbtbbgbzuc4e'
const theirs = 'at://did:plc:bbbbbbbbbbbbbbbbbbbbbbbb/app.bsky.feed.post/3aaaaaaaaaaaa'

function recordOf({ number, time, text, kind, continues }: MadePost): RecordCreateOp {
  const collection = kind === 'share' ? 'app.bsky.feed.repost' : 'app.bsky.feed.post'
  const parent = continues !== undefined ? `at://${blueskyDid}/app.bsky.feed.post/${keyOf(continues)}` : theirs
  const reply = { root: { uri: parent, cid }, parent: { uri: parent, cid } }
  const record =
    kind === 'share'
      ? { subject: { uri: theirs, cid } }
      : { text, langs: ['fi'], ...(kind === 'reply' || continues !== undefined ? { reply } : {}) }
  return {
    action: WriteOpAction.Create,
    collection,
    rkey: keyOf(number),
    record: { $type: collection, createdAt: time, ...record },
  } as RecordCreateOp
}

/** A repository as Bluesky's own code writes it, with a follow and a profile that are none of ours. */
export async function blueskyCar(posts: Iterable<MadePost>): Promise<Uint8Array<ArrayBuffer>> {
  const storage = new MemoryBlockstore()
  const other = (collection: string, rkey: string, record: object) =>
    ({ action: WriteOpAction.Create, collection, rkey, record: { $type: collection, ...record } }) as RecordCreateOp
  const records = [
    other('app.bsky.actor.profile', 'self', { displayName: 'Aino' }),
    other('app.bsky.graph.follow', '3aaaaaaaaaaaa', { subject: blueskyDid, createdAt: '2020-01-01T00:00:00.000Z' }),
    ...[...posts].map(recordOf),
  ]
  const repo = await Repo.create(storage, blueskyDid, await Secp256k1Keypair.create(), records)
  const chunks: Uint8Array[] = []
  for await (const chunk of getFullRepo(storage, repo.cid)) chunks.push(chunk)
  return joined(chunks)
}

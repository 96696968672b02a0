import type { SeenPost } from '../../src/networks/contract.ts'
import type { Pds } from './start-pds.ts'

type Facet = {
  index: { byteStart: number; byteEnd: number }
  features: ({ $type: string } & Record<string, unknown>)[]
}
type Blob = { size: number; mimeType: string }
export type PostRecord = {
  text: string
  facets?: Facet[]
  embed?: {
    external?: { uri: string; title: string; description: string; thumb?: Blob }
    images?: { alt: string; image: Blob }[]
  }
}

/** All posts of an account, asked of the PDS itself and not through the adapter. */
export async function recordsOf(pds: Pds, did: string): Promise<Map<string, PostRecord>> {
  const query = new URLSearchParams({ repo: did, collection: 'app.bsky.feed.post', limit: '100' })
  const response = await fetch(`${pds.url}/xrpc/com.atproto.repo.listRecords?${query}`)
  const { records } = (await response.json()) as { records: { uri: string; value: PostRecord }[] }
  return new Map(records.map(({ uri, value }) => [uri.split('/').at(-1) ?? '', value]))
}

export function seenBy({ text, facets, embed }: PostRecord): SeenPost {
  const features = (facets ?? []).flatMap((facet) => facet.features)
  const links = features.filter(({ $type }) => $type.endsWith('#link')).map(({ uri }) => String(uri))
  if (!embed) return { text, links }
  const pictures = embed.images?.map(({ alt, image }) => ({ bytes: image.size, alt }))
  if (!embed.external) return { text, links, ...(pictures ? { pictures } : {}) }
  const { uri, title, description, thumb } = embed.external
  const card = { url: uri, title, description }
  return { text, links, card, ...(thumb ? { pictures: [{ bytes: thumb.size }] } : {}) }
}

import {
  type Agent,
  type AppBskyEmbedExternal,
  type AppBskyEmbedImages,
  AppBskyRichtextFacet,
  type BlobRef,
  RichText,
} from '@atproto/api'
import type { Post, PostPicture } from './network.ts'

/** `app.bsky.embed.external` and `app.bsky.embed.images` take no bigger picture, and no more of them. */
const biggestPicture = 1_000_000
const mostPictures = 4

export type SentPicture = { readonly blob: BlobRef; readonly alt: string }

/** The post as a record: links, hashtags and mentions marked where they stand, and the card or pictures below. */
export async function recordOf(post: Post, agent: Agent, pictures: readonly SentPicture[]) {
  const text = new RichText({ text: post.text })
  await text.detectFacets(agent)
  const facets = text.facets?.filter(isResolved) ?? []
  const embed = embedOf(post, pictures)
  return {
    $type: 'app.bsky.feed.post',
    text: text.text,
    ...(facets.length > 0 ? { facets } : {}),
    ...(embed ? { embed } : {}),
    langs: [post.language],
    // The time of telling, not of this try, so that every try makes the same record.
    createdAt: post.toldAt.toISOString(),
  }
}

/** The pictures that the record may carry: of a card one alone. */
export function picturesFor({ card, pictures = [] }: Post): readonly PostPicture[] {
  return pictures.filter(({ bytes }) => bytes.length <= biggestPicture).slice(0, card ? 1 : mostPictures)
}

// A record has one embed. The card shows its picture without words: there is no place for them.
function embedOf(
  { card }: Post,
  pictures: readonly SentPicture[],
): AppBskyEmbedExternal.Main | AppBskyEmbedImages.Main | undefined {
  if (card) {
    const { url: uri, title, description } = card
    const thumb = pictures[0]?.blob
    return { $type: 'app.bsky.embed.external', external: { uri, title, description, ...(thumb ? { thumb } : {}) } }
  }
  if (pictures.length === 0) return undefined
  return { $type: 'app.bsky.embed.images', images: pictures.map(({ blob, alt }) => ({ image: blob, alt })) }
}

// A mention of nobody stays plain text: the network would refuse the whole post for it.
function isResolved(facet: AppBskyRichtextFacet.Main): boolean {
  return facet.features.every((feature) => !AppBskyRichtextFacet.isMention(feature) || feature.did.startsWith('did:'))
}

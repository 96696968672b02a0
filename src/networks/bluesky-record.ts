import { type AppBskyEmbedExternal, AppBskyRichtextFacet, type AtpAgent, type BlobRef, RichText } from '@atproto/api'
import type { LinkCard, Post } from './network.ts'

/** `app.bsky.embed.external` takes no bigger picture. */
const biggestPicture = 1_000_000

/** The post as a record: links, hashtags and mentions marked where they stand, and the card below. */
export async function recordOf(post: Post, agent: AtpAgent, thumb: BlobRef | undefined) {
  const text = new RichText({ text: post.text })
  await text.detectFacets(agent)
  const facets = text.facets?.filter(isResolved) ?? []
  return {
    $type: 'app.bsky.feed.post',
    text: text.text,
    ...(facets.length > 0 ? { facets } : {}),
    ...(post.card ? { embed: embedOf(post.card, thumb) } : {}),
    langs: [post.language],
    // The time of telling, not of this try, so that every try makes the same record.
    createdAt: post.toldAt.toISOString(),
  }
}

/** The picture that the card may carry. */
export function pictureFor(card: LinkCard | undefined): LinkCard['picture'] {
  return card?.picture && card.picture.bytes.length <= biggestPicture ? card.picture : undefined
}

function embedOf({ url, title, description }: LinkCard, thumb: BlobRef | undefined): AppBskyEmbedExternal.Main {
  const external = { uri: url, title, description, ...(thumb ? { thumb } : {}) }
  return { $type: 'app.bsky.embed.external', external }
}

// A mention of nobody stays plain text: the network would refuse the whole post for it.
function isResolved(facet: AppBskyRichtextFacet.Main): boolean {
  return facet.features.every((feature) => !AppBskyRichtextFacet.isMention(feature) || feature.did.startsWith('did:'))
}

import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith'

/** A feed as it came, whatever its format: fields are HTML or text, links may be relative, nothing is bounded. */
export type RawFeed = {
  readonly title: string | undefined
  readonly language: string | undefined
  readonly base: string | undefined
  readonly items: readonly RawItem[]
}

export type RawItem = {
  readonly id: string | undefined
  readonly title: string | undefined
  /** In the order of preference. */
  readonly links: readonly (string | undefined)[]
  readonly texts: readonly (string | undefined)[]
  readonly pictures: readonly (string | undefined)[]
  readonly published: string | undefined
}

/** Reads RSS, RDF, Atom or JSON Feed; `undefined` where it is none of them. Entities of a document's own are not expanded. */
export function parseRaw(text: string, maxItems: number): RawFeed | undefined {
  try {
    const parsed = parseFeed<string>(text, { maxItems })
    if (parsed.format === 'rss' || parsed.format === 'rdf') return fromRss(parsed.feed)
    return parsed.format === 'atom' ? fromAtom(parsed.feed) : fromJson(parsed.feed)
  } catch {
    // Whatever was wrong with it, it is not a feed that can be read.
    return undefined
  }
}

type Media = RssFeed.Item<string>['media']

function mediaPictures(media: Media): (string | undefined)[] {
  const groups = media?.groups ?? []
  const contents = [...(media?.contents ?? []), ...groups.flatMap((group) => group.contents ?? [])]
  const thumbnails = [media, ...groups, ...contents].flatMap((part) => part?.thumbnails ?? [])
  const pictures = contents.filter((content) => content.medium === 'image' || isPicture(content.type, content.url))
  return [...pictures, ...thumbnails].map((picture) => picture.url)
}

const isPicture = (type: string | undefined, url: string | undefined): boolean =>
  type ? type.startsWith('image/') : /\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)/i.test(url ?? '')

// RDF (RSS 1.0) has the same parts with fewer fields.
type RssLike = RssFeed.Feed<string> | RdfFeed.Feed<string>

const fromRss = (feed: RssLike): RawFeed => ({
  title: feed.title,
  language: ('language' in feed ? feed.language : undefined) ?? feed.dc?.languages?.[0] ?? feed.xml?.lang,
  base: feed.xml?.base,
  items: (feed.items ?? []).map(fromRssItem),
})

function fromRssItem(item: RssFeed.Item<string> | RdfFeed.Item<string>): RawItem {
  const rss: RssFeed.Item<string> = item
  const about = 'rdf' in item ? item.rdf?.about : undefined
  const enclosures = (rss.enclosures ?? []).filter((enclosure) => isPicture(enclosure.type, enclosure.url))
  return {
    id: rss.guid?.value ?? about,
    title: rss.title ?? rss.itunes?.title ?? rss.media?.title?.value,
    links: [
      rss.link,
      rss.atom?.links?.find((link) => (link.rel ?? 'alternate') === 'alternate')?.href,
      rss.guid?.isPermaLink === false ? undefined : rss.guid?.value,
    ],
    texts: [rss.description, rss.content?.encoded, rss.itunes?.summary, rss.media?.description?.value],
    pictures: [...enclosures.map((enclosure) => enclosure.url), ...mediaPictures(rss.media), rss.itunes?.image],
    published: rss.pubDate ?? rss.dc?.dates?.[0] ?? rss.atom?.published,
  }
}

const fromAtom = (feed: AtomFeed.Feed<string>): RawFeed => ({
  title: feed.title?.value,
  language: feed.xml?.lang ?? feed.dc?.languages?.[0],
  base: feed.xml?.base,
  items: (feed.entries ?? []).map((entry) => ({
    id: entry.id,
    title: entry.title?.value ?? entry.media?.title?.value,
    links: (entry.links ?? []).filter((link) => (link.rel ?? 'alternate') === 'alternate').map((link) => link.href),
    texts: [entry.summary?.value, entry.content?.value, entry.media?.description?.value],
    pictures: [
      ...(entry.links ?? []).filter((link) => link.rel === 'enclosure' && isPicture(link.type, link.href)),
      ...mediaPictures(entry.media).map((href) => ({ href })),
    ].map((link) => link.href),
    published: entry.published ?? entry.updated,
  })),
})

const fromJson = (feed: JsonFeed.Feed<string>): RawFeed => ({
  title: feed.title,
  language: feed.language,
  base: undefined,
  items: (feed.items ?? []).map((item) => ({
    id: item.id,
    title: item.title,
    links: [item.url, item.external_url],
    texts: [item.summary, item.content_html, item.content_text],
    pictures: [
      item.image,
      item.banner_image,
      ...(item.attachments ?? []).filter((one) => isPicture(one.mime_type, one.url)).map((one) => one.url),
    ],
    published: item.date_published ?? item.date_modified,
  })),
})

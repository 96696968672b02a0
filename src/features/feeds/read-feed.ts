import { createHash } from 'node:crypto'
import { decodeText } from '../../core/decode-text.ts'
import { attributesOf, piecesOf } from '../../core/html.ts'
import type { Language } from '../../core/networks.ts'
import { plainText, shorten } from '../../core/plain-text.ts'
import { resolveLink } from '../../core/web-address.ts'
import { parseRaw, type RawItem } from './feed-formats.ts'

export type FeedItem = {
  /** What the feed itself calls it: its id, else its link, else a digest. The same at every reading. */
  readonly key: string
  /** A digest of its link and title, by which it is known where a feed changes its ids. */
  readonly likeness: string
  readonly title: string
  readonly summary: string
  readonly link: string | undefined
  readonly picture: { readonly url: string; readonly alt: string } | undefined
  readonly publishedAt: Date | undefined
}

export type Feed = {
  readonly title: string
  readonly language: Language | undefined
  /** The newest first. */
  readonly items: readonly FeedItem[]
}

/** `empty`: there was nothing at all. A feed without items is a feed. */
export type ReadFeed =
  | { readonly ok: true; readonly feed: Feed }
  | { readonly ok: false; readonly problem: 'is-html' | 'not-a-feed' | 'empty' }

const mostItems = 100
const longestTitle = 300
const longestSummary = 600
const longestKey = 500
const longestAlt = 1000

/** Reads RSS, Atom or JSON Feed that came from `url`: plain text, absolute http(s) links, the first 100 items. */
export function readFeed(bytes: Uint8Array, contentType: string | undefined, url: string): ReadFeed {
  const text = decodeText(bytes, contentType).replaceAll('\0', '').trimStart()
  if (text === '') return { ok: false, problem: 'empty' }
  if (looksLikeHtml(text)) return { ok: false, problem: 'is-html' }
  const raw = parseRaw(text, mostItems)
  if (!raw) return { ok: false, problem: /\bhtml\b/i.test(contentType ?? '') ? 'is-html' : 'not-a-feed' }
  const base = resolveLink(raw.base, url) ?? url
  const items = raw.items.map((item) => clean(item, base)).filter((item) => item !== undefined)
  const title = plainText(raw.title ?? '', longestTitle) || new URL(url).hostname
  return { ok: true, feed: { title, language: languageOf(raw.language), items: newestFirst(unrepeated(items)) } }
}

const looksLikeHtml = (text: string): boolean => {
  const start = text.slice(0, 2000).replace(/^(?:<\?[^>]*>|<!--[^-]*(?:-[^-]+)*-->|\s)*/, '')
  return /^<(?:!doctype\s+html|html|head|body)\b/i.test(start)
}

const languageOf = (code: string | undefined): Language | undefined =>
  (['fi', 'sv', 'en'] as const).find((language) => code?.trim().toLowerCase().split(/[-_]/)[0] === language)

function clean(raw: RawItem, base: string): FeedItem | undefined {
  const link = raw.links.map((one) => resolveLink(one, base)).find((one) => one !== undefined)
  const texts = raw.texts.filter((text) => text !== undefined)
  const summary = texts.map((text) => plainText(text, longestSummary)).find((text) => text !== '') ?? ''
  const title = plainText(raw.title ?? '', longestTitle) || shorten(summary, 100) || shorten(link ?? '', longestTitle)
  if (title === '') return undefined
  const published = new Date(raw.published ?? '')
  return {
    key: keyOf(raw.id?.trim() || link || digest(title, summary)),
    likeness: digest(link ?? '', title),
    title,
    summary: summary === title ? '' : summary,
    link,
    picture: pictureOf(raw, texts, link ?? base, base),
    publishedAt: Number.isNaN(published.getTime()) ? undefined : published,
  }
}

const digest = (...parts: string[]): string =>
  `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`

// The database indexes it, and keeps no zero bytes.
const keyOf = (id: string): string => (id.length <= longestKey ? id.toWellFormed() : digest(id))

/** The first that the feed names, else the first in its text that is not there for counting readers. */
function pictureOf(raw: RawItem, texts: readonly string[], pageUrl: string, base: string): FeedItem['picture'] {
  const named = raw.pictures.map((one) => resolveLink(one, base)).find((one) => one !== undefined)
  if (named) return { url: named, alt: '' }
  for (const text of texts) {
    for (const piece of piecesOf(text.slice(0, 50_000))) {
      if (piece.kind !== 'tag' || piece.name !== 'img') continue
      const attributes = attributesOf(piece.attributes)
      const url = resolveLink(attributes.get('src'), pageUrl)
      const tiny = ['width', 'height'].some((side) => Number(attributes.get(side) ?? 9) < 3)
      if (url && !tiny) return { url, alt: plainText(attributes.get('alt') ?? '', longestAlt) }
    }
  }
  return undefined
}

/** Each once: feeds repeat items, some under new ids. */
function unrepeated(items: readonly FeedItem[]): FeedItem[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const known = seen.has(item.key) || seen.has(item.likeness)
    seen.add(item.key).add(item.likeness)
    return !known
  })
}

// Feeds give the newest first by custom; where every item has a date, the dates decide.
const newestFirst = (items: FeedItem[]): FeedItem[] =>
  items.every((item) => item.publishedAt)
    ? items.toSorted((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0))
    : items

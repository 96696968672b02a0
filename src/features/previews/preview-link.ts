import openGraphScraper from 'open-graph-scraper'
import type { Context } from '../../context.ts'
import { decodeText } from '../../core/decode-text.ts'
import { attributesOf, piecesOf } from '../../core/html.ts'
import type { Language } from '../../core/networks.ts'
import { plainText } from '../../core/plain-text.ts'
import { parseAddress, resolveLink } from '../../core/web-address.ts'
import type { OutboundProblem } from '../../platform/outbound.ts'

export type Preview = {
  /** The address that answered, after redirects. */
  readonly url: string
  readonly title: string
  readonly description: string
  readonly siteName: string
  readonly picture: string | undefined
  readonly language: Language | undefined
}

export type PreviewLink =
  | { readonly ok: true; readonly preview: Preview }
  | { readonly ok: false; readonly problem: OutboundProblem | 'not-html' }
  | { readonly ok: false; readonly problem: 'http-error'; readonly status: number }

// What a preview is made from stands in the head of the page.
const longestRead = 500_000
const mostTags = 200
const longestAttribute = 5000

/** What a page says of itself (Open Graph, Twitter, HTML), as bounded plain text. */
export async function previewLink(ctx: Pick<Context, 'outbound'>, address: string): Promise<PreviewLink> {
  const url = parseAddress(address)
  if (!url) return { ok: false, problem: 'bad-address' }
  const fetched = await ctx.outbound.fetch(url.toString(), {
    headers: { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1' },
    maxBytes: 4 * 1024 * 1024,
    timeoutMs: 15_000,
  })
  if (!fetched.ok) return { ok: false, problem: fetched.problem }
  if (fetched.status < 200 || fetched.status > 299) return { ok: false, problem: 'http-error', status: fetched.status }
  const contentType = fetched.headers['content-type'] ?? ''
  if (!/^\s*(?:text\/html|application\/xhtml\+xml|$)/i.test(contentType)) return { ok: false, problem: 'not-html' }
  const html = decodeText(fetched.body, contentType).slice(0, longestRead)
  return { ok: true, preview: await describe(html, fetched.url) }
}

async function describe(html: string, url: string): Promise<Preview> {
  const head = headOf(html)
  // Given HTML, it fetches nothing itself.
  const { result } = await openGraphScraper({ html: head.html })
  const text = (longest: number, ...fields: (string | undefined)[]): string =>
    fields.map((field) => plainText(field ?? '', longest)).find((field) => field !== '') ?? ''
  const pictures = [...(result.ogImage ?? []), ...(result.twitterImage ?? [])].map((picture) => picture.url)
  const host = new URL(url).hostname.replace(/^www\./, '')
  return {
    url,
    title: text(300, result.ogTitle, result.twitterTitle, result.dcTitle),
    description: text(600, result.ogDescription, result.twitterDescription, result.dcDescription),
    siteName: text(100, result.ogSiteName, host),
    picture: pictures.map((picture) => resolveLink(picture, url)).find((picture) => picture !== undefined),
    language: languageOf(head.language ?? result.ogLocale),
  }
}

/**
 * The page's title and meta tags alone, written anew and flat. A tree of a hostile page's whole text, such
 * as a hundred thousand nested tags, would hold the process for minutes.
 */
function headOf(html: string): { html: string; language: string | undefined } {
  const tags: string[] = []
  let language: string | undefined
  let title: string | undefined
  let inTitle = false
  for (const piece of piecesOf(html)) {
    if (piece.kind === 'text') {
      if (inTitle && tags.length < mostTags) title = (title ?? '') + piece.text
      continue
    }
    if (piece.name === 'title') inTitle = !piece.closing && title === undefined
    else if (piece.name === 'html') language ??= attributesOf(piece.attributes).get('lang')
    else if (piece.name === 'meta' && tags.length < mostTags) tags.push(metaTag(attributesOf(piece.attributes)))
  }
  // The title may have entities: it is still HTML.
  const titleTag = `<title>${(title ?? '').replaceAll('<', '&lt;')}</title>`
  return { html: `<html><head>${titleTag}${tags.join('')}</head></html>`, language }
}

function metaTag(attributes: ReadonlyMap<string, string>): string {
  const kept = ['property', 'name', 'content'].map((name) => {
    const value = attributes.get(name)?.slice(0, longestAttribute)
    if (value === undefined) return ''
    // Names are looked for in lower case alone.
    const written = name === 'content' ? value : value.toLowerCase()
    return ` ${name}="${written.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
  })
  return `<meta${kept.join('')}>`
}

const languageOf = (code: string | undefined): Language | undefined =>
  (['fi', 'sv', 'en'] as const).find((language) => code?.trim().toLowerCase().split(/[-_]/)[0] === language)

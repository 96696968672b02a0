import type { Context } from '../../context.ts'
import { attributesOf, piecesOf } from '../../core/html.ts'
import { parseAddress, resolveLink } from '../../core/web-address.ts'
import { type FeedProblem, type FetchedFeed, type FetchFeed, fetchFeed, longestFetch } from './fetch-feed.ts'

export type FindFeed =
  | { readonly ok: true; readonly found: FetchedFeed }
  | { readonly ok: false; readonly problem: FeedProblem; readonly status?: number }

const feedTypes = /^\s*application\/(?:rss\+xml|atom\+xml|feed\+json|json)\s*(?:;|$)/i
const commonPaths = ['/feed', '/rss.xml', '/atom.xml', '/feed.json']
const mostNamed = 3
const longestRead = 1_000_000
// Somebody waits for the answer.
const longestSearch = 30_000

/**
 * The feed at an address that a person typed, or the one that the page there names, or one at a usual
 * place of its site: at most eight fetches and half a minute in all.
 */
export async function findFeed(ctx: Pick<Context, 'outbound' | 'clock'>, typed: string): Promise<FindFeed> {
  const address = parseAddress(typed)
  if (!address) return { ok: false, problem: 'bad-address' }
  const deadline = ctx.clock() + longestSearch
  const first = await fetchFeed(ctx.outbound, address.toString(), ctx.clock())
  if (first.state !== 'page') return answer(first)
  const candidates = new Set([
    ...feedsNamedBy(first.html, first.url).slice(0, mostNamed),
    ...commonPaths.map((path) => new URL(path, first.url).toString()),
  ])
  candidates.delete(first.url)
  for (const candidate of candidates) {
    const left = deadline - ctx.clock()
    if (left <= 0) break
    const next = await fetchFeed(ctx.outbound, candidate, ctx.clock(), undefined, Math.min(left, longestFetch))
    if (next.state === 'feed') return answer(next)
  }
  return { ok: false, problem: 'is-html' }
}

function answer(fetched: Exclude<FetchFeed, { state: 'page' }>): FindFeed {
  if (fetched.state === 'feed') return { ok: true, found: fetched }
  // Unasked for, "unchanged" is no answer.
  if (fetched.state === 'unchanged') return { ok: false, problem: 'http-error', status: 304 }
  const { problem, status } = fetched
  return { ok: false, problem, ...(status === undefined ? {} : { status }) }
}

/** The feeds that a page names in its `<link rel="alternate">`, in its order. */
export function feedsNamedBy(html: string, url: string): string[] {
  let base = url
  const named: string[] = []
  for (const piece of piecesOf(html.slice(0, longestRead))) {
    if (piece.kind !== 'tag' || (piece.name !== 'link' && piece.name !== 'base')) continue
    const attributes = attributesOf(piece.attributes)
    if (piece.name === 'base') base = resolveLink(attributes.get('href'), url) ?? base
    else if (isFeedLink(attributes)) named.push(resolveLink(attributes.get('href'), base) ?? '')
  }
  return [...new Set(named)].filter((address) => address !== '')
}

const isFeedLink = (attributes: ReadonlyMap<string, string>): boolean =>
  (attributes.get('rel') ?? '').toLowerCase().split(/\s+/).includes('alternate') &&
  feedTypes.test(attributes.get('type') ?? '')

import { decodeText } from '../../core/decode-text.ts'
import { parseRetryAfter } from '../../core/feed-schedule.ts'
import { parseTarget } from '../../core/link.ts'
import type { Outbound, OutboundProblem } from '../../platform/outbound.ts'
import { type Feed, readFeed } from './read-feed.ts'

/** What can be wrong with a feed, at its adding and ever after; kept in `feed.problem`. The interface has a sentence for each. */
export const feedProblems = [
  'bad-address',
  'refused-address',
  'unreachable',
  'timeout',
  'too-large',
  'too-many-redirects',
  'http-error',
  'gone',
  'is-html',
  'not-a-feed',
  'empty',
] as const
export type FeedProblem = (typeof feedProblems)[number]

export type FetchedFeed = {
  readonly feed: Feed
  /** The address to ask from now on: where it has moved for good, else the one that was asked. */
  readonly address: string
  readonly etag: string | null
  readonly lastModified: string | null
}

export type FetchFeed =
  | ({ readonly state: 'feed' } & FetchedFeed)
  | { readonly state: 'unchanged' }
  | { readonly state: 'page'; readonly html: string; readonly url: string }
  | { readonly state: 'failed'; readonly problem: FeedProblem; readonly status?: number; readonly retryAfter?: number }

/** What a feed said of its version when it was last read. */
export type Version = { readonly etag: string | null; readonly lastModified: string | null }

const limits = { maxBytes: 5 * 1024 * 1024, maxRedirects: 5 }
export const longestFetch = 20_000
const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, ' +
  'application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.5, */*;q=0.1'

/** Fetches and reads a feed, at most 5 MB and 20 seconds; with `version`, only if it has changed since. */
export async function fetchFeed(
  outbound: Outbound,
  url: string,
  now: number,
  version?: Version,
  timeoutMs = longestFetch,
): Promise<FetchFeed> {
  const fetched = await outbound.fetch(url, { ...limits, timeoutMs, headers: { accept, ...conditions(version) } })
  if (!fetched.ok) return { state: 'failed', problem: problemOf(fetched.problem) }
  const { status, headers, body } = fetched
  if (status === 304 && version) return { state: 'unchanged' }
  if (status === 410) return { state: 'failed', problem: 'gone', status }
  if (status < 200 || status > 299) {
    const retryAfter = parseRetryAfter(headers['retry-after'], now)
    return { state: 'failed', problem: 'http-error', status, ...(retryAfter === undefined ? {} : { retryAfter }) }
  }
  const contentType = headers['content-type']
  const read = readFeed(body, contentType, fetched.url)
  if (!read.ok) {
    if (read.problem !== 'is-html') return { state: 'failed', problem: read.problem }
    return { state: 'page', html: decodeText(body, contentType), url: fetched.url }
  }
  return {
    state: 'feed',
    feed: read.feed,
    address: (fetched.movedTo && parseTarget(fetched.movedTo)?.toString()) || url,
    etag: within(headers.etag, 1000),
    lastModified: within(headers['last-modified'], 200),
  }
}

const conditions = (version: Version | undefined): Record<string, string> => ({
  ...(version?.etag ? { 'if-none-match': version.etag } : {}),
  ...(version?.lastModified ? { 'if-modified-since': version.lastModified } : {}),
})

// A port's problem is a feed's problem: the compiler would say if one had no name here.
const problemOf = (problem: OutboundProblem): FeedProblem => problem

const within = (header: string | undefined, longest: number): string | null =>
  header && header.length <= longest ? header : null

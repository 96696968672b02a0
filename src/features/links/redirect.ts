import type { IncomingMessage, ServerResponse } from 'node:http'
import { clickLine, type DeviceClass, hourOf } from '../../core/click.ts'
import { isSlug } from '../../core/link.ts'
import { createRepeatWindow, isRepeat } from '../../core/repeat-window.ts'
import { openDeviceKeys } from './device-key.ts'
import type { LinkMemory } from './link-memory.ts'
import type { Link } from './read-links.ts'
import type { Spool } from './spool.ts'
import { openVisitors } from './visitor.ts'

/** A request that is somebody else's to answer. */
export type HandedOn =
  /** Not a GET or HEAD of a tracked link. */
  | { readonly kind: 'elsewhere' }
  /** A robot or a link preview: it gets the story's Open Graph page, and does not count. */
  | { readonly kind: 'robot'; readonly slug: string; readonly link: Link }
  /** There is no such link: a friendly 404. */
  | { readonly kind: 'unknown'; readonly slug: string }
  /** The link is not in memory, and the database does not answer: a 503, not to be remembered. */
  | { readonly kind: 'unavailable'; readonly slug: string }

export type HandOn = (request: HandedOn) => void

type Options = {
  readonly lookup: Pick<LinkMemory, 'known' | 'ask'>
  readonly spool: Pick<Spool, 'append'>
  readonly clock: () => number
  readonly clientAddress: (req: IncomingMessage) => string
  /** Told how many clicks were written. */
  readonly onSpooled?: (clicks: number) => void
  /** Told how many clicks could not be written. Their redirects are answered all the same. */
  readonly onLost: (clicks: number) => void
}

export type Redirects = {
  /** Answers the request, now or in a moment, or hands it on. It does exactly one of the two. */
  readonly answer: (req: IncomingMessage, res: ServerResponse, handOn: HandOn) => void
}

const prefix = '/go/'
const repeatSlots = 2 ** 20

/** Answers tracked links in front of the web framework, from memory. */
export function openRedirects({ lookup, spool, clock, clientAddress, onSpooled, onLost }: Options): Redirects {
  const repeats = createRepeatWindow(repeatSlots)
  const keyOf = openDeviceKeys(clock)
  const visitorOf = openVisitors()
  let lines = ''
  let waiting: { res: ServerResponse; target: string }[] = []

  // One write for all clicks of this turn of the event loop, and only then their answers: a click
  // that was answered is in the file.
  function flush(): void {
    const [written, answered] = [lines, waiting]
    lines = ''
    waiting = []
    const lost = spool.append(written)
    if (lost > 0) onLost(lost)
    onSpooled?.(answered.length - lost)
    for (const { res, target } of answered) redirect(res, target)
  }

  function visitOf(req: IncomingMessage, slug: string): Visit {
    const userAgent = req.headers['user-agent']
    const visitor = visitorOf(userAgent)
    if (visitor === 'robot') return 'robot'
    if (isAhead(req)) return 'ahead'
    // Asking for the head alone is what programs do that look whether a link works.
    if (req.method === 'HEAD') return 'uncounted'
    const key = keyOf(clientAddress(req), userAgent ?? '', slug)
    const [first, second] = [Number.parseInt(key.slice(0, 8), 16), Number.parseInt(key.slice(8, 16), 16)]
    return isRepeat(repeats, first, second, clock()) ? 'uncounted' : visitor
  }

  function count({ organisationId, linkId, target }: Link, deviceClass: DeviceClass, res: ServerResponse): void {
    lines += `${clickLine({ organisationId, linkId, hour: hourOf(clock()), deviceClass })}\n`
    if (waiting.push({ res, target }) === 1) setImmediate(flush)
  }

  function follow(req: IncomingMessage, res: ServerResponse, slug: string, link: Link, handOn: HandOn): void {
    const visit = visitOf(req, slug)
    if (visit === 'robot') handOn({ kind: 'robot', slug, link })
    else if (visit === 'ahead') refuse(res)
    else if (visit === 'uncounted') redirect(res, link.target)
    else count(link, visit, res)
  }

  function answer(req: IncomingMessage, res: ServerResponse, handOn: HandOn): void {
    const slug = req.method === 'GET' || req.method === 'HEAD' ? slugIn(req.url ?? '') : undefined
    if (slug === undefined) {
      handOn({ kind: 'elsewhere' })
      return
    }
    const settle = (link: Link | 'absent') => {
      if (link === 'absent') handOn({ kind: 'unknown', slug })
      else follow(req, res, slug, link, handOn)
    }
    const known = isSlug(slug) ? lookup.known(slug) : 'absent'
    if (known !== undefined) settle(known)
    else lookup.ask(slug).then(settle, () => handOn({ kind: 'unavailable', slug }))
  }

  return { answer }
}

/** What a request for a link is: one to be counted has the class of its device. */
type Visit = DeviceClass | 'robot' | 'ahead' | 'uncounted'

/** What stands in the slug's place, whatever networks have hung on behind it (`?fbclid=…`). */
function slugIn(url: string): string | undefined {
  if (!url.startsWith(prefix)) return undefined
  const query = url.indexOf('?', prefix.length)
  return query < 0 ? url.slice(prefix.length) : url.slice(prefix.length, query)
}

/** Whether a browser or an app asks before anybody has clicked. */
function isAhead(req: IncomingMessage): boolean {
  const { headers } = req
  return (
    headers['sec-purpose']?.includes('prefetch') === true ||
    /prefetch|preview/.test(`${headers.purpose ?? ''}${headers['x-purpose'] ?? ''}${headers['x-moz'] ?? ''}`)
  )
}

// Neither followed nor given a page: the browser would show it when the person clicks, and the click
// would go uncounted. Refused, it asks again at the click.
function refuse(res: ServerResponse): void {
  res.writeHead(503, { 'Cache-Control': 'no-store', 'Content-Length': 0 })
  res.end()
}

// No cookie, and nothing that could be kept: the next click must come here again.
function redirect(res: ServerResponse, target: string): void {
  res.writeHead(302, {
    Location: target,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Content-Length': 0,
  })
  res.end()
}

import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { TLSSocket } from 'node:tls'
import { readBody } from './outbound-body.ts'
import { isRefusal, type Route, routes } from './outbound-guard.ts'

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'

/**
 * Fetches from outside, and refuses private addresses: of the first address and of every redirect,
 * checked where the connection is made, so that DNS cannot answer one thing to the check and another to the fetch.
 */
export type OutboundRequest = {
  readonly method?: Method
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** At most so many bytes of the (decompressed) body; more is an error. */
  readonly maxBytes: number
  /** For the whole exchange, redirects included. */
  readonly timeoutMs: number
  readonly maxRedirects?: number
}

export type OutboundProblem =
  | 'bad-address'
  | 'refused-address'
  | 'unreachable'
  | 'timeout'
  | 'too-large'
  | 'too-many-redirects'

export type OutboundResult =
  | {
      readonly ok: true
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: Uint8Array
      /** The address that answered, after redirects. */
      readonly url: string
      /** As far as the redirects said that it has moved for good (301, 308): the address to ask from now on. */
      readonly movedTo?: string
    }
  | {
      readonly ok: false
      readonly problem: OutboundProblem
      /** True where the request may have reached the server all the same. */
      readonly sent: boolean
      readonly detail: string
    }

export type Outbound = {
  readonly fetch: (url: string, request: OutboundRequest) => Promise<OutboundResult>
}

export type OutboundOptions = {
  /** Private places that may be fetched from all the same, as `host:port`. */
  readonly allow: readonly string[]
  /** Instead of the system's resolver; for tests. */
  readonly lookup?: LookupFunction
}

type Failure = Extract<OutboundResult, { ok: false }>
type Hop = { readonly url: URL; readonly method: Method; readonly headers: Headers; readonly body?: Buffer }
type Answer = { readonly status: number; readonly headers: Record<string, string>; readonly body: Uint8Array }
/** What has happened so far, for the caller who must know whether a failure came too late. */
type Progress = { sent: boolean }
type Send = (hop: Hop, maxBytes: number, signal: AbortSignal, progress: Progress) => Promise<Answer | Failure>

const userAgent = 'Luotto/0.1'

/** Opens the way out: every fetch of feeds, link previews and networks goes through it. */
export function openOutbound(options: OutboundOptions): Outbound {
  const send = sender(routes(options.allow, options.lookup))
  return { fetch: (url, request) => follow(send, url, request) }
}

async function follow(send: Send, address: string, request: OutboundRequest): Promise<OutboundResult> {
  const signal = AbortSignal.timeout(request.timeoutMs)
  const progress: Progress = { sent: false }
  let hop = firstHop(address, request)
  let moved: { readonly movedTo?: string } = {}
  let forGood = true
  for (let turns = request.maxRedirects ?? 5; ; turns--) {
    if ('ok' in hop) return { ...hop, sent: progress.sent }
    const answer = await send(hop, request.maxBytes, signal, progress)
    if ('ok' in answer) return answer
    if (!isRedirect(answer)) return { ok: true, ...answer, url: hop.url.href, ...moved }
    if (turns <= 0) return failure('too-many-redirects', progress.sent, `redirected once more by ${hop.url.host}`)
    hop = nextHop(hop, answer.headers.location ?? '', answer.status)
    // What a temporary redirect leads to may be another tomorrow, and so may all that follows it.
    forGood &&= answer.status === 301 || answer.status === 308
    if (forGood && 'url' in hop) moved = { movedTo: hop.url.href }
  }
}

function firstHop(address: string, request: OutboundRequest): Hop | Failure {
  const url = parseAddress(address)
  if ('ok' in url) return url
  const body = request.body === undefined ? undefined : Buffer.from(request.body)
  try {
    const headers = new Headers(request.headers)
    if (!headers.has('user-agent')) headers.set('user-agent', userAgent)
    headers.set('accept-encoding', 'gzip, deflate, br')
    // These two follow from the address and the body, and are not the caller's to say.
    headers.delete('host')
    headers.delete('content-length')
    return { url, method: request.method ?? 'GET', headers, body }
  } catch (error) {
    return failure('bad-address', false, `a header cannot be sent: ${(error as Error).message}`)
  }
}

function nextHop(from: Hop, location: string, status: number): Hop | Failure {
  const url = parseAddress(location, from.url)
  if ('ok' in url) return url
  const headers = new Headers(from.headers)
  const keepsMethod = status === 307 || status === 308 || from.method !== 'POST'
  if (url.origin !== from.url.origin) {
    // What was said to one server in confidence is not repeated to another, in the body neither.
    for (const name of ['authorization', 'cookie', 'proxy-authorization']) headers.delete(name)
    if (from.body && keepsMethod) return failure('refused-address', true, 'a redirect would take the body elsewhere')
  }
  if (keepsMethod) return { url, method: from.method, headers, body: from.body }
  headers.delete('content-type')
  return { url, method: 'GET', headers }
}

function parseAddress(address: string, base?: URL): URL | Failure {
  const url = URL.parse(address, base)
  if (!url) return failure('bad-address', false, 'not an address')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return failure('bad-address', false, `not ${url.protocol}`)
  if (url.username || url.password) return failure('bad-address', false, 'an address with a password in it')
  return url
}

// No connection is kept: a request on a fresh one was surely not sent before the connection stood.
function sender(routeTo: (url: URL) => Route | undefined): Send {
  return async (hop, maxBytes, signal, progress) => {
    const { url, method, body } = hop
    const route = routeTo(url)
    if (!route) return failure('refused-address', progress.sent, `${url.hostname} is not a public address`)
    const headers = { ...Object.fromEntries(hop.headers), ...(body ? { 'content-length': String(body.length) } : {}) }
    const { request: open } = url.protocol === 'https:' ? https : http
    try {
      const response = await answerTo(open(url, { method, headers, signal, ...route }), body, progress)
      const answer = { status: response.statusCode ?? 0, headers: flat(response.headers) }
      if (isRedirect(answer)) {
        response.destroy()
        return { ...answer, body: new Uint8Array() }
      }
      const received = await readBody(response, maxBytes)
      if (received === 'too-large') return failure('too-large', progress.sent, `more than ${maxBytes} bytes`)
      return { ...answer, body: received }
    } catch (error) {
      return explain(error as NodeJS.ErrnoException, url, signal, progress)
    }
  }
}

function answerTo(request: http.ClientRequest, body: Buffer | undefined, progress: Progress) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once('socket', (socket) => {
      socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
        progress.sent = true
      })
    })
    request.once('response', resolve)
    request.on('error', reject)
    request.end(body)
  })
}

function explain(error: NodeJS.ErrnoException, url: URL, signal: AbortSignal, progress: Progress): Failure {
  if (signal.aborted) return failure('timeout', progress.sent, `${url.host} took too long`)
  if (isRefusal(error)) return failure('refused-address', progress.sent, `${url.hostname} is not a public address`)
  return failure('unreachable', progress.sent, `${url.host}: ${error.code ?? error.message}`)
}

function isRedirect({ status, headers }: Pick<Answer, 'status' | 'headers'>): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined
}

function flat(headers: http.IncomingHttpHeaders): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')])
  return Object.fromEntries(pairs)
}

function failure(problem: OutboundProblem, sent: boolean, detail: string): Failure {
  return { ok: false, problem, sent, detail }
}

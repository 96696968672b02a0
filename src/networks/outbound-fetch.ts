import type { Outbound, OutboundProblem } from '../platform/outbound.ts'

export type FetchLimits = { readonly maxBytes: number; readonly timeoutMs: number }

/** Why no answer came, and whether the request may have arrived all the same. */
export type NoAnswer = { readonly problem: OutboundProblem; readonly sent: boolean; readonly detail: string }

const noAnswers = new WeakMap<object, NoAnswer>()

/**
 * A `fetch` for libraries that want one, through the guarded way out. Redirects are not followed: an API
 * that one signs in to has no business sending the caller elsewhere.
 */
export function outboundFetch(outbound: Outbound, limits: FetchLimits): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const result = await outbound.fetch(request.url, {
      method: request.method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(request.headers),
      body: request.body ? new Uint8Array(await request.arrayBuffer()) : undefined,
      maxRedirects: 0,
      ...limits,
    })
    if (!result.ok) {
      const error = new Error(result.detail)
      noAnswers.set(error, result)
      throw error
    }
    const { 'content-encoding': _, 'content-length': __, ...headers } = result.headers
    const isBodiless = [204, 205, 304].includes(result.status)
    return new Response(isBodiless ? null : Buffer.from(result.body), { status: result.status, headers })
  }
}

/** What the way out said, where an error (or what it was caused by) came from there. */
export function noAnswerIn(error: unknown): NoAnswer | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  return noAnswers.get(error) ?? noAnswerIn('cause' in error ? error.cause : undefined)
}

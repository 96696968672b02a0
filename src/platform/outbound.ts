/**
 * Fetches from outside, and refuses private addresses: of the first address and of every redirect,
 * checked where the connection is made, so that DNS cannot answer one thing to the check and another to the fetch.
 */
export type OutboundRequest = {
  readonly method?: 'GET' | 'POST'
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

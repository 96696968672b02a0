import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIPv6, type LookupFunction } from 'node:net'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

/** How a connection is made: the agent judges the very address that it then connects to. */
export type Route = { readonly agent: http.Agent; readonly lookup: LookupFunction }

type ManyAnswers = (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void

const refusal = 'is not a public address'

/**
 * The way to an address: open to the places in `allow` (`host:port`), guarded to all others. `undefined`
 * where it may not be taken at all.
 */
export function routes(allow: readonly string[], lookup: LookupFunction = dns.lookup) {
  const allowed = new Set(allow.map((place) => place.toLowerCase()))
  const open = { 'http:': new http.Agent(), 'https:': new https.Agent() }
  const guarded = { 'http:': new RequestFilteringHttpAgent(), 'https:': new RequestFilteringHttpsAgent() }
  const globalOnly = withoutOddIPv6(lookup)
  return (url: URL): Route | undefined => {
    const scheme = url.protocol === 'https:' ? 'https:' : 'http:'
    const port = url.port || (scheme === 'https:' ? '443' : '80')
    if (allowed.has(`${url.hostname}:${port}`)) return { agent: open[scheme], lookup }
    if (isOddIPv6(url.hostname.replace(/^\[|\]$/g, ''))) return undefined
    return { agent: guarded[scheme], lookup: globalOnly }
  }
}

/** Whether a connection failed because its address is not a public one. */
export function isRefusal(error: Error): boolean {
  // The agent's errors carry nothing but their words.
  return error.message.includes(refusal) || /^DNS lookup .* is not allowed\./.test(error.message)
}

// The agent takes an IPv6 address that it has no name for as public, `::7f00:1` (an old spelling of
// 127.0.0.1) among them. Only 2000::/3 is handed out for the public internet.
function isOddIPv6(address: string): boolean {
  return isIPv6(address) && !/^[23][0-9a-f]{3}:/i.test(address)
}

function withoutOddIPv6(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    const check: ManyAnswers = (error, addresses) => {
      const odd = error ? undefined : addresses.find(({ address }) => isOddIPv6(address))
      if (error || odd) return callback(error ?? new Error(`${odd?.address} ${refusal}`), [])
      if (options.all) return callback(null, addresses)
      callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
    }
    lookup(hostname, { ...options, all: true }, check as Parameters<LookupFunction>[2])
  }
}

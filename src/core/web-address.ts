import { parseTarget } from './link.ts'

/**
 * An address as a person types it: without a scheme it is taken as https, and the `feed:` that some pages
 * put before it is taken away. `undefined` where it is no address on the web.
 */
export function parseAddress(typed: string): URL | undefined {
  const address = typed
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://')
  const url = parseTarget(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`)
  if (url) url.hash = ''
  return url
}

/** A link of a document as an absolute http or https address, or `undefined`. */
export function resolveLink(link: string | undefined, base: string): string | undefined {
  const trimmed = link?.trim()
  if (!trimmed || !URL.canParse(trimmed, base)) return undefined
  return parseTarget(new URL(trimmed, base).toString())?.toString()
}

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
  return absolute(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`)
}

/** A link of a document as an absolute http or https address, or `undefined`. */
export function resolveLink(link: string | undefined, base: string): string | undefined {
  const trimmed = link?.trim()
  return trimmed ? absolute(trimmed, base)?.toString() : undefined
}

// Judged as it will be kept: letters that become `%C3%A4` make it longer.
function absolute(address: string, base?: string): URL | undefined {
  return URL.canParse(address, base) ? parseTarget(new URL(address, base).toString()) : undefined
}

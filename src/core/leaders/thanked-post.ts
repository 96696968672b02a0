import { isSlug, parseTarget } from '../link.ts'

/** By what a telling can be found from an address that somebody copied out there. */
export type ThankedPost =
  /** Our own link, as it stands in the post. */
  | { readonly by: 'slug'; readonly slug: string }
  /** A post at Bluesky: its key is ours to choose and stays, while the name in the address may have changed. */
  | { readonly by: 'record'; readonly recordKey: string }
  | { readonly by: 'address'; readonly address: string }

/** `undefined` for what is no address. `ownHost` is where our own links lead. */
export function thankedPost(pasted: string, ownHost: string): ThankedPost | undefined {
  const url = parseTarget(withScheme(pasted.trim()))
  if (!url) return undefined
  if (url.host === ownHost) {
    const slug = /^\/go\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? ''
    return isSlug(slug) ? { by: 'slug', slug } : undefined
  }
  const key =
    url.host === 'bsky.app' ? /^\/profile\/[^/]+\/post\/([a-z2-7]{13})\/?$/.exec(url.pathname)?.[1] : undefined
  if (key) return { by: 'record', recordKey: key }
  // What stands behind ? and # says from where somebody came, and not which post it is.
  return { by: 'address', address: `${url.origin}${url.pathname.replace(/\/$/, '')}` }
}

// Phones and the page of a telling show links without it.
const withScheme = (text: string) => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`)

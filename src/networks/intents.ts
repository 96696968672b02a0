import type { NetworkId } from '../core/networks.ts'

export type Intent = {
  /** The whole text, with the link in it where the network takes it so. */
  readonly text: string
  readonly link: string | undefined
  readonly subject: string
  /** The member's own instance, for Mastodon. */
  readonly instance?: string
}

const query = (address: string, values: Record<string, string | undefined>): string => {
  // Spaces as %20: some of the networks show a plus sign as it is.
  const words = Object.entries(values).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  )
  return words.length > 0 ? `${address}?${words.join('&')}` : address
}

/**
 * The address that opens a network's own window for a new post; `undefined` where the network has none
 * (the phone's share sheet), or where Mastodon's instance is not known. Formats: docs/decisions/0005.
 */
export function intentUrl(network: NetworkId, { text, link, subject, instance }: Intent): string | undefined {
  switch (network) {
    case 'bluesky':
      return query('https://bsky.app/intent/compose', { text })
    case 'linkedin':
      return link
        ? query('https://www.linkedin.com/sharing/share-offsite/', { url: link })
        : 'https://www.linkedin.com/feed/?shareActive=true'
    case 'x':
      return query('https://x.com/intent/tweet', { text })
    case 'facebook':
      return link ? query('https://www.facebook.com/sharer/sharer.php', { u: link }) : 'https://www.facebook.com/'
    case 'threads':
      return query('https://www.threads.com/intent/post', { text })
    case 'mastodon':
      return instance ? query(`https://${instance}/share`, { text }) : undefined
    case 'whatsapp':
      return query('https://wa.me/', { text })
    case 'email':
      return query('mailto:', { subject, body: text.replaceAll('\n', '\r\n') })
    case 'share':
      return undefined
  }
}

/** The host of a Mastodon instance as a person may write it ("mastodon.social", "https://mementomori.social/@me", "@me@some.where"). */
export function parseInstance(typed: string): string | undefined {
  const bare = typed
    .trim()
    .toLowerCase()
    .replace(/^@?[^@\s/]+@/, '')
  const address = /^https?:\/\//.test(bare) ? bare : `https://${bare}`
  if (!URL.canParse(address)) return undefined
  const host = new URL(address).host
  return /^[a-z0-9.-]+\.[a-z]{2,}$/.test(host) ? host : undefined
}

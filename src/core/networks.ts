/** The networks a telling can go to, and what each lets through. Source of the figures: docs/decisions/0005. */
export const networkIds = [
  'bluesky',
  'linkedin',
  'x',
  'facebook',
  'threads',
  'mastodon',
  'whatsapp',
  'email',
  'share',
] as const

export type NetworkId = (typeof networkIds)[number]

/** Networks that have an open API for a member's own account. */
export const accountNetworks = ['bluesky', 'mastodon', 'linkedin'] as const
export type AccountNetwork = (typeof accountNetworks)[number]

/** For whom a post is, where the network knows the difference. */
export const visibilities = ['public', 'unlisted', 'private'] as const
export type Visibility = (typeof visibilities)[number]

export type Language = 'fi' | 'sv' | 'en'
export const languages = ['fi', 'sv', 'en'] as const

/** How a link travels: in the text, beside it as an address of its own, or as a card. */
export type LinkPlace = 'in-text' | 'beside' | 'card'

export type NetworkRules = {
  /** The longest text, in the network's own units. */
  readonly limit: number
  readonly unit: 'graphemes' | 'weighted'
  /** What a web address in the text counts, whatever its length; otherwise as it is written. */
  readonly addressCounts?: number
  readonly link: LinkPlace
  /** Where the network takes no text from outside, it is copied, and the person pastes it. */
  readonly text: 'passed' | 'copied'
}

// X puts the address that it is handed at the end of the text, so it counts with it.
export const intentRules: Readonly<Record<NetworkId, NetworkRules>> = {
  bluesky: { limit: 300, unit: 'graphemes', link: 'in-text', text: 'passed' },
  linkedin: { limit: 3000, unit: 'graphemes', link: 'beside', text: 'copied' },
  x: { limit: 280, unit: 'weighted', addressCounts: 23, link: 'in-text', text: 'passed' },
  facebook: { limit: 63_206, unit: 'graphemes', link: 'beside', text: 'copied' },
  threads: { limit: 500, unit: 'graphemes', link: 'in-text', text: 'passed' },
  mastodon: { limit: 500, unit: 'graphemes', addressCounts: 23, link: 'in-text', text: 'passed' },
  whatsapp: { limit: 20_000, unit: 'graphemes', link: 'in-text', text: 'passed' },
  email: { limit: 20_000, unit: 'graphemes', link: 'in-text', text: 'passed' },
  share: { limit: 20_000, unit: 'graphemes', link: 'beside', text: 'passed' },
}

/** What the member's own instance lets through, where it has rules of its own. */
export type OwnRules = { readonly limit: number; readonly addressCounts: number }

/** By the member's own account: where the link is a card of its own, it takes no room in the text. */
export const accountRules: Readonly<Record<AccountNetwork, NetworkRules>> = {
  bluesky: { limit: 300, unit: 'graphemes', link: 'card', text: 'passed' },
  mastodon: intentRules.mastodon,
  linkedin: { limit: 3000, unit: 'graphemes', link: 'card', text: 'passed' },
}

export const isAccountNetwork = (network: string): network is AccountNetwork =>
  accountNetworks.some((known) => known === network)

export const rulesFor = (network: NetworkId, byAccount: boolean, own?: OwnRules): NetworkRules =>
  byAccount && isAccountNetwork(network) ? { ...accountRules[network], ...own } : intentRules[network]

/** The letters of a slug: none that can be taken for another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const slugLength = 10

/** Ten letters of 31: 8·10^14 slugs, so that nobody finds one by trying. `bytes` has at least 10 random bytes. */
export const slugFrom = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, slugLength)].map((byte) => letters[byte % letters.length]).join('')

export const isSlug = (text: string): boolean => /^[a-z0-9]{6,32}$/.test(text)

const longestTarget = 2000

/** A target that a link may lead to: http or https, without credentials; `undefined` where it is not. */
export function parseTarget(text: string): URL | undefined {
  if (text.length > longestTarget || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const safe = (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== ''
  // Judged as it will be kept, too: an "ä" is written out in six characters.
  const fits = url.toString().length <= longestTarget
  return safe && fits && url.username === '' && url.password === '' ? url : undefined
}

export type Campaign = { readonly medium: string | null; readonly campaign: string | null }

/**
 * The target with the organisation's campaign words, where it has chosen any, and the network as the
 * source. Nothing in it stands for a person: everybody's link to a story in a network leads to the same address.
 */
export function withCampaign(target: URL, { medium, campaign }: Campaign, network: string): string {
  const url = new URL(target)
  if (medium === null && campaign === null) return url.toString()
  const words = { utm_source: network, utm_medium: medium, utm_campaign: campaign }
  const added = Object.entries(words)
    // What the target's own author wrote stays.
    .flatMap(([name, word]) => (word && !url.searchParams.has(name) ? [`${name}=${encodeURIComponent(word)}`] : []))
  // Put behind as text: `searchParams` would write the author's parameters anew, each in its own way.
  url.search = `?${[url.search.slice(1), ...added].filter((part) => part !== '').join('&')}`
  return url.toString()
}

/**
 * Where a link leads once the page that it was made for has moved: the campaign's words that stood behind
 * the old address stand behind the new one. `undefined` where the link leads somewhere else, and stays.
 */
export function movedTarget(link: string, from: URL, to: URL): string | undefined {
  const url = URL.parse(link)
  if (!url || url.origin + url.pathname + url.hash !== from.origin + from.pathname + from.hash) return undefined
  const [before, now] = [partsOf(from.search), partsOf(url.search)]
  if (!before.every((part, at) => now[at] === part)) return undefined
  const added = new URLSearchParams(now.slice(before.length).join('&'))
  if ([...added.keys()].some((name) => !campaignWords.includes(name))) return undefined
  const campaign = { medium: added.get('utm_medium'), campaign: added.get('utm_campaign') }
  const moved = withCampaign(to, campaign, added.get('utm_source') ?? '')
  return moved.length <= longestWithCampaign ? moved : undefined
}

const campaignWords = ['utm_source', 'utm_medium', 'utm_campaign']
const longestWithCampaign = 2500
const partsOf = (search: string): string[] =>
  search
    .slice(1)
    .split('&')
    .filter((part) => part !== '')

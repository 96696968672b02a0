// What newsletters, feeds and networks hang on behind an address; the page is the same without.
const hungOn = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|twclid|igsh(?:id)?|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|ref_src)$/i

/**
 * What two addresses of one page have in common: scheme, `www.`, the last slash, the place on the page and
 * what was hung on behind do not count. Written out again it may lead nowhere: it is for comparing only.
 */
export function addressKey(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  const kept = [...url.searchParams]
    .filter(([name]) => !hungOn.test(name))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  const place = `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}`
  return `${place}${kept.length > 0 ? `?${kept.sort().join('&')}` : ''}`
}

export const isSameAddress = (one: string, other: string): boolean => {
  const key = addressKey(one)
  return key !== undefined && key === addressKey(other)
}

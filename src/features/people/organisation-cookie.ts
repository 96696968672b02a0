/** The cookie by which a browser remembers the organisation that its user is in now; believed only where they belong to it. */
export const organisationCookieName = 'luotto.organisation'

/** The header that sets it, for a year, or, without an id, takes it away. */
export function organisationCookie(organisationId: string | undefined, baseUrl: string): string {
  const secure = baseUrl.startsWith('https:') ? '; Secure' : ''
  const life = organisationId ? 365 * 24 * 3600 : 0
  return `${organisationCookieName}=${organisationId ?? ''}; Path=/; Max-Age=${life}; HttpOnly; SameSite=Lax${secure}`
}

/** A cookie that scripts cannot read and other sites' forms do not carry; without a value it is taken away. */
export function setCookie(
  { baseUrl }: { readonly baseUrl: string },
  name: string,
  value: string,
  seconds: number,
): string {
  const secure = baseUrl.startsWith('https:') ? '; Secure' : ''
  const age = value === '' ? 0 : seconds
  return `luotto.${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly${secure}`
}

/** Only ever a page of ours: two slashes at the beginning would be another host, and so would a backslash. */
export const isOwnPath = (path: string): boolean => path.length <= 500 && /^\/(?![/\\])[^\\\s]*$/.test(path)

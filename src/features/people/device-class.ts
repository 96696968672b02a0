import Bowser from 'bowser'

// The words that a session keeps of the device it is of. The database takes no others (migration 0010).
const browsers: Readonly<Record<string, string>> = {
  Chrome: 'chrome',
  Chromium: 'chrome',
  'Microsoft Edge': 'edge',
  Firefox: 'firefox',
  Safari: 'safari',
  'Samsung Internet for Android': 'samsung',
}
const kinds: Readonly<Record<string, string>> = { mobile: 'phone', tablet: 'tablet', desktop: 'computer' }

/** "phone.safari", "computer.firefox": enough to know one's own devices by, and shared by millions. */
export function deviceClass(userAgent: string | null): string {
  const parser = Bowser.getParser((userAgent || 'none').slice(0, 512))
  return `${kinds[parser.getPlatformType(true)] ?? 'other'}.${browsers[parser.getBrowserName()] ?? 'other'}`
}

import type { Translate } from '../../ui/intl.ts'

const kinds = ['phone', 'tablet', 'computer', 'other'] as const
// Names of products are the same in every language.
const browsers: Readonly<Record<string, string>> = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  samsung: 'Samsung Internet',
}

/** "Puhelin · Safari" of a word of device-class.ts. */
export function deviceName(t: Translate, device: string): string {
  const [kind, browser = ''] = device.split('.')
  const name = t(`people.device.${kinds.find((one) => one === kind) ?? 'other'}`)
  return browsers[browser] ? `${name} · ${browsers[browser]}` : name
}

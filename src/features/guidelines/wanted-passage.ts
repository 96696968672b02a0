import { type Language, languages } from '../../core/networks.ts'

export const isLanguage = (word: string | undefined): word is Language => languages.some((one) => one === word)

/** What an address asks for, or nothing where it can be none of ours. */
export function wantedPassage(params: { passage?: string; language?: string; version?: string }, own: Language) {
  const { passage: slug = '', language = own, version } = params
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(slug) || !isLanguage(language)) return undefined
  // In one language: the newest that there is, whichever that is by then.
  if (version === undefined || version === 'newest') return { slug, language, version: undefined }
  return /^[1-9][0-9]{0,4}$/.test(version) ? { slug, language, version: Number(version) } : undefined
}

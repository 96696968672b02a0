import type { Language } from '../networks.ts'
import type { MaskKind } from './mask-addresses.ts'

/** What stands in the place of a piece, in the words of the text's language. */
export const standIns: Readonly<Record<MaskKind, Readonly<Record<Language, string>>>> = {
  handle: { fi: '@…', sv: '@…', en: '@…' },
  email: { fi: '[sähköposti]', sv: '[e-post]', en: '[email]' },
  phone: { fi: '[puhelin]', sv: '[telefon]', en: '[phone]' },
  profile: { fi: '[profiili]', sv: '[profil]', en: '[profile]' },
  link: { fi: '[linkki]', sv: '[länk]', en: '[link]' },
  name: { fi: '[nimi]', sv: '[namn]', en: '[name]' },
  word: { fi: '[…]', sv: '[…]', en: '[…]' },
}
const allStandIns = new Set(Object.values(standIns).flatMap((inLanguages) => Object.values(inLanguages)))
const escaped = [...allStandIns].map((word) => word.replace(/[[\]]/g, '\\$&'))
/** Finds what a masked text has in the place of what was taken out. */
export const standIn = new RegExp(escaped.join('|'), 'g')

import { languages } from '../core/networks.ts'

/** Each language by its own name, as a choice. */
const names = { fi: 'suomi', sv: 'svenska', en: 'English' } as const

export const languageOptions = languages.map((language) => ({ value: language, label: names[language] }))

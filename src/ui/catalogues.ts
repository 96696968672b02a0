import { registerCatalogue } from './intl.ts'
import en from './messages/en.ts'
import enStudy from './messages/en-study.ts'
import enTakingPart from './messages/en-taking-part.ts'
import fi from './messages/fi.ts'
import fiStudy from './messages/fi-study.ts'
import fiTakingPart from './messages/fi-taking-part.ts'
import sv from './messages/sv.ts'
import svStudy from './messages/sv-study.ts'
import svTakingPart from './messages/sv-taking-part.ts'

/** Every sentence in every language. */
export const catalogues = {
  fi: { ...fi, ...fiStudy, ...fiTakingPart },
  sv: { ...sv, ...svStudy, ...svTakingPart },
  en: { ...en, ...enStudy, ...enTakingPart },
} as const

/** On the server every language is at hand: for pages, mails and the command line. */
export function registerAll(): void {
  registerCatalogue('fi', catalogues.fi)
  registerCatalogue('sv', catalogues.sv)
  registerCatalogue('en', catalogues.en)
}

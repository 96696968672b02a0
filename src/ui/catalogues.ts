import { registerCatalogue } from './intl.ts'
import en from './messages/en.ts'
import enCoding from './messages/en-coding.ts'
import enStudy from './messages/en-study.ts'
import enTakingPart from './messages/en-taking-part.ts'
import enVoiceReport from './messages/en-voice-report.ts'
import fi from './messages/fi.ts'
import fiCoding from './messages/fi-coding.ts'
import fiStudy from './messages/fi-study.ts'
import fiTakingPart from './messages/fi-taking-part.ts'
import fiVoiceReport from './messages/fi-voice-report.ts'
import sv from './messages/sv.ts'
import svCoding from './messages/sv-coding.ts'
import svStudy from './messages/sv-study.ts'
import svTakingPart from './messages/sv-taking-part.ts'
import svVoiceReport from './messages/sv-voice-report.ts'

/** Every sentence in every language. */
export const catalogues = {
  fi: { ...fi, ...fiStudy, ...fiCoding, ...fiTakingPart, ...fiVoiceReport },
  sv: { ...sv, ...svStudy, ...svCoding, ...svTakingPart, ...svVoiceReport },
  en: { ...en, ...enStudy, ...enCoding, ...enTakingPart, ...enVoiceReport },
} as const

/** On the server every language is at hand: for pages, mails and the command line. */
export function registerAll(): void {
  registerCatalogue('fi', catalogues.fi)
  registerCatalogue('sv', catalogues.sv)
  registerCatalogue('en', catalogues.en)
}

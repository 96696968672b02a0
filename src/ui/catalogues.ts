import { registerCatalogue } from './intl.ts'
import en from './messages/en.ts'
import enAccount from './messages/en-account.ts'
import enAsking from './messages/en-asking.ts'
import enAssistant from './messages/en-assistant.ts'
import enCoding from './messages/en-coding.ts'
import enDigest from './messages/en-digest.ts'
import enGuidelinesRoom from './messages/en-guidelines-room.ts'
import enLeaders from './messages/en-leaders.ts'
import enMishapPlan from './messages/en-mishap-plan.ts'
import enMishaps from './messages/en-mishaps.ts'
import enOffice from './messages/en-office.ts'
import enPractice from './messages/en-practice.ts'
import enPulse from './messages/en-pulse.ts'
import enReadiness from './messages/en-readiness.ts'
import enServer from './messages/en-server.ts'
import enStored from './messages/en-stored.ts'
import enStudy from './messages/en-study.ts'
import enTakingPart from './messages/en-taking-part.ts'
import enVoiceReport from './messages/en-voice-report.ts'
import enWordLists from './messages/en-word-lists.ts'
import fi from './messages/fi.ts'
import fiAccount from './messages/fi-account.ts'
import fiAsking from './messages/fi-asking.ts'
import fiAssistant from './messages/fi-assistant.ts'
import fiCoding from './messages/fi-coding.ts'
import fiDigest from './messages/fi-digest.ts'
import fiGuidelinesRoom from './messages/fi-guidelines-room.ts'
import fiLeaders from './messages/fi-leaders.ts'
import fiMishapPlan from './messages/fi-mishap-plan.ts'
import fiMishaps from './messages/fi-mishaps.ts'
import fiOffice from './messages/fi-office.ts'
import fiPractice from './messages/fi-practice.ts'
import fiPulse from './messages/fi-pulse.ts'
import fiReadiness from './messages/fi-readiness.ts'
import fiServer from './messages/fi-server.ts'
import fiStored from './messages/fi-stored.ts'
import fiStudy from './messages/fi-study.ts'
import fiTakingPart from './messages/fi-taking-part.ts'
import fiVoiceReport from './messages/fi-voice-report.ts'
import fiWordLists from './messages/fi-word-lists.ts'
import sv from './messages/sv.ts'
import svAccount from './messages/sv-account.ts'
import svAsking from './messages/sv-asking.ts'
import svAssistant from './messages/sv-assistant.ts'
import svCoding from './messages/sv-coding.ts'
import svDigest from './messages/sv-digest.ts'
import svGuidelinesRoom from './messages/sv-guidelines-room.ts'
import svLeaders from './messages/sv-leaders.ts'
import svMishapPlan from './messages/sv-mishap-plan.ts'
import svMishaps from './messages/sv-mishaps.ts'
import svOffice from './messages/sv-office.ts'
import svPractice from './messages/sv-practice.ts'
import svPulse from './messages/sv-pulse.ts'
import svReadiness from './messages/sv-readiness.ts'
import svServer from './messages/sv-server.ts'
import svStored from './messages/sv-stored.ts'
import svStudy from './messages/sv-study.ts'
import svTakingPart from './messages/sv-taking-part.ts'
import svVoiceReport from './messages/sv-voice-report.ts'
import svWordLists from './messages/sv-word-lists.ts'

/** Every sentence in every language. */
export const catalogues = {
  fi: {
    ...fi,
    ...fiStudy,
    ...fiCoding,
    ...fiTakingPart,
    ...fiVoiceReport,
    ...fiOffice,
    ...fiAccount,
    ...fiPulse,
    ...fiReadiness,
    ...fiLeaders,
    ...fiDigest,
    ...fiStored,
    ...fiServer,
    ...fiGuidelinesRoom,
    ...fiWordLists,
    ...fiAssistant,
    ...fiPractice,
    ...fiAsking,
    ...fiMishapPlan,
    ...fiMishaps,
  },
  sv: {
    ...sv,
    ...svStudy,
    ...svCoding,
    ...svTakingPart,
    ...svVoiceReport,
    ...svOffice,
    ...svAccount,
    ...svPulse,
    ...svReadiness,
    ...svLeaders,
    ...svDigest,
    ...svStored,
    ...svServer,
    ...svGuidelinesRoom,
    ...svWordLists,
    ...svAssistant,
    ...svPractice,
    ...svAsking,
    ...svMishapPlan,
    ...svMishaps,
  },
  en: {
    ...en,
    ...enStudy,
    ...enCoding,
    ...enTakingPart,
    ...enVoiceReport,
    ...enOffice,
    ...enAccount,
    ...enPulse,
    ...enReadiness,
    ...enLeaders,
    ...enDigest,
    ...enStored,
    ...enServer,
    ...enGuidelinesRoom,
    ...enWordLists,
    ...enAssistant,
    ...enPractice,
    ...enAsking,
    ...enMishapPlan,
    ...enMishaps,
  },
} as const

/** On the server every language is at hand: for pages, mails and the command line. */
export function registerAll(): void {
  registerCatalogue('fi', catalogues.fi)
  registerCatalogue('sv', catalogues.sv)
  registerCatalogue('en', catalogues.en)
}

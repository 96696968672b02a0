import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl'
import { createContext, createElement, type ReactNode, useContext } from 'react'
import type { Language } from '../core/networks.ts'
import type fi from './messages/fi.ts'
import type fiAccount from './messages/fi-account.ts'
import type fiAsking from './messages/fi-asking.ts'
import type fiAssistant from './messages/fi-assistant.ts'
import type fiCoding from './messages/fi-coding.ts'
import type fiDigest from './messages/fi-digest.ts'
import type fiGuidelinesRoom from './messages/fi-guidelines-room.ts'
import type fiLeaders from './messages/fi-leaders.ts'
import type fiMishapPlan from './messages/fi-mishap-plan.ts'
import type fiMishaps from './messages/fi-mishaps.ts'
import type fiOffice from './messages/fi-office.ts'
import type fiPractice from './messages/fi-practice.ts'
import type fiPulse from './messages/fi-pulse.ts'
import type fiReadiness from './messages/fi-readiness.ts'
import type fiServer from './messages/fi-server.ts'
import type fiStored from './messages/fi-stored.ts'
import type fiStudy from './messages/fi-study.ts'
import type fiTakingPart from './messages/fi-taking-part.ts'
import type fiVoiceReport from './messages/fi-voice-report.ts'
import type fiWordLists from './messages/fi-word-lists.ts'

/** Every sentence of the interface has an id; the Finnish catalogue says which there are. */
export type MessageId =
  | keyof typeof fi
  | keyof typeof fiStudy
  | keyof typeof fiCoding
  | keyof typeof fiTakingPart
  | keyof typeof fiVoiceReport
  | keyof typeof fiOffice
  | keyof typeof fiAccount
  | keyof typeof fiPulse
  | keyof typeof fiReadiness
  | keyof typeof fiLeaders
  | keyof typeof fiDigest
  | keyof typeof fiStored
  | keyof typeof fiServer
  | keyof typeof fiGuidelinesRoom
  | keyof typeof fiWordLists
  | keyof typeof fiAssistant
  | keyof typeof fiPractice
  | keyof typeof fiAsking
  | keyof typeof fiMishapPlan
  | keyof typeof fiMishaps
export type Values = Readonly<Record<string, string | number | Date>>
export type Translate = (id: MessageId, values?: Values) => string

/** Whose dates and numbers a language writes: plain "en" would put the month first and count the clock to twelve. */
export const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const satisfies Record<Language, string>

const cache = createIntlCache()
const shapes = new Map<Language, IntlShape>()

/** Adds sentences to a language. The server knows all of them; a browser is told its page's language, and its rooms'. */
export function registerCatalogue(language: Language, messages: Readonly<Partial<Record<MessageId, string>>>): void {
  const onError = (error: Error) => {
    throw error
  }
  const all = { ...shapes.get(language)?.messages, ...messages }
  const config = { locale: locales[language], messages: all, timeZone: 'Europe/Helsinki', onError }
  shapes.set(language, createIntl<string>(config, cache))
}

export function intlFor(language: Language): IntlShape {
  const shape = shapes.get(language)
  if (!shape) throw new Error(`The catalogue "${language}" has not been registered.`)
  return shape
}

export const translator =
  (language: Language): Translate =>
  (id, values) =>
    intlFor(language).formatMessage({ id }, values)

const LanguageContext = createContext<Language>('fi')

export function IntlProvider({ language, children }: { language: Language; children: ReactNode }) {
  return createElement(LanguageContext, { value: language }, children)
}

export const useLanguage = (): Language => useContext(LanguageContext)
export const useT = (): Translate => translator(useLanguage())

const toCome = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
} as const

/** Dates and numbers as the reader's language writes them. */
export function useFormats() {
  const intl = intlFor(useLanguage())
  return {
    day: (date: Date | string) => intl.formatDate(date, { day: 'numeric', month: 'long', year: 'numeric' }),
    month: (date: Date | string) => intl.formatDate(date, { month: 'long', year: 'numeric' }),
    moment: (date: Date | string) => intl.formatDate(date, { dateStyle: 'medium', timeStyle: 'short' }),
    /** A moment to come, by its weekday, on the clock of a zone. */
    momentToCome: (date: Date | string | number, timeZone: string) => intl.formatDate(date, { ...toCome, timeZone }),
    /** 1 is Monday, 7 Sunday. */
    weekday: (day: number) => intl.formatDate(Date.UTC(2026, 5, day, 12), { weekday: 'long' }),
    number: (value: number) => intl.formatNumber(value),
  }
}

import type { Language } from '../../core/networks.ts'
import type { Codebook, InLanguages } from '../../core/voice/codebook.ts'
import { inLanguage } from '../../core/voice/study.ts'
import { intlFor, type Translate, translator } from '../../ui/intl.ts'

/** How a report says numbers and the names of codes in the reader's language. */
export function wordsOf(language: Language, codebook: Codebook) {
  const intl = intlFor(language)
  const t: Translate = translator(language)
  const number = (value: number, digits = 0) => intl.formatNumber(value, { maximumFractionDigits: digits })
  const percent = (share: number, digits = 1) =>
    intl.formatNumber(share, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })
  const inReaders = (text: InLanguages) => inLanguage(text, language, 'fi')
  const decisionOf = (id: string) => codebook.decisions.find((decision) => decision.id === id)
  return {
    language,
    t,
    number,
    percent,
    /** "0,64": a coefficient, always with two decimals. */
    coefficient: (value: number) => intl.formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    inReaders,
    /** "noin 96 sadasta"; with a decimal where it would say all or none of what is nearly so. */
    hundred: (share: number) => number(share * 100, isNearlyWhole(share) ? 1 : 0),
    /** Both ends, with a decimal where they would be the same without. */
    ends: ({ low, high }: { readonly low: number; readonly high: number }) => {
      const digits = Math.round(low * 100) === Math.round(high * 100) ? 1 : 0
      const end = (share: number) => number(share * 100, isNearlyWhole(share) ? 1 : digits)
      return { low: end(low), high: end(high) }
    },
    /** "91,5–97,8 %" */
    between: ({ low, high }: { readonly low: number; readonly high: number }, digits = 1) =>
      `${intl.formatNumber(low * 100, { minimumFractionDigits: digits, maximumFractionDigits: digits })}–${percent(high, digits)}`,
    day: (date: string) => intl.formatDate(date, { day: 'numeric', month: 'long', year: 'numeric' }),
    question: (decision: string) => {
      const found = decisionOf(decision)
      return found ? inReaders(found.question).text : decision
    },
    code: (decision: string, code: string) => {
      const found = decisionOf(decision)?.codes.find(({ id }) => id === code)
      return found ? inReaders(found.name).text : code
    },
  }
}

export type Words = ReturnType<typeof wordsOf>

const isNearlyWhole = (share: number) => share > 0 && share < 1 && [0, 100].includes(Math.round(share * 100))

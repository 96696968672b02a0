import type { Language } from '../networks.ts'
import { languages } from '../networks.ts'
import type { InLanguages } from './codebook.ts'

/** Being prepared, open for taking part, being coded, and done. */
export const studyStates = ['draft', 'collecting', 'coding', 'closed'] as const
export type StudyState = (typeof studyStates)[number]

/** Researchers lead a study, coders code, and whoever adjudicates settles where two coders disagree. */
export const studyParts = ['researcher', 'coder', 'adjudicator'] as const
export type StudyPart = (typeof studyParts)[number]

/** The steps that a researcher takes by a button. Coding begins with the first sample that is drawn. */
export const steps = {
  open: { from: 'draft', to: 'collecting' },
  close: { from: 'coding', to: 'closed' },
  reopen: { from: 'closed', to: 'coding' },
} as const satisfies Record<string, { readonly from: StudyState; readonly to: StudyState }>
export type Step = keyof typeof steps

/** Once coding has begun, what coders go by stays as it is. */
export const isFrozen = (state: StudyState): boolean => state === 'coding' || state === 'closed'

/** Also while it is coded somebody may still join, if the study leaves its link open; when it is closed nobody does. */
export const takesPart = (state: StudyState): boolean => state === 'collecting' || state === 'coding'

/** A text in the reader's language, where it is written in it; else in the study's own. */
export function inLanguage(
  text: InLanguages,
  reader: Language,
  own: Language,
): { readonly language: Language; readonly text: string } {
  const language = [reader, own, ...languages].find((one) => text[one].trim() !== '') ?? own
  return { language, text: text[language] }
}

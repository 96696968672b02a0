import type { Language } from './networks.ts'
import type { DisclosureKind, StoryKind } from './story.ts'

/**
 * What a telling says of whom one speaks for. A telling that markets the employer's goods to consumers
 * says so first of all (Finland: Consumer Protection Act 2:4 and the consumer authority's guideline of
 * 2025; a network's own switch alone is not enough). Otherwise the employment is said plainly, after
 * one's own words.
 */
export type Disclosure = {
  readonly kind: Exclude<DisclosureKind, 'none'>
  readonly place: 'first' | 'last'
  readonly line: string
}

export const disclosureFor: Readonly<Record<StoryKind, DisclosureKind>> = {
  product: 'advert',
  news: 'employment',
  job: 'employment',
  event: 'employment',
  customer: 'employment',
  thought: 'employment',
}

export type EmploymentLines = Partial<Readonly<Record<Language, string>>>

type Speaker = { readonly name: string; readonly employmentLines: EmploymentLines }

export function disclosure(kind: DisclosureKind, language: Language, speaker: Speaker): Disclosure | undefined {
  if (kind === 'none') return undefined
  if (kind === 'advert') return { kind, place: 'first', line: `${advertWord[language]} | ${speaker.name}` }
  return { kind, place: 'last', line: employmentLine(language, speaker) }
}

const advertWord: Readonly<Record<Language, string>> = { fi: 'Mainos', sv: 'Reklam', en: 'Ad' }

/**
 * The organisation may write the sentence itself, since a Finnish name bends ("Työskentelen Aalto Oy:ssä");
 * the ready one is put so that the name stays as it is.
 */
export function employmentLine(language: Language, { name, employmentLines }: Speaker): string {
  const own = employmentLines[language]?.trim()
  if (own) return own
  if (language === 'fi') return `Työnantajani on ${name}.`
  if (language === 'sv') return `Min arbetsgivare är ${name}.`
  return `I work at ${name}.`
}

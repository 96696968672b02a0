import type { Language } from '../../core/networks.ts'
import { type Holding, type Purpose, purposes } from '../../core/stored/holding.ts'
import type { Words } from '../../core/stored/paper.ts'
import { sections } from '../leaving/held.ts'
import { holdingsOf } from './holdings-of.ts'
import { distinct, groundWords, keptWords, purposeWords, type Writing } from './paper-words.ts'

/** A processing activity, out of the columns' comments. */
export type Activity = {
  readonly purpose: Purpose
  readonly holdings: readonly Holding[]
  /** Kinds of data, each with what its columns are called. */
  readonly data: string
}

/** Everything that is processed, by what it is for: those activities alone that a column says something of. */
export function activitiesOf({ t }: Pick<Writing, 't'>, language: Language): readonly Activity[] {
  const all = sections.flatMap((section) =>
    holdingsOf(section, t, language).map((holding) => ({ ...holding, name: t(`leaving.section.${section}`) })),
  )
  return purposes.flatMap((purpose) => {
    const holdings = all.filter((holding) => holding.purpose === purpose)
    if (holdings.length === 0) return []
    const data = [...inSections(t, holdings)].map(([name, inIt]) => `${name}: ${[...inIt].join(', ')}`).join('; ')
    return [{ purpose, holdings, data }]
  })
}

type Named = { readonly name: string; readonly names: readonly string[]; readonly hidden: boolean }

/** What is in each section, once. */
function inSections(t: Writing['t'], holdings: readonly Named[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { name, names, hidden } of holdings) {
    const before = found.get(name) ?? []
    found.set(name, new Set([...before, ...names, ...(hidden ? [t('papers.hidden')] : [])]))
  }
  return found
}

const peopleOf = (purpose: Purpose) =>
  purpose === 'membership' ? 'invited' : purpose === 'mishaps' || purpose === 'study' ? purpose : 'members'

/** The rows of article 30(1)(b), (c) and (f) for one activity. */
export function activityRows(writing: Writing, { purpose, holdings, data }: Activity): readonly (readonly Words[])[] {
  const { t } = writing
  return [
    [t('papers.purpose'), purposeWords(writing, purpose)],
    [t('papers.ground'), distinct(holdings.map(({ ground }) => groundWords(writing, ground)))],
    [t('papers.people'), t(`papers.people.${peopleOf(purpose)}`)],
    [t('papers.data'), data],
    [t('papers.seen'), distinct(holdings.flatMap(({ seen }) => seen.map((one) => t(`papers.seen.${one}`))))],
    [t('papers.kept'), keptWords(writing, holdings)],
  ]
}

import type { Language } from '../../core/networks.ts'
import { intlFor, type MessageId, type Translate } from '../../ui/intl.ts'
import { deviceName } from '../people/device-name.ts'
import { isForMachines, type Section } from './held.ts'
import type { HeldRow } from './read-held.ts'

/** What a column is called, in words. A test sees to it that each has a name: nobody goes without because one is missing. */
export function columnName(t: Translate, language: Language, column: string): string {
  const id = `leaving.column.${column}`
  return id in intlFor(language).messages ? t(id as MessageId) : column
}

/** A row as a person reads it: what is for machines left out, and what is empty. */
export const readableRow = (t: Translate, language: Language, section: Section, row: HeldRow) =>
  Object.entries(row)
    .filter(([column, value]) => !isForMachines(column) && !isEmpty(value))
    .map(([column, value]) => ({
      name: columnName(t, language, column),
      value: valueWords(t, language, section, column, value),
    }))

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0)

/** Where the interface has a word for what a column holds. */
const wordsOf: Readonly<Record<string, string>> = {
  network: 'network.',
  roles: 'role.',
  role: 'role.',
  language: 'common.in.',
  'tellings state': 'tell.state.',
  'tellings visibility': 'tell.visibility.',
  'member thanks_from': 'thanks.choice.',
  'stories state': 'stories.state.',
  'stories disclosure': 'stories.disclosure.',
  'suggestions state': 'suggestions.state.',
  'questions state': 'asking.state.',
  'proposals kind': 'passage.kind.',
  'imports state': 'import.state.',
  'mishaps part': 'mishaps.part.',
  'studyPosts kind': 'study.kind.',
  'studyWork part': 'study.part.',
  'stories kind': 'stories.kind.',
  'acts kind': 'audit.kind.',
}

function valueWords(t: Translate, language: Language, section: Section, column: string, value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'leaving.yes' : 'leaving.no')
  if (Array.isArray(value)) return value.map((one) => valueWords(t, language, section, column, one)).join(', ')
  if (typeof value === 'object' && value !== null)
    return Object.values(value)
      .map((one) => valueWords(t, language, section, column, one))
      .join(' · ')
  const text = String(value)
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    return intlFor(language).formatDate(new Date(text), { dateStyle: 'medium', timeStyle: 'short' })
  }
  // A day is the same day everywhere.
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return intlFor(language).formatDate(new Date(text), { dateStyle: 'medium', timeZone: 'UTC' })
  if (section === 'sessions' && column === 'device') return deviceName(t, text)
  const beginning = wordsOf[`${section} ${column}`] ?? wordsOf[column]
  const id = `${beginning}${text}`
  return beginning && id in intlFor(language).messages ? t(id as MessageId) : text
}

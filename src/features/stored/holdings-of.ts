import type { Language } from '../../core/networks.ts'
import type { Holding } from '../../core/stored/holding.ts'
import { intlFor, type MessageId, type Translate } from '../../ui/intl.ts'
import { type Held, held, isForMachines, type Section } from '../leaving/held.ts'
import { columnName } from '../leaving/readable-row.ts'
import { personalColumns } from './personal-columns.ts'
import { sectionOf } from './section-of.ts'

/** Columns of a section that are held alike, with what they are called. */
export type SectionHolding = Holding & {
  readonly names: readonly string[]
  /** Also what tells rows apart, or opens something: no page shows it. */
  readonly hidden: boolean
}

/** What a section holds, as the columns' comments say it: those held alike together, in the order of the columns. */
export function holdingsOf(section: Section, t: Translate, language: Language): readonly SectionHolding[] {
  const alike = new Map<string, Holding & { names: Set<string>; hidden: boolean }>()
  // The section's own table first: what hangs on it says less.
  const tables = Object.entries(personalColumns)
    .filter(([table]) => sectionOf(table) === section)
    .sort(([one], [other]) => Number(isOwn(section, other)) - Number(isOwn(section, one)))
  for (const [table, columns] of tables) {
    for (const [column, holding] of Object.entries(columns)) {
      const key = JSON.stringify(holding)
      const group = alike.get(key) ?? { ...holding, names: new Set<string>(), hidden: false }
      alike.set(key, group)
      const name = isOwn(section, table) ? ownName(section, column, t, language) : tableName(table, t, language)
      if (name) group.names.add(name)
      else group.hidden = true
    }
  }
  return [...alike.values()].map((group) => ({ ...group, names: [...group.names] }))
}

const isOwn = (section: Section, table: string): boolean => (held[section] as Held).table === table

/** Columns for machines have no name, and what would open something is not named either. */
function ownName(section: Section, column: string, t: Translate, language: Language): string | undefined {
  const isShown = !isForMachines(column) && !(held[section] as Held).secret?.includes(column)
  return isShown ? columnName(t, language, column) : undefined
}

/** A table that only hangs on another is told by one name. */
function tableName(table: string, t: Translate, language: Language): string | undefined {
  const id = `stored.table.${table}`
  return id in intlFor(language).messages ? t(id as MessageId) : undefined
}

import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import { type Purpose, purposes } from '../../core/stored/holding.ts'
import { inOrganisation } from '../../platform/database.ts'
import { type Translate, translator } from '../../ui/intl.ts'
import { type Section, sections } from '../leaving/held.ts'
import { countHeld, type HeldRow, personOf, readSomeHeld } from '../leaving/read-held.ts'
import { readableRow } from '../leaving/readable-row.ts'
import type { Viewer } from '../people/viewer.ts'
import { holdingsOf, type SectionHolding } from './holdings-of.ts'
import { changedAt } from './section-of.ts'

type Ctx = Pick<Context, 'db' | 'secrets'>

export type StoredRow = readonly { readonly name: string; readonly value: string }[]

export type StoredSection = {
  readonly section: Section
  readonly name: string
  readonly count: number
  readonly holdings: readonly SectionHolding[]
  readonly newest: readonly StoredRow[]
  readonly changedAt: string | undefined
}

export type StoredPart = { readonly purpose: Purpose; readonly sections: readonly StoredSection[] }

const newestShown = 2
const rowsOnPage = 20
/** A page shows that much of a value; all of it is in what one takes along. */
const longestShown = 300

/** All that is stored of the viewer, by what it is for: from the schema, with what stands there of them now. */
export async function findStored(ctx: Ctx, viewer: Viewer, language: Language): Promise<readonly StoredPart[]> {
  const t = translator(language)
  const person = await personOf(ctx, viewer)
  const found = await inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const counts = await countHeld(tx, person)
    const parts: StoredSection[] = []
    for (const section of sections) {
      const count = counts.get(section) ?? 0
      const rows = count === 0 ? [] : await readSomeHeld(ctx, tx, person, section, { most: newestShown })
      parts.push({
        ...{ section, name: t(`leaving.section.${section}`), count },
        holdings: holdingsOf(section, t, language),
        newest: rows.map((row) => shown(t, language, section, row)),
        changedAt: changedAt[section],
      })
    }
    return parts
  })
  return purposes
    .map((purpose) => ({ purpose, sections: found.filter(({ holdings }) => holdings[0]?.purpose === purpose) }))
    .filter((part) => part.sections.length > 0)
}

/** One section, a page of its rows, newest first. `undefined` where there is no such section. */
export async function findStoredSection(ctx: Ctx, viewer: Viewer, language: Language, name: string, page: number) {
  const section = sections.find((one) => one === name)
  if (!section) return undefined
  const t = translator(language)
  const person = await personOf(ctx, viewer)
  const rows = await inOrganisation(ctx.db, viewer.organisation.id, (tx) =>
    readSomeHeld(ctx, tx, person, section, { from: (page - 1) * rowsOnPage, most: rowsOnPage + 1 }),
  )
  return {
    name: t(`leaving.section.${section}`),
    holdings: holdingsOf(section, t, language),
    rows: rows.slice(0, rowsOnPage).map((row) => shown(t, language, section, row)),
    more: rows.length > rowsOnPage,
    changedAt: changedAt[section],
  }
}

const shown = (t: Translate, language: Language, section: Section, row: HeldRow): StoredRow =>
  readableRow(t, language, section, row).map(({ name, value }) => ({
    name,
    value: value.length > longestShown ? `${value.slice(0, longestShown)}…` : value,
  }))

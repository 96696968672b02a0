import type { Context } from '../../context.ts'
import { escapeHtml as safe } from '../../core/escape-html.ts'
import type { Language } from '../../core/networks.ts'
import { intlFor, type MessageId, type Translate, translator } from '../../ui/intl.ts'
import type { Viewer } from '../people/viewer.ts'
import { isForMachines, type Person, type Section, sections } from './held.ts'
import type { About } from './own-data.ts'
import { type HeldRow, readHeld } from './read-held.ts'

const style = `:root{color-scheme:light dark}body{font:17px/1.55 system-ui,sans-serif;max-width:44rem;margin:2rem auto;
padding:0 1rem}dl{display:grid;grid-template-columns:minmax(7rem,14rem) 1fr;gap:.2rem 1rem;margin:0;padding:.8rem 0;
border-bottom:1px solid #8886}dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}`

/** The person's own data to read: one page in their language, without a script or anything from elsewhere. */
export async function* ownDataPage(
  ctx: Pick<Context, 'db' | 'secrets'>,
  viewer: Viewer,
  person: Person,
  { madeAt, host }: About,
): AsyncGenerator<string> {
  const { language } = viewer.member
  const t = translator(language)
  const title = t('leaving.data.title', { organisation: viewer.organisation.name })
  yield `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${safe(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head><body>
<h1>${safe(title)}</h1><p>${safe(t('leaving.data.about', { host, day: dayIn(language, madeAt) }))}</p>\n`
  for (const section of sections) {
    yield `<h2>${safe(t(`leaving.section.${section}`))}</h2>\n`
    let empty = true
    for await (const row of readHeld(ctx, person, section)) {
      empty = false
      yield rowHtml(t, language, section, row)
    }
    if (empty) yield `<p>${safe(t('leaving.data.none'))}</p>\n`
  }
  yield '</body></html>\n'
}

const dayIn = (language: Language, date: Date) =>
  intlFor(language).formatDate(date, { day: 'numeric', month: 'long', year: 'numeric' })

function rowHtml(t: Translate, language: Language, section: Section, row: HeldRow): string {
  const lines = Object.entries(row)
    .filter(([column, value]) => !isForMachines(column) && !isEmpty(value))
    .map(([column, value]) => {
      // A test sees to it that each has a name. Nobody goes without their data because one is missing.
      const id = `leaving.column.${column}`
      const label = id in intlFor(language).messages ? t(id as MessageId) : column
      return `<dt>${safe(label)}</dt><dd>${safe(valueWords(t, language, section, column, value))}</dd>`
    })
  return `<dl>${lines.join('')}</dl>\n`
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0)

/** Where the interface has a word for what a column holds. */
const wordsOf: Readonly<Record<string, string>> = {
  network: 'network.',
  roles: 'role.',
  role: 'role.',
  language: 'common.in.',
  'tellings state': 'tell.state.',
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
  const beginning = wordsOf[`${section} ${column}`] ?? wordsOf[column]
  const id = `${beginning}${text}`
  return beginning && id in intlFor(language).messages ? t(id as MessageId) : text
}

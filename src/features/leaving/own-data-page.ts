import type { Context } from '../../context.ts'
import { escapeHtml as safe } from '../../core/escape-html.ts'
import type { Language } from '../../core/networks.ts'
import { intlFor, type Translate, translator } from '../../ui/intl.ts'
import type { Viewer } from '../people/viewer.ts'
import { type Person, type Section, sections } from './held.ts'
import type { About } from './own-data.ts'
import { type HeldRow, readHeld } from './read-held.ts'
import { readableRow } from './readable-row.ts'

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
  const lines = readableRow(t, language, section, row).map(
    ({ name, value }) => `<dt>${safe(name)}</dt><dd>${safe(value)}</dd>`,
  )
  return `<dl>${lines.join('')}</dl>\n`
}

import type { LoaderFunctionArgs } from 'react-router'
import { accountNetworks, languages, networkIds } from '../../../core/networks.ts'
import { type PaperFormat, paperFormats, papers } from '../../../core/stored/paper.ts'
import { version } from '../../../platform/version.ts'
import { requireFile, requireMay } from '../../../request.ts'
import { translator } from '../../../ui/intl.ts'
import { findFacts } from '../paper-facts.ts'
import { paperHtml } from '../paper-html.ts'
import { writePaper } from '../write-papers.ts'

const types: Readonly<Record<PaperFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
}

/** A paper as a file: `record.fi.docx`, `notice.sv.html`. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireFile(request)
  const { app, viewer } = requireMay(context, 'keep-papers')
  const [name, tongue, ending, ...more] = (params.file ?? '').split('.')
  const kind = papers.find((one) => one === name)
  const language = languages.find((one) => one === tongue)
  const format = paperFormats.find((one) => one === ending)
  if (!kind || !language || !format || more.length > 0) throw new Response(null, { status: 404 })
  const t = translator(language)
  const named = (ids: readonly (typeof networkIds)[number][]) => ids.map((id) => t(`network.${id}`))
  const byAccount = accountNetworks.filter((id) => app.networks[id])
  const installation = {
    ...{ host: new URL(app.baseUrl).host, version, now: app.clock(), assistantHost: app.assistant?.host },
    accountNetworks: named(byAccount),
    windowNetworks: named(networkIds.filter((id) => !(byAccount as readonly string[]).includes(id))),
  }
  const paper = writePaper(kind, language, await findFacts(app, viewer), installation)
  return new Response(await bodyOf(format, paper, language, viewer.organisation.name), {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="luotto-${kind}.${language}.${format}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

async function bodyOf(format: PaperFormat, ...paper: [Parameters<typeof paperHtml>[0], 'fi' | 'sv' | 'en', string]) {
  const [written, language, by] = paper
  if (format === 'html') return paperHtml(written, language)
  // Loaded by whoever asks for one: it is large, and asked for once a year.
  const { paperDocx } = await import('../paper-docx.ts')
  return new Uint8Array(await paperDocx(written, language, by))
}

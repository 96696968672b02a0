import { createElement as h } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Language } from '../../core/networks.ts'
import type { ReportContent } from '../../core/voice/report-content.ts'
import { drawReport } from './draw-report.ts'
import { reportBody } from './report-body.ts'
import { reportStyle } from './report-style.ts'
import { wordsOf } from './report-words.ts'

/** The report as one file that needs nothing else: it opens without a network, and prints. */
export function reportFile(content: ReportContent, language: Language): string {
  const words = wordsOf(language, content.codebook)
  const { title, language: own } = content.study
  const head = h(
    'head',
    null,
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    // Nothing of it is fetched, whatever a title or a quotation says.
    h('meta', { httpEquiv: 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
    h('meta', { name: 'robots', content: 'noindex' }),
    h('title', null, title),
    // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant
    h('style', { dangerouslySetInnerHTML: { __html: reportStyle } }),
  )
  const main = h(
    'main',
    null,
    h('p', { className: 'kind' }, words.t('report.kind')),
    h('h1', { lang: own }, title),
    reportBody(content, drawReport(content, words), language),
    h('footer', null, words.t('report.source', { title })),
  )
  return `<!doctype html>\n${renderToStaticMarkup(h('html', { lang: language }, head, h('body', null, main)))}\n`
}

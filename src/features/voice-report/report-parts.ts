import { createElement as h, type ReactNode } from 'react'
import type { Translate } from '../../ui/intl.ts'

// Elements without JSX: the command line makes the same report, and Node runs no JSX.

export type Cell = string | null

export const paragraphs = (sentences: readonly string[], className?: string): ReactNode[] =>
  sentences.filter(Boolean).map((sentence) => h('p', { key: sentence, className }, sentence))

export function section(id: string, title: string, ...children: ReactNode[]): ReactNode {
  return h(
    'section',
    { key: id, className: 'report-part', 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title` }, title),
    ...children,
  )
}

/** A table whose first column names its rows. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly [string, ...Cell[]])[],
): ReactNode {
  const head = (text: string, n: number) =>
    h('th', { key: text, scope: 'col', className: n > 0 ? 'number' : undefined }, text)
  return h(
    'table',
    null,
    h('caption', null, caption),
    h('thead', null, h('tr', null, ...heads.map(head))),
    h(
      'tbody',
      null,
      ...rows.map(([name, ...cells]) =>
        h(
          'tr',
          { key: name },
          h('th', { scope: 'row' }, name),
          ...cells.map((cell, n) => h('td', { key: heads[n + 1], className: 'number' }, cell)),
        ),
      ),
    ),
  )
}

/** A table that scrolls sideways on a phone, which keyboards can do too. */
export const scrolling = (label: string, inner: ReactNode): ReactNode =>
  h('div', { className: 'table', role: 'region', 'aria-label': label, tabIndex: 0 }, inner)

type Shown = { readonly sentence: string; readonly svg: string }

/** A picture with its sentence above it, and its figures behind "Näytä lukuina". */
export function picture(t: Translate, shown: Shown | undefined, label: string, inner: ReactNode): ReactNode {
  return h(
    'figure',
    null,
    shown && h('figcaption', null, shown.sentence),
    // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by ourselves, from numbers and escaped names
    shown && h('div', { className: 'drawing', dangerouslySetInnerHTML: { __html: shown.svg } }),
    h('details', null, h('summary', null, t('insight.table')), scrolling(label, inner)),
  )
}

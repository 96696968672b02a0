import { byteOrderMark, csvLine } from '../../core/csv.ts'
import type { ReportContent, ToldShare } from '../../core/voice/report-content.ts'
import type { Words } from './report-words.ts'

const columns = [
  'table',
  'item',
  'posts',
  'threads',
  'people',
  'share',
  'low',
  'high',
  'naive_low',
  'naive_high',
  'design_effect',
  'effective_posts',
  'icc',
] as const
type Row = Partial<Record<(typeof columns)[number], string | number | null>>

/** All figures of a report as a table. An empty cell is one that there is not; what is withheld says so. */
export function figuresCsv(content: ReportContent, { t, number }: Words): string {
  const withheld = t('insight.underFive')
  const rows = [...countRows(content), ...shareRows(content)]
  const cell = (value: string | number | null | undefined) => {
    if (value === null) return withheld
    return typeof value === 'number' ? plain(number(value, 4)) : (value ?? '')
  }
  return (
    byteOrderMark + [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))].map(csvLine).join('')
  )
}

// A spreadsheet takes no spaces within a number, and no typographer's minus.
const plain = (text: string) => text.replaceAll(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-')

function countRows({ people, funnel, networks, languages, kinds }: ReportContent): Row[] {
  const parts = { networks, languages, kinds }
  return [
    { table: 'people', item: 'all', people },
    ...funnel.map(
      ({ step, posts, threads }): Row => ({
        table: 'funnel',
        item: step,
        posts,
        threads: step === 'voice' ? undefined : threads,
      }),
    ),
    ...Object.entries(parts).flatMap(([table, own]) => own.map(({ id, posts }): Row => ({ table, item: id, posts }))),
  ]
}

function shareRows({ work, lead, decisions }: ReportContent): Row[] {
  const shares = [
    ['work', 'wide', work?.wide],
    ['work', 'narrow', work?.narrow],
    ['lead', 'wide', lead?.wide],
    ['lead', 'narrow', lead?.narrow],
    ['lead', 'threads', lead?.threads],
    ['lead', 'predicted', lead?.predicted],
  ] as const
  return [
    ...shares.flatMap(([table, item, share]): Row[] => (share ? [{ table, item, ...shareCells(share) }] : [])),
    ...decisions.flatMap(({ id, of, codes, together, tied }): Row[] => [
      { table: id, item: '(all)', posts: of },
      ...codes.map(
        ({ id: code, posts, share, people }): Row => ({
          table: id,
          item: code,
          posts,
          people: people?.count,
          ...(share && shareCells(share)),
        }),
      ),
      ...(together
        ? [
            {
              table: id,
              item: together.codes.join(' + '),
              posts: together.posts,
              ...(together.share && shareCells(together.share)),
            },
          ]
        : []),
      { table: id, item: '(tied)', posts: tied },
    ]),
  ]
}

const shareCells = ({ share, low, high, naive, designEffect, effectivePosts, icc }: ToldShare): Row => ({
  share,
  low: low ?? undefined,
  high: high ?? undefined,
  naive_low: naive?.low,
  naive_high: naive?.high,
  design_effect: designEffect ?? undefined,
  effective_posts: effectivePosts ?? undefined,
  icc: icc ?? undefined,
})

/** Stands where a code is not told of a row, since it would tell of fewer than five people. */
const notTold = '*'

/** The coded posts for sharing, one a line, with nothing but their codes; numbered anew, in no order of time or person. */
export function codedCsv({ codebook, rows }: ReportContent): string {
  const decisions = codebook.decisions.map(({ id }) => id)
  let post = 0
  const lines = rows.flatMap(({ answers, posts }) => {
    const codes = decisions.map((id) => (answers[id] === null ? notTold : (answers[id] ?? '')))
    return Array.from({ length: posts }, () => csvLine([`${++post}`, ...codes]))
  })
  return byteOrderMark + csvLine(['post', ...decisions]) + lines.join('')
}

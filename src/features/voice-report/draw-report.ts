import type { ReportContent, ToldDecision, ToldShare } from '../../core/voice/report-content.ts'
import { dotStrip } from '../../ui/charts/dot-strip.ts'
import { partBars } from '../../ui/charts/part-bars.ts'
import { type ShareRow, shareRows } from '../../ui/charts/share-rows.ts'
import { type Drawing, pictureOf } from './drawing.ts'
import type { Words } from './report-words.ts'

// For the server and the command line alone: Plot draws here, and a browser gets the pictures.

/** All pictures of a report, by name. What may not be told has no picture. */
export function drawReport(content: ReportContent, words: Words): Record<string, Drawing> {
  const drawings = [
    ...(content.funnel.some(({ posts }) => posts !== null) ? [drawFunnel(content, words)] : []),
    ...(content.lead?.wide ? [drawLead(content.lead, words)] : []),
    ...(content.lead?.dots ? [drawDots(content.lead.dots.dots, words)] : []),
    ...content.decisions.filter(({ of }) => of !== null).map((decision) => drawDecision(decision, words)),
  ]
  return Object.fromEntries(drawings.map((drawing) => [drawing.name, drawing]))
}

function drawFunnel({ funnel }: ReportContent, { t, language, number }: Words): Drawing {
  const rows = funnel.map(({ step, posts, threads }) => {
    const own = { part: step, label: t(`report.step.${step}`), threads }
    return posts === null ? { ...own, state: 'withheld' as const } : { ...own, state: 'shown' as const, figure: posts }
  })
  const sentence = t('report.funnel.sentence')
  const description = rows.map(
    (row) => `${row.label}: ${row.state === 'shown' ? number(row.figure) : t('insight.underFive')}`,
  )
  const note = ({ threads }: { readonly threads: number | null }) =>
    threads === null ? '' : t('report.funnel.withThreads', { threads })
  const caption = {
    id: 'report-funnel',
    title: t('report.funnel'),
    description: description.join('; '),
    locale: language,
  }
  return {
    name: 'funnel',
    sentence,
    svg: partBars({ ...caption, rows, text: { withheld: t('insight.underFive'), note } }),
  }
}

function drawLead({ wide, narrow, threads }: NonNullable<ReportContent['lead']>, words: Words): Drawing {
  const { t } = words
  const naive = wide?.naive
  const rows = [
    ...(wide ? [shareRow(t('report.lead.honest'), wide, words)] : []),
    ...(wide && naive ? [{ ...shareRow(t('report.lead.claimed'), { ...wide, ...naive }, words), pale: true }] : []),
    ...(narrow ? [shareRow(t('report.lead.narrowRow'), narrow, words)] : []),
    ...(threads ? [shareRow(t('report.lead.threadsRow'), threads, words)] : []),
  ]
  return drawShares('lead', t('report.lead'), t('report.lead.picture'), rows, words)
}

function drawDots(dots: readonly number[], { t, language, percent }: Words): Drawing {
  const counted = [...Map.groupBy(dots, (dot) => dot)].sort(([a], [b]) => a - b)
  const description = counted.map(([dot, own]) => `${percent(dot)}: ${own.length}`).join('; ')
  const caption = { id: 'report-dots', title: t('report.dots'), description, locale: language }
  const svg = dotStrip({ ...caption, dots, text: { percent: (share) => percent(share, 0) } })
  return { name: 'dots', sentence: t('report.dots.sentence'), svg }
}

function drawDecision(decision: ToldDecision, words: Words): Drawing {
  const { t, code, question } = words
  const { together } = decision
  const rows = decision.codes.flatMap(({ id, posts, share }): ShareRow[] => {
    const label = code(decision.id, id)
    if (share) return [shareRow(label, share, words)]
    if (posts === 0) return [{ label, state: 'shown', share: 0, between: null, figures: t('report.never') }]
    return [{ label, state: 'withheld', figures: together ? t('report.inTogether') : t('insight.underFive') }]
  })
  const names = together?.codes.map((one) => code(decision.id, one)).join(', ') ?? ''
  const pooled = together?.share ? [shareRow(t('report.together', { codes: names }), together.share, words)] : []
  return drawShares(
    pictureOf(decision.id),
    question(decision.id),
    sentenceOf(decision, words),
    [...rows, ...pooled],
    words,
  )
}

/** What is seen of a decision, in a sentence. */
export function sentenceOf({ id, codes }: ToldDecision, { t, code, hundred }: Words): string {
  const told = codes.filter(({ share }) => share !== null)
  const most = told.toSorted((a, b) => (b.share?.share ?? 0) - (a.share?.share ?? 0))[0]
  if (id === 'tone') return t('report.split.sentence')
  if (!most?.share || told.length < codes.length / 2) return t('report.noCommon')
  return t('report.common', { name: code(id, most.id), hundred: hundred(most.share.share) })
}

type Between = Pick<ToldShare, 'share' | 'low' | 'high'>

function shareRow(label: string, { share, low, high }: Between, { percent, between }: Words): ShareRow {
  const ends = low === null || high === null ? null : { low, high }
  const figures = ends ? `${percent(share)} (${between(ends, 0)})` : percent(share)
  return { label, state: 'shown', share, between: ends, figures }
}

function drawShares(name: string, title: string, sentence: string, rows: readonly ShareRow[], words: Words): Drawing {
  const { language, percent } = words
  const description = rows.map(({ label, figures }) => `${label}: ${figures}`).join('; ')
  const text = { percent: (share: number) => percent(share, 0) }
  const svg = shareRows({ id: `report-${name}`, title, description, locale: language, rows, text })
  return { name, sentence, svg }
}

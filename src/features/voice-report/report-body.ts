import { createElement as h, type ReactNode } from 'react'
import type { ReportContent, ToldDecision, ToldShare } from '../../core/voice/report-content.ts'
import { type Drawing, pictureOf } from './drawing.ts'
import { about } from './report-about.ts'
import { type Cell, paragraphs, picture, section, table } from './report-parts.ts'
import {
  certaintySentences,
  decisionSentences,
  leadSentences,
  otherSentences,
  workSentences,
} from './report-sentences.ts'
import { type Words, wordsOf } from './report-words.ts'

export type Drawings = Readonly<Record<string, Drawing>>
export type Reported = { readonly content: ReportContent; readonly drawings: Drawings; readonly words: Words }

/** The report from its first answer to what is needed to repeat it; the page and the file show the same. */
export function reportBody(content: ReportContent, drawings: Drawings, language: Words['language']): ReactNode {
  const words = wordsOf(language, content.codebook)
  const reported = { content, drawings, words }
  const { t } = words
  const parts = [asked(reported), ...(content.people === null ? [] : answers(reported)), ...about(reported)]
  return h(
    'div',
    { className: 'report' },
    content.people === null ? h('p', { className: 'report-answer' }, t('report.tooFew')) : answer(reported),
    ...parts,
  )
}

const answer = ({ content, words }: Reported) =>
  h('div', { className: 'report-answer' }, ...paragraphs(leadSentences(content, words)))

function asked({ content, words }: Reported): ReactNode {
  const { t, number, day } = words
  const { study, people, years } = content
  return section(
    'asked',
    t('report.asked'),
    h('p', { lang: study.language }, study.question),
    people !== null && h('p', null, t('report.people', { people })),
    study.period && h('p', null, t('report.period', { from: day(study.period.from), to: day(study.period.to) })),
    years &&
      h(
        'p',
        null,
        years.from === years.to
          ? t('report.year', { year: `${years.from}` })
          : t('report.years', { from: `${years.from}`, to: `${years.to}` }),
      ),
    people !== null &&
      h(
        'details',
        { key: 'where' },
        h('summary', null, t('report.whereFrom')),
        ...whereFrom({ content, words, number }),
      ),
  )
}

function whereFrom({
  content,
  words,
  number,
}: Pick<Reported, 'content' | 'words'> & Pick<Words, 'number'>): ReactNode[] {
  const { t } = words
  const posts = (figure: number | null) => (figure === null ? t('insight.underFive') : number(figure))
  const rows = (of: ReportContent['networks'], label: (id: string) => string) =>
    of.map(({ id, posts: figure }): [string, Cell] => [label(id), posts(figure)])
  return [
    table(
      t('report.head.network'),
      [t('report.head.network'), t('report.head.posts')],
      rows(content.networks, (id) => networkName(t, id)),
    ),
    table(
      t('report.head.language'),
      [t('report.head.language'), t('report.head.posts')],
      rows(content.languages, (id) => languageName(t, id)),
    ),
    table(
      t('report.head.kind'),
      [t('report.head.kind'), t('report.head.posts')],
      rows(content.kinds, (id) => kindName(t, id)),
    ),
  ]
}

const networks = ['x', 'mastodon', 'bluesky', 'linkedin', 'file'] as const
const networkName = (t: Words['t'], id: string) =>
  networks.some((one) => one === id) ? t(`report.network.${id as (typeof networks)[number]}`) : id
const languages = ['fi', 'sv', 'en', 'unknown'] as const
const languageName = (t: Words['t'], id: string) =>
  languages.some((one) => one === id) ? t(`report.language.${id as (typeof languages)[number]}`) : id
const kinds = ['post', 'reply', 'share'] as const
const kindName = (t: Words['t'], id: string) =>
  kinds.some((one) => one === id) ? t(`report.kindOf.${id as (typeof kinds)[number]}`) : id

function answers(reported: Reported): ReactNode[] {
  const { content } = reported
  const leading = content.decisions.find(({ id }) => id === content.lead?.decision)
  const others = content.decisions.filter((decision) => decision !== leading && decision.id !== 'work')
  const work = content.decisions.filter(({ id }) => id === 'work')
  return [
    funnel(reported),
    ...(content.lead ? [lead(reported)] : []),
    ...(leading ? [decision(reported, leading, reported.words.t('report.split'))] : []),
    ...(content.lead ? [dots(reported)] : []),
    ...[...others, ...work].map((one) => decision(reported, one, reported.words.question(one.id))),
  ]
}

function funnel({ content, drawings, words }: Reported): ReactNode {
  const { t, number } = words
  const told = (figure: number | null) => (figure === null ? t('insight.underFive') : number(figure))
  const rows = content.funnel.map(({ step, posts, threads }): [string, Cell, Cell] => [
    t(`report.step.${step}`),
    told(posts),
    threads === null && step === 'voice' ? '' : told(threads),
  ])
  const heads = [t('report.head.step'), t('report.head.posts'), t('report.head.threads')]
  return section(
    'funnel',
    t('report.funnel'),
    ...paragraphs([workSentences(content, words).join(' ')]),
    picture(t, drawings.funnel, t('report.funnel'), table(t('report.funnel'), heads, rows)),
  )
}

function lead({ content, drawings, words }: Reported): ReactNode {
  const { t, hundred } = words
  const { lead } = content
  if (!lead?.wide)
    return section('lead', t('report.lead'), h('p', null, t(`report.lead.withheld.${lead?.withheld ?? 'few-behind'}`)))
  const rows = [
    [t('report.lead.honest'), lead.wide] as const,
    ...(lead.narrow ? [[t('report.lead.narrowRow'), lead.narrow] as const] : []),
    ...(lead.threads ? [[t('report.lead.threadsRow'), lead.threads] as const] : []),
  ]
  return section(
    'lead',
    t('report.lead'),
    ...paragraphs([certaintySentences(content, words).join(' ')]),
    picture(t, drawings.lead, t('report.lead'), shareTable(t('report.lead'), rows, words)),
    ...paragraphs(otherSentences(content, words)),
    lead.claimed !== null &&
      h('p', { className: 'report-aside' }, t('report.classifier', { hundred: hundred(lead.claimed) })),
  )
}

function shareTable(
  caption: string,
  rows: readonly (readonly [string, ToldShare])[],
  { t, percent, between, number }: Words,
): ReactNode {
  const ends = ({ low, high }: { readonly low: number | null; readonly high: number | null }) =>
    low === null || high === null ? '–' : between({ low, high })
  const heads = (['share', 'between', 'naive', 'effect', 'effective', 'icc'] as const).map((id) =>
    t(`report.head.${id}`),
  )
  return table(
    caption,
    ['', ...heads],
    rows.map(([name, one]): [string, ...Cell[]] => [
      name,
      percent(one.share),
      ends(one),
      one.naive ? ends(one.naive) : '–',
      one.designEffect === null ? '–' : number(one.designEffect, 1),
      one.effectivePosts === null ? '–' : number(one.effectivePosts),
      one.icc === null ? '–' : number(one.icc, 3),
    ]),
  )
}

function dots({ content, drawings, words }: Reported): ReactNode {
  const { t, percent, number } = words
  const told = content.lead?.dots
  if (!told) return section('dots', t('report.dots'), h('p', null, t('report.dots.withheld')))
  const counted = [...Map.groupBy(told.dots, (dot) => dot)].sort(([a], [b]) => a - b)
  const rows = counted.map(([dot, own]): [string, Cell] => [percent(dot), number(own.length)])
  const heads = [t('report.dots.head'), t('report.head.people')]
  return section(
    'dots',
    t('report.dots'),
    picture(t, drawings.dots, t('report.dots'), table(t('report.dots'), heads, rows)),
    h('p', null, t('report.dots.guards')),
    told.leastPosts > 1 && h('p', null, t('report.dots.least', { least: told.leastPosts })),
  )
}

function decision({ drawings, words }: Reported, told: ToldDecision, title: string): ReactNode {
  const { t, code, number, percent, between } = words
  const withheld = told.together ? t('report.inTogether') : t('insight.underFive')
  const row = (name: string, posts: number | null, share: ToldShare | null): [string, ...Cell[]] => [
    name,
    posts === null ? withheld : number(posts),
    share ? percent(share.share) : '',
    share && share.low !== null && share.high !== null ? between({ low: share.low, high: share.high }) : '',
    share?.naive ? between(share.naive) : '',
  ]
  const { together } = told
  const names = together?.codes.map((one) => code(told.id, one)).join(', ') ?? ''
  const rows = [
    ...told.codes.map(({ id, posts, share }) => row(code(told.id, id), posts, share)),
    ...(together ? [row(t('report.together', { codes: names }), together.posts, together.share)] : []),
  ]
  const heads = (['code', 'posts', 'share', 'between', 'naive'] as const).map((id) => t(`report.head.${id}`))
  const inner = [table(title, heads, rows), ...peopleTable(told, words)]
  return section(
    told.id,
    title,
    picture(t, drawings[pictureOf(told.id)], title, h('div', null, ...inner)),
    ...paragraphs(decisionSentences(told, words), 'report-aside'),
  )
}

function peopleTable({ id, codes }: ToldDecision, { t, code, number, percent, between }: Words): ReactNode[] {
  const known = codes.flatMap(({ id: one, people }) => (people ? [{ name: code(id, one), people }] : []))
  if (known.length === 0) return []
  const heads = (['code', 'people', 'share', 'between'] as const).map((head) => t(`report.head.${head}`))
  const rows = known.map(({ name, people }): [string, ...Cell[]] => [
    name,
    number(people.count),
    percent(people.share),
    between(people),
  ])
  return [table(t('report.peopleWith'), heads, rows)]
}

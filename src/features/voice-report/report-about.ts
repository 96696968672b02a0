import { createElement as h, type ReactNode } from 'react'
import type { Code, Decision } from '../../core/voice/codebook.ts'
import { fewestUnits } from '../../core/voice/codes-agreement.ts'
import type { Reported } from './report-body.ts'
import { type Cell, paragraphs, scrolling, section, table } from './report-parts.ts'
import { limitSentences } from './report-sentences.ts'
import type { Words } from './report-words.ts'

/** What stands behind the figures: agreement, limits, method, codebook, and how to do it again. */
export function about(reported: Reported): ReactNode[] {
  const isTold = reported.content.people !== null
  return [
    ...(isTold ? [agreement(reported), ...quotes(reported), limits(reported)] : []),
    comparison(reported),
    method(reported),
    codebook(reported),
    repeat(reported),
  ]
}

function agreement({ content, words }: Reported): ReactNode {
  const { t, number, coefficient, percent, question } = words
  const { agreement: known, agreementWithheld } = content
  const title = t('report.agreement')
  const withheld =
    agreementWithheld.length > 0 &&
    h(
      'p',
      null,
      t('report.agreement.withheld', { fewest: fewestUnits, questions: agreementWithheld.map(question).join(' ') }),
    )
  if (known.length === 0) return section('agreement', title, withheld || h('p', null, t('report.agreement.none')))
  const rows = known.map(({ decision, alpha, low, high, units, coders, observed }): [string, ...Cell[]] => [
    question(decision),
    alpha === null ? '–' : coefficient(alpha),
    // A dash after a minus would be read as another.
    low === null || high === null ? '–' : `${coefficient(low)}…${coefficient(high)}`,
    observed === null ? '–' : percent(observed, 0),
    number(units),
    number(coders),
  ])
  const heads = (['decision', 'alpha', 'between', 'same', 'posts', 'coders'] as const).map((id) =>
    t(`report.head.${id}`),
  )
  return section(
    'agreement',
    title,
    h('p', null, t('report.agreement.about')),
    scrolling(title, table(title, heads, rows)),
    withheld,
  )
}

function quotes({ content, words }: Reported): ReactNode[] {
  const { t } = words
  if (content.quotes.length === 0) return []
  const shown = content.quotes.map((quote, n) =>
    h(
      'figure',
      { key: n, className: 'report-quote' },
      h('blockquote', { lang: quote.language === 'unknown' ? undefined : quote.language }, h('p', null, quote.text)),
    ),
  )
  return [section('quotes', t('report.quotes'), h('p', null, t('report.quotes.about')), ...shown)]
}

function limits({ content, words }: Reported): ReactNode {
  const { t, number } = words
  return section(
    'limits',
    t('report.limits'),
    ...paragraphs([t('report.can', { people: number(content.people ?? 0) }), t('report.cannot')]),
    list(limitSentences(content, words)),
  )
}

function comparison({ words }: Reported): ReactNode {
  const { t } = words
  const sources = [
    [
      t('report.compare.founding'),
      'K. Muoniovaara 2016: Työntekijän ääni Twitterissä. Pro gradu, Oulun yliopisto. URN:NBN:fi:oulu-201606072423',
    ],
    [
      t('report.compare.zoonen'),
      'W. van Zoonen, J. W. M. Verhoeven & R. Vliegenthart 2016. Computers in Human Behavior 54',
    ],
    [t('report.compare.weber'), 'Weber Shandwick & KRC Research 2014: Employees Rising'],
  ] as const
  const items = sources.map(([sentence, source]) => h('li', { key: source }, sentence, ' ', h('cite', null, source)))
  return section('compare', t('report.compare'), h('p', null, t('report.compare.about')), h('ul', null, ...items))
}

function method({ content, words }: Reported): ReactNode {
  const { t } = words
  const { sample } = content.repeat
  const by =
    sample.kind === 'stratified'
      ? sample.by.map((one) => (one === 'member' ? t('report.by.member') : t('report.by.score')))
      : []
  const drawn =
    sample.kind === 'stratified'
      ? t('report.sample.stratified', { by: by.join(', ') })
      : t(`report.sample.${sample.kind}`)
  const ways = (['coding', 'share', 'people', 'agreement', 'small'] as const).map((id) => t(`report.method.${id}`))
  return section('method', t('report.method'), ...paragraphs([drawn, ...ways]))
}

function codebook({ content, words }: Reported): ReactNode {
  const { t, inReaders } = words
  const { version, about, decisions } = content.codebook
  const intro = inReaders(about)
  return section(
    'codebook',
    t('report.codebook'),
    h('p', null, t('report.codebook.version', { version })),
    h('p', { lang: intro.language }, intro.text),
    ...decisions.map((decision) => decisionOf(decision, words)),
  )
}

function decisionOf(decision: Decision, words: Words): ReactNode {
  const { t, inReaders, code } = words
  const [question, rule] = [inReaders(decision.question), inReaders(decision.rule)]
  const { when } = decision
  const asked = when?.codes.map((one) => code(when.decision, one)).join(', ') ?? ''
  return h(
    'details',
    { key: decision.id, className: 'report-decision' },
    h('summary', { lang: question.language }, question.text),
    when && h('p', null, t('report.codebook.when', { codes: asked })),
    h('p', { lang: rule.language }, rule.text),
    h('dl', null, ...decision.codes.flatMap((one) => codeOf(one, words))),
  )
}

function codeOf({ id, name, definition, examples }: Code, { inReaders }: Words): ReactNode[] {
  const [named, defined, shown] = [inReaders(name), inReaders(definition), inReaders(examples)]
  const lines = shown.text.split('\n').filter((line) => line.trim() !== '')
  return [
    h('dt', { key: `${id} name`, lang: named.language }, named.text, ' ', h('code', null, id)),
    h('dd', { key: `${id} text` }, h('p', { lang: defined.language }, defined.text), list(lines, shown.language)),
  ]
}

const list = (lines: readonly string[], lang?: string): ReactNode =>
  lines.length > 0 && h('ul', { lang }, ...lines.map((line) => h('li', { key: line }, line)))

function repeat({ content, words }: Reported): ReactNode {
  const { t, day } = words
  const { luotto, made, sample, inputs, commands } = content.repeat
  const seed = sample.kind === 'all' ? null : sample.seed
  const facts: (readonly [string, string])[] = [
    [t('report.repeat.luotto'), luotto],
    [t('report.repeat.made'), day(made)],
    [t('report.codebook'), `${content.codebook.version}`],
    ...(seed === null ? [] : [[t('report.repeat.seed'), `${seed}`] as const]),
  ]
  return section(
    'repeat',
    t('report.repeat'),
    h(
      'dl',
      { className: 'report-facts' },
      ...facts.flatMap(([name, value]) => [h('dt', { key: name }, name), h('dd', { key: `${name} is` }, value)]),
    ),
    inputs.length > 0 && h('h3', null, t('report.repeat.inputs')),
    inputs.length > 0 &&
      h(
        'ul',
        { className: 'report-hashes' },
        ...inputs.map(({ name, sha256 }) => h('li', { key: name }, name, ': ', h('code', null, sha256))),
      ),
    commands.length > 0 && h('h3', null, t('report.repeat.commands')),
    commands.length > 0 && h('pre', { tabIndex: 0 }, h('code', null, commands.join('\n'))),
    h('p', null, t('report.repeat.data')),
  )
}

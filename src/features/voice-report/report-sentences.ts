import type { ReportContent, ToldDecision, ToldShare } from '../../core/voice/report-content.ts'
import type { Words } from './report-words.ts'

/** From this number of people on an interval is about as wide as it should be: src/core/stats/linearised-share.ts. */
const enoughPeople = 20

const endsOf = ({ low, high }: Pick<ToldShare, 'low' | 'high'>) =>
  low === null || high === null ? null : { low, high }

/** The share that is told first, and how sure it is, in sentences. */
export function leadSentences({ lead, people, repeat }: ReportContent, { t, hundred, ends, number }: Words): string[] {
  if (repeat.isUnfinished && people !== null) return [t('report.lead.unfinished')]
  if (!lead || people === null) return []
  const { wide } = lead
  if (!wide) return [t(`report.lead.withheld.${lead.withheld ?? 'few-behind'}`)]
  const between = endsOf(wide)
  const how = people < enoughPeople ? 'report.lead.few' : 'report.lead.many'
  return [
    t('report.lead.sentence', { hundred: hundred(wide.share) }),
    ...(between ? [t(how, { people: number(people), ...ends(between) })] : []),
  ]
}

/** What stands behind the interval, and what a naive one would have claimed. */
export function certaintySentences({ lead }: ReportContent, { t, ends, number }: Words): string[] {
  const wide = lead?.wide
  if (!wide) return []
  const { naive, effectivePosts, covers, of } = wide
  const isClustered = wide.interval === 'clustered' && !wide.isFlat
  const widens = isClustered && (wide.designEffect ?? 0) > 1
  return [
    ...(naive && widens ? [t('report.lead.naive', ends(naive))] : []),
    ...(widens && effectivePosts ? [t('report.lead.effective', { posts: of, effective: effectivePosts })] : []),
    ...(wide.interval === 'people' ? [t('report.lead.allOrNone')] : []),
    ...(wide.isFlat ? [t('report.lead.noSpread')] : []),
    ...(covers ? [coversSentence(covers, { t, number })] : []),
  ]
}

function coversSentence(
  { low, high }: { low: number; high: number },
  { t, number }: Pick<Words, 't' | 'number'>,
): string {
  const [from, to] = [number(low * 100), number(high * 100)]
  return from === to ? t('report.lead.coversOne', { low: from }) : t('report.lead.covers', { low: from, high: to })
}

/** The same share for work in the narrow sense, by threads, and with a classifier's help. */
export function otherSentences({ lead }: ReportContent, words: Words): string[] {
  const told = (id: 'narrow' | 'threads' | 'predicted') => {
    const share = lead?.[id]
    const between = share && endsOf(share)
    return share && between
      ? [words.t(`report.lead.${id}`, { hundred: words.hundred(share.share), ...words.ends(between) })]
      : []
  }
  return [...told('narrow'), ...told('threads'), ...told('predicted')]
}

export function workSentences({ work }: ReportContent, { t, hundred, ends }: Words): string[] {
  if (!work?.wide) return []
  const between = endsOf(work.wide)
  return [
    t('report.work.sentence', { hundred: hundred(work.wide.share) }),
    ...(between ? [t('report.between', ends(between))] : []),
    ...(work.narrow ? [t('report.work.narrow', { hundred: hundred(work.narrow.share) })] : []),
  ]
}

/** Under a decision: what is not told, and what was left out. */
export function decisionSentences({ id, codes, together, tied }: ToldDecision, { t, code }: Words): string[] {
  const hidden = codes.filter(({ posts }) => posts === null)
  const names = (together?.codes ?? []).map((one) => code(id, one)).join(', ')
  return [
    ...(together
      ? [t('report.together.why', { codes: names })]
      : hidden.length > 0
        ? [t('report.hidden', { count: hidden.length })]
        : []),
    ...(tied ? [t('report.tied', { tied })] : []),
  ]
}

/** Whether anything is kept back of what the report would tell of more people. */
export const isAnythingWithheld = ({ funnel, decisions, networks }: ReportContent): boolean =>
  [...funnel, ...decisions.flatMap(({ codes }) => codes), ...networks].some(({ posts }) => posts === null)

/** What such a sample cannot say. */
export function limitSentences(content: ReportContent, { t, number }: Words): string[] {
  const { people, repeat } = content
  if (people === null) return []
  return [
    ...(people < enoughPeople ? [t('report.limit.few', { people: number(people) })] : []),
    t('report.limit.chosen'),
    t('report.limit.public'),
    t('report.limit.one'),
    t('report.limit.threshold'),
    t('report.limit.classifier'),
    ...(repeat.sample.kind === 'all' ? [] : [t('report.limit.sample')]),
    ...(isAnythingWithheld(content) ? [t('report.limit.withheld')] : []),
  ]
}

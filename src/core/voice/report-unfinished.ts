import type { ReportContent } from './report-content.ts'

/**
 * The report of a sample that was coded in part, and not by lot: nothing of what is coded stands for the rest, so it
 * tells how much there is and how far coders agree, and no share, count or picture of any code.
 */
export const unfinished = (content: ReportContent): ReportContent => ({
  ...content,
  funnel: content.funnel.filter(({ step }) => step === 'all' || step === 'coded'),
  work: null,
  lead: null,
  decisions: [],
  quotes: [],
  repeat: { ...content.repeat, isUnfinished: true },
  rows: [],
})

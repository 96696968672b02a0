import type { ClassifierReport } from '../../src/core/voice/classifier-report.ts'
import { aligned, count, percent, wrapped } from './words.ts'

type Report = ClassifierReport & { readonly decision: string }

/** What a classifier is worth, for whoever reads it on a terminal. */
export function classifierText(reports: readonly Report[], posts: number, out: string): string {
  return [...reports.map(one), `${count(posts, 'post', 'posts')} predicted into ${out}.`, never].join('\n\n')
}

const never = wrapped(
  'A classifier never counts. It leans to what is frequent, and on other texts than those it learnt from it may err far more than here. Use it to put posts into order, for strata (study sample --by score --scores), or as a helper of an estimate (study estimate --predictions); shares come from the codes that people gave.',
)

function one(report: Report): string {
  const { decision, coded, folds, foldsBy, seed, accuracy, macroF1, codes, confusion } = report
  const names = codes.map(({ code }) => code)
  const parts = foldsBy === 'member' ? 'no member is in two' : 'no conversation is in two'
  return [
    wrapped(
      `${decision}: learnt from ${count(coded, 'coded post', 'coded posts')}, in ${folds} parts of which ${parts} (seed ${seed}). Each post is judged by what was learnt from the other parts.`,
    ),
    'People said (rows), it would suggest (columns):',
    aligned([['', ...names], ...confusion.map((row, at) => [names[at] ?? '', ...row.map(String)])]),
    `Right in ${percent(accuracy)} of posts; macro-F1 ${macroF1.toFixed(2)}.`,
    'What it would have claimed alone, beside what people say:',
    aligned([
      ['', 'people', 'suggested', 'most probable'],
      ...codes.map(({ code, people, suggested, mostProbable }) => [
        code,
        ...[people, suggested, mostProbable].map((posts) => percent(posts / coded)),
      ]),
    ]),
  ].join('\n')
}

import type { Agreement, AgreementWarning } from '../../src/core/voice/codes-agreement.ts'
import { aligned, count, percent, wrapped } from './words.ts'

const two = (value: number | null): string => (value === null ? '–' : value.toFixed(2))

/** What is to be known of an agreement, in plain words. */
export function agreementWarning(warning: AgreementWarning): string {
  switch (warning.kind) {
    case 'no-pairs':
      return warning.coders < 2
        ? 'Only one person coded: to see how far people agree, let a second one code some of the same posts.'
        : 'No post was coded by two people: to see how far people agree, let two code some of the same posts.'
    case 'one-code':
      return `Only one code ("${warning.code}") was given to the posts that two coders saw, so nothing shows whether they tell codes apart: alpha cannot be told, and is not 1.`
    case 'no-order':
      return 'The order of the codes is not known.'
    case 'outside-order':
      return `${count(warning.given, 'code', 'codes')} without a place in the order (${warning.codes.join(', ')}) are left out of alpha. The tables below hold them.`
    case 'few-units':
      return `Only ${count(warning.units, 'post was', 'posts were')} coded by two or more: a few others would give another figure.`
    case 'undefined-draws':
      return `In ${warning.draws} of ${warning.of} repeated draws only one code was left; the interval rests on the others.`
  }
}

/** For a person who is no statistician: what was found, in words, then the tables. */
export function agreementText(found: Agreement, order: readonly string[]): string {
  const parts = [
    `Agreement on "${found.decision}" (${levelText(found, order)})`,
    wrapped(alphaText(found)),
    wrapped(behindText(found)),
    ...found.warnings.map((warning) => wrapped(`Note: ${agreementWarning(warning)}`)),
  ]
  if (found.kappas.pairs.length > 0) parts.push(pairsText(found), codesText(found), confusionText(found))
  return parts.join('\n\n')
}

function levelText({ level }: Agreement, order: readonly string[]): string {
  if (level === 'nominal') return 'codes without an order: two are the same or not'
  const what =
    level === 'ordinal' ? 'codes in order: the further apart two are, the more they disagree' : 'codes as numbers'
  return order.length > 0 ? `${what}; ${order.join(' < ')}` : what
}

function alphaText({ alpha, low, high }: Agreement): string {
  const question = 'How often would two people agree beyond chance?'
  if (alpha === null) return `${question} It cannot be told from these codes.`
  const between = low === null || high === null ? '' : `, between ${two(low)} and ${two(high)} with 95 %`
  return `${question} Krippendorff's alpha is ${two(alpha)}${between}. 1 would be always, 0 no more often than by chance, below 0 less often than by chance.`
}

function behindText({ units, coders, codes, given, single, observed, decision }: Agreement): string {
  const posts = `It comes from ${count(units, 'post', 'posts')} with ${count(given, 'code', 'codes')} by ${count(coders, 'coder', 'coders')}, who used ${count(codes, 'code', 'different codes')}.`
  const alone = single > 0 ? ` ${count(single, 'further post has', 'further posts have')} one code only.` : ''
  const plain =
    observed === null ? '' : ` Chance included, two coders gave the same code ${percent(observed)} of the time.`
  // ../shared/design/voice-study.md: what careful coders of Finnish texts reached.
  const usual =
    decision === 'tone' ? ' Careful coders of the tone of Finnish texts have reached an alpha of 0.44 to 0.64.' : ''
  return `${posts}${alone}${plain}${usual}`
}

function pairsText({ kappas: { pairs, fleiss } }: Agreement): string {
  const rows = pairs.map(({ coders, units, cohen }) => [
    coders.join(' and '),
    String(units),
    two(cohen?.kappa ?? null),
    cohen ? `${two(cohen.low)} to ${two(cohen.high)}` : '–',
  ])
  const all = fleiss ? [['all (Fleiss)', String(fleiss.units), two(fleiss.kappa), '']] : []
  return `Coder by coder, Cohen's kappa, read as alpha is:\n${aligned([['', 'posts', 'kappa', 'with 95 %'], ...rows, ...all])}`
}

function codesText({ perCode }: Agreement): string {
  const rows = perCode.map(({ code, given, agreement, alpha }) => [
    code,
    given.toFixed(0),
    percent(agreement),
    two(alpha),
  ])
  const head = ['', 'given', 'another gave it too', 'alpha against the rest']
  return `Code by code, where one coder gave it:\n${aligned([head, ...rows])}`
}

function confusionText({ confusion: { codes, table } }: Agreement): string {
  const rows = codes.map((code, row) => [
    code,
    ...(table[row] ?? []).map((value) => (value === 0 ? '·' : value.toFixed(value % 1 === 0 ? 0 : 1))),
  ])
  return `Which codes met in one post (each code given counts once):\n${aligned([['', ...codes], ...rows])}`
}

import type { Estimate, EstimateWarning } from '../../src/core/voice/codes-estimate.ts'
import { aligned, count, percent, wrapped } from './words.ts'

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const spelt = (number: number): string => numbers[number] ?? String(number)
const people = (number: number): string => (number === 1 ? 'one person' : `${spelt(number)} people`)

/** What is to be known of an estimate, in plain words. */
export function estimateWarning(warning: EstimateWarning): string {
  switch (warning.kind) {
    case 'too-few-people':
      return `Only ${people(warning.people)}: no interval is given below five people, since so few say nothing of how people differ.`
    case 'few-people':
      return `Only ${people(warning.people)}: the true coverage of such an interval is nearer ${warning.covers.low.toFixed(2)} to ${warning.covers.high.toFixed(2)} than 0.95. It speaks of these people and others like them, no more.`
    case 'all-or-none':
      return `${warning.share === 0 ? 'No post is' : 'All posts are'} in the set, so people do not differ and their spread says nothing: the interval is Wilson's for ${people(warning.people)}, as if each were one post.`
    case 'no-spread':
      return 'All people have the same share, which happens by chance: the interval is that of independent posts, and rather too narrow.'
    case 'no-posts':
      return 'No post has a code of this decision that counts.'
    case 'ties':
      return `${count(warning.posts, 'post is', 'posts are')} left out: as many coders gave one code as another, and nobody settled it.`
    case 'code-not-given':
      return `No coder gave the code ${warning.codes.map((code) => `"${code}"`).join(' or ')} to any post.`
    case 'outside-cells':
      return `${count(warning.posts, 'coded post is', 'coded posts are')} left out, being in none of the strata or cells.`
    case 'empty-cells':
      return `${count(warning.cells, 'stratum or cell has', 'strata or cells have')} no coded posts: the share says nothing of ${percent(warning.part)} of all posts.`
    case 'coded-not-asked':
      return `${count(warning.posts, 'coded post is', 'coded posts are')} left out: by what counts of an earlier decision, this one is not asked of ${warning.posts === 1 ? 'it' : 'them'}.`
    case 'earlier-tied':
      return `${count(warning.posts, 'post counts', 'posts count')} here although coders came out even on an earlier decision, so that it is open whether this one is asked. A report leaves ${warning.posts === 1 ? 'it' : 'them'} out until somebody settles it.`
    case 'merged-cells':
      return `${warning.cells} cells were taken as one, since only one person's posts were coded in them.`
    case 'predictions-missing':
      return `The predictions are not used: ${count(warning.posts, 'coded post has', 'coded posts have')} none.`
    case 'predictions-unasked':
      return 'The predictions are not used: the decision is asked of some posts only, and they do not say of which. Add the predictions of the decision before it.'
    case 'predictions-astray':
      return 'The predictions are not used: with them the share would lie outside 0 to 100 %.'
  }
}

/** For a person who is no statistician: the share and its interval, what a naive count would claim, and the warnings. */
export function estimateText(found: Estimate): string {
  if (found.share === null || !found.naive || !found.people) return found.warnings.map(estimateWarning).join('\n')
  const { naive } = found
  const parts = [
    `"${found.decision}" is ${found.codes.join(' or ')} in ${percent(found.share)} of posts`,
    wrapped(intervalText(found)),
    wrapped(
      `Counting every post as if it had been written by somebody else, a naive count would claim ${percent(naive.low)} to ${percent(naive.high)}. ${naiveText(found)}`,
    ),
    ...found.warnings.map((warning) => wrapped(`Note: ${estimateWarning(warning)}`)),
    sharesText(found),
    figuresText(found),
  ]
  return parts.join('\n\n')
}

function intervalText({ low, high, members }: Estimate): string {
  if (low === null || high === null) return 'Between what it lies for others like these people cannot be said.'
  return `With 95 % it lies between ${percent(low)} and ${percent(high)} for people like these ${spelt(members)}, since people differ and it is they who were drawn, not posts.`
}

function naiveText({ effectivePosts, posts }: Estimate): string {
  if (effectivePosts === null) return 'Posts of one person resemble each other, so that is not to be believed.'
  if (effectivePosts >= posts) return 'Here people differ no more than posts do.'
  return `But posts of one person resemble each other: these ${count(posts, 'post tells', 'posts tell')} as much as about ${Math.max(1, Math.round(effectivePosts)).toLocaleString('en-GB')} independent ones.`
}

function sharesText({ posts, inSet, share, low, high, people: persons, threads }: Estimate): string {
  const between = (one: number | null, other: number | null) =>
    one === null || other === null ? '–' : `${percent(one)} to ${percent(other)}`
  const rows = [['of posts', `${inSet} of ${posts}`, percent(share ?? 0), between(low, high)]]
  if (threads)
    rows.push([
      'of threads',
      `in ${threads.withAny} of ${threads.threads}`,
      percent(threads.share),
      between(threads.low, threads.high),
    ])
  if (persons)
    rows.push([
      'of people, at least once',
      `${persons.inSet} of ${persons.people}`,
      percent(persons.share),
      between(persons.low, persons.high),
    ])
  return aligned([['Share', '', '', 'with 95 %'], ...rows], '')
}

const methods: Readonly<Record<Estimate['method'], string>> = {
  clustered: 'ratio estimate, people as clusters',
  'stratified-clustered': 'by strata of known size, people as clusters',
  'post-stratified-clustered': 'set right by cells of known size, people as clusters',
  'prediction-powered-clustered': 'codes with predictions of all posts (PPI++), people as clusters',
  'stratified-prediction-powered-clustered':
    'codes by strata with predictions of all posts (PPI++), people as clusters',
}

const intervals: Readonly<Record<Estimate['interval'], (members: number) => string>> = {
  clustered: (members) => `logit scale, Student's t with ${members - 1} degrees of freedom`,
  people: (members) => `Wilson's for ${members} people`,
  none: () => 'none',
}

function figuresText(found: Estimate): string {
  const figure = (value: number | null, digits: number) => (value === null ? '–' : value.toFixed(digits))
  const rows = [
    `Method: ${methods[found.method]}`,
    `Interval: ${intervals[found.interval](found.members)}`,
    `Design effect ${figure(found.designEffect, 1)}, effective posts ${figure(found.effectivePosts, 0)}, intraclass correlation ${figure(found.icc, 3)}`,
  ]
  if (found.lambda !== null) rows.push(`Predictions weigh ${found.lambda.toFixed(2)} (0 not at all, 1 fully)`)
  if (found.notAsked > 0) rows.push(`Not asked of ${count(found.notAsked, 'post', 'posts')} that somebody looked at`)
  return rows.join('\n')
}

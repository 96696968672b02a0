import type { FoldBy, Folds } from './folds.ts'

/** How one code fared, and how often it would have been counted, by people and by the classifier alone. */
export type CodeReport = {
  readonly code: string
  readonly people: number
  /** Posts for which the classifier would suggest it. */
  readonly suggested: number
  /** Posts for which it is the most probable code. */
  readonly mostProbable: number
  /** Of those suggested, how many people gave it; `null` where none was. */
  readonly precision: number | null
  /** Of those that people gave it, how many were suggested. */
  readonly recall: number
  readonly f1: number
}

/** Posts whose probability of a code was about the same: how probable it was on average, and how often it came true. */
export type ReliabilityBin = { readonly cases: number; readonly predicted: number; readonly observed: number }

/** What is known of a classifier: every post judged by a model that saw no code of its fold. */
export type ClassifierReport = {
  readonly seed: number
  readonly coded: number
  readonly folds: number
  readonly foldsBy: FoldBy
  readonly codes: readonly CodeReport[]
  /** Row: what people said. Column: what the classifier would suggest. In the order of `codes`. */
  readonly confusion: readonly (readonly number[])[]
  readonly accuracy: number
  /** The mean of the codes' F1, each as weighty as the others. */
  readonly macroF1: number
  /** The same where the most probable code is taken. */
  readonly mostProbable: { readonly accuracy: number; readonly macroF1: number }
  readonly reliability: readonly ReliabilityBin[]
}

/**
 * The code to suggest: whose probability stands out most from its share among the codes given, by p / √share.
 *
 * The most probable code alone would nearly always be the most frequent one, and rare codes, which a study most wants
 * not to miss, hardly ever come up.
 */
export function suggestedCode(probabilities: ArrayLike<number>, shares: readonly number[]): number {
  return highest(shares.map((share, code) => (probabilities[code] ?? 0) / Math.sqrt(share)))
}

const highest = (values: readonly number[]): number => values.indexOf(Math.max(...values))

export function reportOf(
  codes: readonly string[],
  labels: Int32Array,
  probabilities: Float64Array,
  folds: Pick<Folds, 'count' | 'by'>,
  seed: number,
): ClassifierReport {
  const people = countsOf(labels, codes.length)
  const shares = people.map((count) => count / labels.length)
  const of = (row: number) => probabilities.subarray(row * codes.length, (row + 1) * codes.length)
  const suggested = Int32Array.from(labels.keys(), (row) => suggestedCode(of(row), shares))
  const mostProbable = Int32Array.from(labels.keys(), (row) => highest([...of(row)]))
  const confusion = confusionOf(labels, suggested, codes.length)
  const fared = faredOf(confusion)
  const other = confusionOf(labels, mostProbable, codes.length)
  const counts = { suggested: countsOf(suggested, codes.length), mostProbable: countsOf(mostProbable, codes.length) }
  return {
    seed,
    coded: labels.length,
    folds: folds.count,
    foldsBy: folds.by,
    codes: codes.map((code, at) => ({
      code,
      people: people[at] ?? 0,
      suggested: counts.suggested[at] ?? 0,
      mostProbable: counts.mostProbable[at] ?? 0,
      ...(fared[at] ?? { precision: null, recall: 0, f1: 0 }),
    })),
    confusion,
    ...scoresOf(confusion),
    mostProbable: scoresOf(other),
    reliability: reliabilityOf(labels, probabilities, codes.length),
  }
}

function countsOf(labels: Int32Array, codes: number): number[] {
  const counts = new Array<number>(codes).fill(0)
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1
  return counts
}

function confusionOf(labels: Int32Array, said: Int32Array, codes: number): number[][] {
  const table = Array.from({ length: codes }, () => new Array<number>(codes).fill(0))
  for (const [row, label] of labels.entries()) {
    const cells = table[label]
    const column = said[row] ?? 0
    if (cells) cells[column] = (cells[column] ?? 0) + 1
  }
  return table
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

function faredOf(confusion: readonly (readonly number[])[]) {
  return confusion.map((row, code) => {
    const right = row[code] ?? 0
    const [people, said] = [sum(row), sum(confusion.map((cells) => cells[code] ?? 0))]
    return { precision: said > 0 ? right / said : null, recall: right / people, f1: (2 * right) / (people + said) }
  })
}

function scoresOf(confusion: readonly (readonly number[])[]) {
  const right = sum(confusion.map((row, code) => row[code] ?? 0))
  const fared = faredOf(confusion)
  return { accuracy: right / sum(confusion.map(sum)), macroF1: sum(fared.map(({ f1 }) => f1)) / fared.length }
}

const bins = 10

/** All codes of all posts, in ten bins of the same width; empty ones are left out. */
function reliabilityOf(labels: Int32Array, probabilities: Float64Array, codes: number): ReliabilityBin[] {
  const gathered = Array.from({ length: bins }, () => ({ cases: 0, predicted: 0, observed: 0 }))
  for (const [at, probability] of probabilities.entries()) {
    const bin = gathered[Math.min(Math.floor(probability * bins), bins - 1)]
    if (!bin) continue
    bin.cases++
    bin.predicted += probability
    bin.observed += labels[Math.floor(at / codes)] === at % codes ? 1 : 0
  }
  return gathered
    .filter((bin) => bin.cases > 0)
    .map(({ cases, predicted, observed }) => ({ cases, predicted: predicted / cases, observed: observed / cases }))
}

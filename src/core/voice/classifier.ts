import { seeded, shuffled } from '../stats/random.ts'
import { type ClassifierReport, reportOf } from './classifier-report.ts'
import { type FeatureRows, type Features, featureFinder, featureRows } from './features.ts'
import { type Folds, foldsFor } from './folds.ts'
import { epochsFor, learn, type Model, marginsOf } from './logistic.ts'
import { type Calibration, calibrated, fitPlatt } from './platt.ts'

/** A post with the code that counts for one decision. */
export type CodedPost = {
  readonly member: string
  readonly thread: string
  readonly text: string
  readonly code: string
}

type Unread = { readonly member: string; readonly thread: string; readonly text: string }

export type Classifier = {
  /** In the order of the alphabet. */
  readonly codes: readonly string[]
  readonly report: ClassifierReport
  /** The probability of each code, by a model that saw no code of the post's fold. The next call uses it again. */
  readonly predict: (post: Unread) => Float64Array
}

export type Training =
  | { readonly ok: true; readonly classifier: Classifier }
  | { readonly ok: false; readonly problem: 'too-few'; readonly coded: number; readonly fewest: number }
  | { readonly ok: false; readonly problem: 'one-code'; readonly code: string }

export type TrainingStep = { readonly done: number; readonly total: number }

/** With fewer codes than this, what is learnt is chance. */
export const fewestCodes = 20

/** Of more coded posts than this, so many are drawn to learn from: more would take gigabytes and hardly teach more. */
export const mostCodes = 100_000

/**
 * Learns one decision from the codes that people gave; yields how far it is.
 *
 * Use: to order posts for coding, to form strata, and as a helper of prediction-powered estimates. Limits: it never
 * counts. It leans to the frequent codes, and to what it saw: a model of forum sentences that claims 94 % positive or
 * neutral where people say 85 % is of the better ones. The same codes in the same order and the same seed give the
 * same probabilities to the bit.
 *
 * For each fold there is a model of the other folds, and for its calibration, models of all pairs of others left out:
 * so neither weights nor calibration have seen a code of the fold that they speak of.
 */
export function* train(coded: readonly CodedPost[], seed: number, most = mostCodes): Generator<TrainingStep, Training> {
  const posts = coded.length > most ? shuffled(coded, seeded(seed)).slice(0, most) : coded
  if (posts.length < fewestCodes) return { ok: false, problem: 'too-few', coded: posts.length, fewest: fewestCodes }
  const codes = [...new Set(posts.map((post) => post.code))].sort()
  if (codes.length === 1) return { ok: false, problem: 'one-code', code: codes[0] ?? '' }
  const data = dataOf(posts, codes, seed)
  const count = data.folds.count
  const steps = stepping(data)
  const inner = Array.from({ length: count }, () => new Float64Array(posts.length * codes.length))
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      const model = yield* steps(without(data, one, other))
      fill(inner[one], model, data, other)
      fill(inner[other], model, data, one)
    }
  }
  const fitted: Fitted[] = []
  const outer = new Float64Array(posts.length * codes.length)
  for (let fold = 0; fold < count; fold++) {
    const model = yield* steps(without(data, fold))
    fill(outer, model, data, fold)
    fitted.push({ model, calibrations: calibrationsOf(inner[fold] ?? outer, data, fold) })
  }
  const probabilities = probabilitiesOf(outer, data, fitted)
  const report = reportOf(codes, data.labels, probabilities, data.folds, seed)
  return { ok: true, classifier: { codes, report, predict: predictor(data.folds, fitted, codes.length) } }
}

type Data = {
  readonly rows: FeatureRows
  readonly labels: Int32Array
  readonly folds: Folds
  readonly foldOf: Uint8Array
  readonly codes: number
  readonly random: () => number
}

type Fitted = { readonly model: Model; readonly calibrations: readonly Calibration[] }

function dataOf(posts: readonly CodedPost[], codes: readonly string[], seed: number): Data {
  const folds = foldsFor(posts, seed)
  const number = new Map(codes.map((code, index) => [code, index]))
  return {
    rows: featureRows(posts.map((post) => post.text)),
    labels: Int32Array.from(posts, (post) => number.get(post.code) ?? 0),
    folds,
    foldOf: Uint8Array.from(posts, (post) => folds.of(post)),
    codes: codes.length,
    random: seeded(seed),
  }
}

/** Learns from some rows, and says after each turn through them how far all of the training is. */
function stepping(data: Data) {
  const { count } = data.folds
  let done = 0
  const turns = (left: number) => epochsFor((data.labels.length * (count - left)) / count)
  const total = ((count * (count - 1)) / 2) * turns(2) + count * turns(1)
  return function* (chosen: Uint32Array): Generator<TrainingStep, Model> {
    const learning = learn(data.rows, data.labels, chosen, data.codes, data.random)
    for (;;) {
      const step = learning.next()
      if (step.done) return step.value
      done++
      yield { done: Math.min(done, total), total }
    }
  }
}

const without = ({ foldOf }: Data, ...folds: number[]): Uint32Array =>
  Uint32Array.from(foldOf.keys()).filter((row) => !folds.includes(foldOf[row] ?? 0))

/** Puts the margins of one fold's rows into their places. */
function fill(into: Float64Array | undefined, model: Model, { rows, foldOf, codes }: Data, fold: number): void {
  const margins = new Float64Array(codes)
  for (let row = 0; row < foldOf.length; row++) {
    if (foldOf[row] !== fold) continue
    const from = rows.starts[row] ?? 0
    marginsOf(model, { found: rows.buckets, count: (rows.starts[row + 1] ?? 0) - from }, margins, from)
    into?.set(margins, row * codes)
  }
}

function calibrationsOf(inner: Float64Array, { labels, foldOf, codes }: Data, fold: number): Calibration[] {
  const others = [...foldOf.keys()].filter((row) => foldOf[row] !== fold)
  return Array.from({ length: codes }, (_, code) =>
    fitPlatt(
      Float64Array.from(others, (row) => inner[row * codes + code] ?? 0),
      Uint8Array.from(others, (row) => (labels[row] === code ? 1 : 0)),
    ),
  )
}

function probabilitiesOf(outer: Float64Array, { foldOf, codes }: Data, fitted: readonly Fitted[]): Float64Array {
  const probabilities = outer.slice()
  for (const [row, fold] of foldOf.entries()) {
    const of = fitted[fold]
    if (of) calibrate(probabilities.subarray(row * codes, (row + 1) * codes), of.calibrations)
  }
  return probabilities
}

/** Makes probabilities of margins in place; what each code was given against the rest is brought to a sum of one. */
function calibrate(values: Float64Array, calibrations: readonly Calibration[]): void {
  let sum = 0
  for (const [code, calibration] of calibrations.entries()) {
    const probability = calibrated(calibration, values[code] ?? 0)
    values[code] = probability
    sum += probability
  }
  for (let code = 0; code < values.length; code++) values[code] = (values[code] ?? 0) / sum
}

function predictor(folds: Folds, fitted: readonly Fitted[], codes: number): Classifier['predict'] {
  const find = featureFinder()
  const values = new Float64Array(codes)
  return (post) => {
    const of = fitted[folds.of(post)]
    const features: Features = find(post.text)
    if (!of) throw new Error('A post of a fold that there is not.')
    marginsOf(of.model, features, values)
    calibrate(values, of.calibrations)
    return values
  }
}

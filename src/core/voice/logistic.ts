import { buckets, type FeatureRows, type Features } from './features.ts'

/** What was learnt of texts: a weight for each bucket and code, and how much a bucket tells at all. */
export type Model = {
  readonly codes: number
  /** Those of bucket `b` begin at `b * codes`; multiplied by the bucket's rarity already. */
  readonly weights: Float32Array
  readonly rarity: Float32Array
  readonly bias: Float64Array
}

// Tried on FinnSentiment and on small parts of it: see docs/decisions/0026.
const leastSteps = 5_000
const leastEpochs = 5
const firstRate = 2
const penalty = 0.2

/**
 * One logistic regression per code against the rest, of L2-normed texts, learnt by stochastic gradient descent with a
 * rate that falls to zero; yields after each turn through the texts. The penalty is 0.2 / n, as in Σ loss + 0.1 · |w|².
 *
 * Use: to order and stratify posts. Limits: it knows spellings, not meanings. The same rows, labels and chance give
 * the same model to the bit, as far as the machine's `Math.exp` and `Math.log` do.
 * Sources: Bottou 2012, "Stochastic gradient descent tricks" (the scaled weights); Spärck Jones 1972 (the rarity).
 */
export function* learn(
  rows: FeatureRows,
  labels: Int32Array,
  chosen: Uint32Array,
  codes: number,
  random: () => number,
): Generator<void, Model> {
  const rarity = rarityOf(rows, chosen)
  const values = valuesOf(rows, chosen, rarity)
  const weights = new Float32Array(buckets * codes)
  const [bias, margin, step] = [new Float64Array(codes), new Float64Array(codes), new Float64Array(codes)]
  const order = chosen.slice()
  const l2 = penalty / Math.max(chosen.length, 1)
  const turns = epochsFor(chosen.length)
  const total = turns * chosen.length
  // The weights are `scale * weights`, so that the penalty is one multiplication and not one per weight.
  let [scale, done] = [1, 0]
  for (let turn = 0; turn < turns; turn++) {
    shuffle(order, random)
    for (const row of order) {
      const rate = firstRate * (1 - done++ / total)
      const [from, to] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0]
      margin.fill(0)
      addMargins(margin, weights, rows.buckets, values, from, to)
      scale *= 1 - rate * l2
      for (let code = 0; code < codes; code++) {
        const predicted = 1 / (1 + Math.exp(-((margin[code] ?? 0) * scale + (bias[code] ?? 0))))
        const gradient = (labels[row] === code ? 1 : 0) - predicted
        bias[code] = (bias[code] ?? 0) + (rate / 10) * gradient
        step[code] = (rate * gradient) / scale
      }
      move(weights, step, rows.buckets, values, from, to)
    }
    yield
  }
  fold(weights, rarity, scale, codes)
  return { codes, weights, rarity, bias }
}

/** How often the texts are gone through: small samples more often. */
export const epochsFor = (texts: number): number =>
  Math.max(leastEpochs, Math.min(50, Math.ceil(leastSteps / Math.max(texts, 1))))

/** The inverse document frequency of each bucket, by the texts that are learnt from alone. */
function rarityOf(rows: FeatureRows, chosen: Uint32Array): Float32Array {
  const seen = new Float32Array(buckets)
  for (const row of chosen) {
    const end = rows.starts[row + 1] ?? 0
    for (let at = rows.starts[row] ?? 0; at < end; at++) {
      const bucket = rows.buckets[at] ?? 0
      seen[bucket] = (seen[bucket] ?? 0) + 1
    }
  }
  return seen.map((texts) => Math.log((1 + chosen.length) / (1 + texts)) + 1)
}

/** The value of each feature: its bucket's rarity, divided by the length of its text's vector. */
function valuesOf(rows: FeatureRows, chosen: Uint32Array, rarity: Float32Array): Float32Array {
  const values = new Float32Array(rows.buckets.length)
  for (const row of chosen) {
    const [from, to] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0]
    const norm = normOf(rarity, rows.buckets, from, to)
    for (let at = from; at < to; at++) values[at] = (rarity[rows.buckets[at] ?? 0] ?? 0) * norm
  }
  return values
}

function normOf(rarity: Float32Array, found: Uint32Array, from: number, to: number): number {
  let squares = 0
  for (let at = from; at < to; at++) {
    const value = rarity[found[at] ?? 0] ?? 0
    squares += value * value
  }
  return squares > 0 ? 1 / Math.sqrt(squares) : 0
}

function addMargins(
  margin: Float64Array,
  weights: Float32Array,
  found: Uint32Array,
  values: Float32Array,
  from: number,
  to: number,
): void {
  const codes = margin.length
  for (let at = from; at < to; at++) {
    const value = values[at] ?? 0
    const base = (found[at] ?? 0) * codes
    for (let code = 0; code < codes; code++) margin[code] = (margin[code] ?? 0) + value * (weights[base + code] ?? 0)
  }
}

function move(
  weights: Float32Array,
  step: Float64Array,
  found: Uint32Array,
  values: Float32Array,
  from: number,
  to: number,
): void {
  const codes = step.length
  for (let at = from; at < to; at++) {
    const value = values[at] ?? 0
    const base = (found[at] ?? 0) * codes
    for (let code = 0; code < codes; code++)
      weights[base + code] = (weights[base + code] ?? 0) + value * (step[code] ?? 0)
  }
}

/** Brings scale and rarity into the weights, so that a margin is a sum of weights. */
function fold(weights: Float32Array, rarity: Float32Array, scale: number, codes: number): void {
  for (let bucket = 0; bucket < buckets; bucket++) {
    const factor = scale * (rarity[bucket] ?? 0)
    const base = bucket * codes
    for (let code = 0; code < codes; code++) weights[base + code] = (weights[base + code] ?? 0) * factor
  }
}

/** How far a text is on the side of each code; before calibration, this is no probability. */
export function marginsOf(model: Model, { found, count }: Features, into: Float64Array, from = 0): void {
  into.fill(0)
  const { codes, weights, bias, rarity } = model
  for (let at = from; at < from + count; at++) {
    const base = (found[at] ?? 0) * codes
    for (let code = 0; code < codes; code++) into[code] = (into[code] ?? 0) + (weights[base + code] ?? 0)
  }
  const norm = normOf(rarity, found, from, from + count)
  for (let code = 0; code < codes; code++) into[code] = (into[code] ?? 0) * norm + (bias[code] ?? 0)
}

/** Fisher–Yates, in place. */
function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1))
    const kept = order[last] ?? 0
    order[last] = order[at] ?? 0
    order[at] = kept
  }
}

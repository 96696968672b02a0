/** What makes a probability of a margin: 1 / (1 + exp(−(slope · margin + shift))). */
export type Calibration = { readonly slope: number; readonly shift: number }

export const calibrated = ({ slope, shift }: Calibration, margin: number): number =>
  1 / (1 + Math.exp(-(slope * margin + shift)))

/**
 * Fits a calibration to margins of texts that the model has not seen, and whether each had the code.
 *
 * Use: so that of posts given 0.3, three in ten have the code. Limits: two numbers only bend the margins evenly; with
 * few posts of a code the probabilities are drawn towards its share. A slope below zero, which only chance can bring,
 * becomes zero: then every post gets the share. Source: Platt 1999, "Probabilistic outputs for support vector
 * machines", its targets; Lin, Lin & Weng 2007, Machine Learning 68, their Newton's method with backtracking.
 */
export function fitPlatt(margins: Float64Array, has: Uint8Array): Calibration {
  const positives = has.reduce((sum, one) => sum + one, 0)
  const negatives = has.length - positives
  const targets = [1 / (negatives + 2), (positives + 1) / (positives + 2)] as const
  const base = Math.log((positives + 1) / (negatives + 1))
  let now: Calibration = { slope: 0, shift: base }
  let loss = lossOf(margins, has, targets, now)
  for (let round = 0; round < 100; round++) {
    const step = newtonStep(margins, has, targets, now)
    if (Math.abs(step.slope) + Math.abs(step.shift) < 1e-10) break
    let size = 1
    let next = moved(now, step, size)
    let nextLoss = lossOf(margins, has, targets, next)
    while (nextLoss > loss && size > 1e-10) {
      size /= 2
      next = moved(now, step, size)
      nextLoss = lossOf(margins, has, targets, next)
    }
    if (nextLoss > loss) break
    ;[now, loss] = [next, nextLoss]
  }
  return now.slope > 0 ? now : { slope: 0, shift: base }
}

const moved = (from: Calibration, step: Calibration, size: number): Calibration => ({
  slope: from.slope - size * step.slope,
  shift: from.shift - size * step.shift,
})

type Targets = readonly [number, number]

function lossOf(margins: Float64Array, has: Uint8Array, targets: Targets, { slope, shift }: Calibration): number {
  let loss = 0
  for (let at = 0; at < margins.length; at++) {
    const score = slope * (margins[at] ?? 0) + shift
    const target = targets[has[at] === 1 ? 1 : 0]
    // log(1 + exp(−s)) + (1 − t) · s, without overflow for either sign.
    loss += Math.log1p(Math.exp(-Math.abs(score))) + Math.max(-score, 0) + (1 - target) * score
  }
  return loss
}

function newtonStep(margins: Float64Array, has: Uint8Array, targets: Targets, now: Calibration): Calibration {
  let [gradSlope, gradShift, slopes, both, shifts] = [0, 0, 1e-9, 0, 1e-9]
  for (let at = 0; at < margins.length; at++) {
    const margin = margins[at] ?? 0
    const probability = calibrated(now, margin)
    const miss = probability - targets[has[at] === 1 ? 1 : 0]
    const weight = probability * (1 - probability)
    gradSlope += miss * margin
    gradShift += miss
    slopes += weight * margin * margin
    both += weight * margin
    shifts += weight
  }
  const determinant = slopes * shifts - both * both
  if (!(determinant > 1e-30)) return { slope: 0, shift: gradShift / shifts }
  return {
    slope: (shifts * gradSlope - both * gradShift) / determinant,
    shift: (slopes * gradShift - both * gradSlope) / determinant,
  }
}

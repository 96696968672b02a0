import { parentPort, workerData } from 'node:worker_threads'
import { type Classifier, type CodedPost, type Training, train } from '../../core/voice/classifier.ts'
import type { ClassifierReport } from '../../core/voice/classifier-report.ts'

// Learning takes all of a processor for seconds or minutes: here, so that the process goes on answering meanwhile.

export type Order = { readonly posts: readonly CodedPost[]; readonly seed: number }

export type Said =
  | { readonly kind: 'step'; readonly done: number; readonly total: number }
  | { readonly kind: 'problem'; readonly problem: 'too-few' | 'one-code' }
  | { readonly kind: 'learnt'; readonly codes: readonly string[]; readonly report: ClassifierReport }
  /** One probability for each code of each post asked for, in their order. */
  | { readonly kind: 'predicted'; readonly probabilities: Float64Array }

export type Asked = readonly Pick<CodedPost, 'member' | 'thread' | 'text'>[]

const say = (said: Said) => parentPort?.postMessage(said)

function learnt({ posts, seed }: Order): Training {
  const steps = train(posts, seed)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    say({ kind: 'step', ...step.value })
  }
}

function predicted({ codes, predict }: Classifier, asked: Asked): Float64Array {
  const probabilities = new Float64Array(asked.length * codes.length)
  for (const [at, post] of asked.entries()) probabilities.set(predict(post), at * codes.length)
  return probabilities
}

const training = learnt(workerData as Order)
if (training.ok) {
  const { classifier } = training
  parentPort?.on('message', (asked: Asked) => say({ kind: 'predicted', probabilities: predicted(classifier, asked) }))
  say({ kind: 'learnt', codes: classifier.codes, report: classifier.report })
} else say({ kind: 'problem', problem: training.problem })

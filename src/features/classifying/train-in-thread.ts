import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ClassifierReport } from '../../core/voice/classifier-report.ts'
import type { Asked, Order, Said } from './training-thread.ts'

export type Learnt = {
  readonly codes: readonly string[]
  readonly report: ClassifierReport
  readonly predict: (asked: Asked) => Promise<Float64Array>
}

export type InThread =
  | { readonly ok: true; readonly learnt: Learnt }
  | { readonly ok: false; readonly problem: 'too-few' | 'one-code' }
  /** `onStep` said so. */
  | { readonly ok: false; readonly problem: 'stopped' }

/**
 * Trains in a thread of its own, and lends it to `use` for predictions; the thread ends with it. `onStep` is told how
 * far it is, and answers whether to go on.
 */
export async function trainInThread<T>(
  order: Order,
  onStep: (done: number, total: number) => Promise<boolean>,
  use: (trained: InThread) => Promise<T>,
): Promise<T> {
  const thread = new Worker(new URL('./training-thread.ts', import.meta.url), { workerData: order })
  try {
    return await use(await untilLearnt(thread, onStep))
  } finally {
    await thread.terminate()
  }
}

async function untilLearnt(
  thread: Worker,
  onStep: (done: number, total: number) => Promise<boolean>,
): Promise<InThread> {
  const { promise, resolve, reject } = Promise.withResolvers<InThread>()
  let asking: Promise<void> | undefined
  thread.on('error', reject)
  thread.on('exit', () => reject(new Error('The training thread ended before it was done.')))
  const listen = (said: Said) => {
    if (said.kind === 'problem') resolve({ ok: false, problem: said.problem })
    if (said.kind === 'learnt') resolve({ ok: true, learnt: learntOf(thread, said.codes, said.report) })
    // One question at a time: steps come faster than the database answers.
    if (said.kind !== 'step' || asking) return
    asking = onStep(said.done, said.total)
      .then((goesOn) => {
        if (!goesOn) resolve({ ok: false, problem: 'stopped' })
      }, reject)
      .finally(() => {
        asking = undefined
      })
  }
  thread.on('message', listen)
  try {
    return await promise
  } finally {
    thread.off('message', listen)
    await asking
  }
}

const learntOf = (thread: Worker, codes: readonly string[], report: ClassifierReport): Learnt => ({
  codes,
  report,
  predict: async (asked) => {
    const answer = once(thread, 'message') as Promise<[Said]>
    thread.postMessage(asked)
    const [said] = await answer
    if (said.kind !== 'predicted') throw new Error(`The training thread says "${said.kind}" instead of a prediction.`)
    return said.probabilities
  },
})

import { mostPostsABatch } from '../../core/voice/asked-for.ts'
import { batchesOf, keyOf, type Marks } from '../../core/voice/choice.ts'
import { type MaskOptions, mask } from '../../core/voice/mask.ts'
import type { Post } from '../../core/voice/post.ts'
import type { BatchProblem, PostBatch, Received } from './post-batch.ts'

export type SendProblem = BatchProblem | 'signed-out' | 'no-answer'
export type SendEnd = 'done' | 'stopped' | SendProblem

/** What becomes of a text on its way out: nothing, where the study masks nobody. */
export type Masking = MaskOptions | undefined

export const asSent = (text: string, masking: Masking): string => (masking ? mask(text, masking) : text)

type Sending = {
  readonly studyId: string
  readonly consentVersion: number
  /** Those that go, and no other: this is the only place from which a post leaves the device. */
  readonly going: readonly Post[]
  /** What the person says of them as each batch leaves: what is struck out meanwhile stays. */
  readonly now: () => { readonly marks: Marks; readonly masking: Masking }
  readonly signal: AbortSignal
  readonly onSent: (keys: readonly string[]) => void
}

/** Sends posts batch by batch. Stopped or cut off, it can begin again: what is there already is not taken twice. */
export async function sendPosts(sending: Sending): Promise<SendEnd> {
  const { going, now, signal, onSent } = sending
  for (const posts of batchesOf(going, mostPostsABatch)) {
    if (signal.aborted) return 'stopped'
    const left = posts.filter((post) => !now().marks.struck.has(keyOf(post)))
    if (left.length === 0) continue
    const problem = await sendBatch(sending, batchOf(sending, left))
    if (problem) return signal.aborted ? 'stopped' : problem
    onSent(left.map(keyOf))
  }
  return 'done'
}

function batchOf({ consentVersion, now }: Sending, posts: readonly Post[]): PostBatch {
  const { marks, masking } = now()
  return {
    consentVersion,
    posts: posts.map((post) => {
      const { id, network, time, kind, thread, language } = post
      const text = asSent(post.text, masking)
      return { id, network, time, text, kind, thread, language, quotable: marks.quotable.has(keyOf(post)) }
    }),
  }
}

const mostTries = 4

async function sendBatch({ studyId, signal }: Sending, batch: PostBatch): Promise<SendProblem | undefined> {
  const init: RequestInit = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(batch),
    redirect: 'manual',
    signal,
  }
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const response = await fetch(`/mine/studies/${studyId}/posts`, init).catch(() => undefined)
    if (response?.type === 'opaqueredirect') return 'signed-out'
    if (response?.ok || response?.status === 400 || response?.status === 409) {
      const received = (await response.json()) as Received
      return received.ok ? undefined : received.problem
    }
    if (signal.aborted) return 'no-answer'
    // Busy, or out of reach: longer each time, so that a crowd does not come back all at once.
    await pause(1000 * tries ** 2, signal)
  }
  return 'no-answer'
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

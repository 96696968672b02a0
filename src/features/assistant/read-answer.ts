import type { Asking } from './ask-assistant.ts'

export type AnswerProblem = 'slow' | 'broken' | 'too-often' | 'no-connection'
export type AnswerEnd = 'done' | 'stopped' | AnswerProblem

/** Sends a draft and hands the answer on as it comes, as much as there is of it. Never throws. */
export async function readAnswer(
  asking: Asking,
  signal: AbortSignal,
  onText: (soFar: string) => void,
): Promise<AnswerEnd> {
  try {
    const response = await fetch('/tell/assistant', { method: 'POST', body: new URLSearchParams(asking), signal })
    if (response.status === 429) return 'too-often'
    if (!response.ok || !response.body) return 'broken'
    return await readLines(response.body, onText)
  } catch {
    return signal.aborted ? 'stopped' : 'no-connection'
  }
}

async function readLines(body: ReadableStream<Uint8Array>, onText: (soFar: string) => void): Promise<AnswerEnd> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>).getReader()
  let [rest, soFar] = ['', '']
  for (;;) {
    const { done, value } = await reader.read()
    // Cut off amid the answer: what came is shown, and that it is not the whole.
    if (done) return 'broken'
    const lines = `${rest}${value}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const part = JSON.parse(line) as { text?: string; problem?: AnswerProblem; done?: true }
      if (part.done) return 'done'
      if (part.problem) return part.problem
      soFar += part.text ?? ''
      onText(soFar)
    }
  }
}

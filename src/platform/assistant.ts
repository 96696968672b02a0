/** What comes back, piece by piece; a `problem` is the last. */
export type AssistantPart = { readonly text: string } | { readonly problem: 'slow' | 'broken' }

export type Assistant = {
  /** Where a text goes that is sent to it, such as `llm.example.fi`: said to the person before they send any. */
  readonly host: string
  /** Sends the draft with the instructions, and nothing else. Giving up (`signal`) closes the connection. */
  readonly ask: (instructions: string, draft: string, signal: AbortSignal) => AsyncIterable<AssistantPart>
}

export type AssistantConfig = { readonly url: string; readonly key: string | undefined; readonly model: string }

type Patience = { readonly silentMs: number; readonly wholeMs: number }

type Options = {
  readonly patience?: Patience
  /** Hears what went wrong, for the operator: never of the draft, and never of the answer. */
  readonly onProblem?: (what: string) => void
}

const mostTokens = 1200

/**
 * An OpenAI-compatible endpoint that the organisation runs or buys (docs/decisions/0038). Its address is the
 * operator's own and may be a private one; it is never led elsewhere. Nothing is tried twice: a draft leaves once
 * for each press.
 */
export function openAssistant(config: AssistantConfig, options: Options = {}): Assistant {
  const { patience = { silentMs: 30_000, wholeMs: 120_000 }, onProblem = () => undefined } = options
  return {
    host: new URL(config.url).host,
    async *ask(instructions, draft, signal) {
      const silence = new AbortController()
      const whole = AbortSignal.any([signal, silence.signal, AbortSignal.timeout(patience.wholeMs)])
      let timer = setTimeout(() => silence.abort(), patience.silentMs)
      try {
        let isAny = false
        for await (const part of await streamed(config, { instructions, draft, signal: whole })) {
          clearTimeout(timer)
          timer = setTimeout(() => silence.abort(), patience.silentMs)
          // Thoughts, sources and calls of tools are not what was asked for.
          if (part.type === 'text-delta') {
            isAny ||= part.text.trim() !== ''
            yield { text: part.text }
          }
          if (part.type === 'error') throw part.error
          if (part.type === 'abort') throw new Error('It was given up.')
          if (part.type === 'finish' && part.finishReason === 'error') throw new Error('It ended with an error.')
        }
        if (!isAny) throw new Error('It answered with nothing.')
      } catch (error) {
        if (signal.aborted) return
        onProblem(whole.aborted ? 'It was silent for too long.' : whatOf(error))
        yield { problem: whole.aborted ? 'slow' : 'broken' }
      } finally {
        clearTimeout(timer)
        // Whoever stops reading stops the connection.
        silence.abort()
      }
    },
  }
}

type Sent = { readonly instructions: string; readonly draft: string; readonly signal: AbortSignal }

/** The library is loaded when the first draft is sent: most installations never need it. */
async function streamed({ url, key, model }: AssistantConfig, { instructions, draft, signal }: Sent) {
  const [{ streamText }, { createOpenAICompatible }] = await Promise.all([
    import('ai'),
    import('@ai-sdk/openai-compatible'),
  ])
  const ownFetch: typeof fetch = (address, init) => fetch(address, { ...init, redirect: 'error' })
  const provider = createOpenAICompatible({
    ...{ name: 'assistant', baseURL: url.replace(/\/+$/, ''), fetch: ownFetch },
    ...(key ? { apiKey: key } : {}),
  })
  return streamText({
    ...{ model: provider(model), instructions, prompt: draft, abortSignal: signal },
    ...{ maxRetries: 0, maxOutputTokens: mostTokens },
    // Its own way would be to print it, and an error holds what was sent.
    onError: () => undefined,
  }).fullStream
}

/** An error of the library holds the draft: what is said of it is its kind and the status alone. */
function whatOf(error: unknown): string {
  const status = error instanceof Error && 'statusCode' in error ? ` (status ${String(error.statusCode)})` : ''
  return `${error instanceof Error ? error.name : 'An error'}${status}`
}

import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { text as bodyOf } from 'node:stream/consumers'
import { type WebServer, webServer } from './web-server.ts'

/** How the service behaves: well, or in one of the ways in which services fail. */
export type Behaviour = 'well' | 'silent' | 'stalls' | 'cut' | 'garbage' | 'refuses' | 'elsewhere' | 'empty' | 'endless'

export type AssistantServer = {
  readonly url: string
  readonly host: string
  /** What was sent, whole: bodies and headers. */
  readonly asked: { readonly body: string; readonly headers: WebServer['requests'][number]['headers'] }[]
  /** How many connections the other side closed before they were answered. */
  readonly left: () => number
  readonly behave: (behaviour: Behaviour) => void
  readonly close: () => Promise<void>
}

const pieces = ['Silta ', 'on ', 'valmis.']

/**
 * A stand-in that speaks the protocol of OpenAI's chat completions, streamed as server-sent events, after
 * https://platform.openai.com/docs/api-reference/chat-streaming (read 2026-11): chunks with `choices[0].delta.content`, a last
 * one with `finish_reason`, and `data: [DONE]`.
 */
export async function assistantServer(): Promise<AssistantServer> {
  const site = await webServer()
  const asked: AssistantServer['asked'][number][] = []
  let behaviour: Behaviour = 'well'
  let left = 0
  site.at('/v1/chat/completions', (request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) left += 1
    })
    void bodyOf(request)
      .then((body) => {
        asked.push({ body, headers: request.headers })
        return answers[behaviour](response)
      })
      .catch(() => response.destroy())
    return undefined
  })
  return {
    ...{ url: site.url('/v1'), host: site.place, asked, left: () => left, close: site.close },
    behave: (as) => {
      behaviour = as
    },
  }
}

const chunk = (delta: object, finished: string | null = null) =>
  `data: ${JSON.stringify({
    ...{ id: 'one', object: 'chat.completion.chunk', created: 1, model: 'tried' },
    choices: [{ index: 0, delta, finish_reason: finished }],
  })}\n\n`

const begin = (response: ServerResponse) => response.writeHead(200, { 'Content-Type': 'text/event-stream' })

async function writeAll(response: ServerResponse, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    if (!response.write(chunk({ content: text }))) await once(response, 'drain')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const done = (response: ServerResponse) => response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`)

const answers: Readonly<Record<Behaviour, (response: ServerResponse) => unknown>> = {
  well: async (response) => {
    begin(response)
    await writeAll(response, pieces)
    done(response)
  },
  silent: () => undefined,
  stalls: async (response) => {
    begin(response)
    await writeAll(response, pieces.slice(0, 1))
  },
  cut: async (response) => {
    begin(response)
    await writeAll(response, pieces.slice(0, 2))
    response.destroy()
  },
  garbage: (response) => begin(response).end('data: {"choices": "no"}\n\ndata: <html>\n\n'),
  refuses: (response) =>
    response.writeHead(401, { 'Content-Type': 'application/json' }).end('{"error":{"message":"no such key"}}'),
  elsewhere: (response) => response.writeHead(307, { Location: 'http://127.0.0.1:9/v1/chat/completions' }).end(),
  empty: (response) => done(begin(response)),
  endless: async (response) => {
    begin(response)
    while (!response.destroyed) await writeAll(response, ['sana '.repeat(100)])
  },
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Answer = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}
type Handler = (request: IncomingMessage, response: ServerResponse) => Answer | undefined

/** A site of other people's on loopback: what it answers at each path can be changed amid a test. */
export type WebServer = {
  readonly url: (path: string) => string
  /** As the outbound port's `allow` wants it. */
  readonly place: string
  /** An answer, or what makes one; `undefined` from it means that it has answered itself. */
  readonly at: (path: string, answer: Answer | Handler) => void
  readonly requests: { readonly path: string; readonly headers: IncomingMessage['headers'] }[]
  readonly close: () => Promise<void>
}

const notFound: Handler = () => ({ status: 404 })

export async function webServer(): Promise<WebServer> {
  const handlers = new Map<string, Handler>()
  const requests: WebServer['requests'][number][] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    requests.push({ path, headers: request.headers })
    const answer = (handlers.get(path) ?? notFound)(request, response)
    if (answer) response.writeHead(answer.status ?? 200, answer.headers).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    place: `127.0.0.1:${port}`,
    at: (path, answer) => handlers.set(path, typeof answer === 'function' ? answer : () => answer),
    requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

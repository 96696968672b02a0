import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A proxy that a browser is told to use for everything, this machine included: whatever leaves the browser, from a
 * page, a worker or a service worker, goes through it and is written down, as it is. It leads to plain HTTP alone;
 * an encrypted connection anywhere is written down and refused.
 */
export type RecordingProxy = {
  readonly server: string
  /** Each request's method, address, headers and body, as one text. */
  readonly sent: readonly string[]
  readonly close: () => Promise<void>
}

export async function openRecordingProxy(): Promise<RecordingProxy> {
  const sent: string[] = []
  const proxy = createServer(async (asked, answer) => {
    const body = await bodyOf(asked)
    sent.push([asked.method, asked.url, asked.rawHeaders.join('\n'), body.toString('utf8')].join('\n'))
    const { method, headers } = asked
    const onward = request(asked.url ?? '', { ...(method ? { method } : {}), headers }, (found) => {
      answer.writeHead(found.statusCode ?? 502, found.rawHeaders)
      found.pipe(answer)
    })
    onward.on('error', () => answer.writeHead(502).end())
    onward.end(body)
  })
  proxy.on('connect', (asked, socket) => {
    sent.push(`CONNECT ${asked.url}`)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  return {
    server: `http://127.0.0.1:${port}`,
    sent,
    close: async () => {
      proxy.closeAllConnections()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}

async function bodyOf(asked: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of asked) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

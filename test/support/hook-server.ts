import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import { certificateForLocalhost } from './certificate.ts'

export type HookServer = {
  readonly url: (path: string) => string
  /** For another process to trust it, as PEM. */
  readonly certificate: string
  /** As the outbound port's `allow` wants it. */
  readonly place: string
  readonly requests: {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, unknown>>
    readonly body: string
  }[]
  /** What it answers from now on: a status, or nothing more after it has heard all. */
  readonly answerWith: (answer: number | 'hang-up', headers?: Readonly<Record<string, string>>) => void
  readonly close: () => Promise<void>
}

/** The end of a webhook on loopback, by TLS with a certificate that this process trusts while it is there. */
export async function hookServer(): Promise<HookServer> {
  const requests: HookServer['requests'] = []
  let answer: Parameters<HookServer['answerWith']> = [200]
  const { cert, key } = certificateForLocalhost()
  const trusted = tls.getCACertificates('default')
  tls.setDefaultCACertificates([...trusted, cert])
  const server = createServer({ cert, key }, (request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      requests.push({ method, path, headers, body: Buffer.concat(pieces).toString() })
      const [status, more] = answer
      if (status === 'hang-up') response.destroy()
      else response.writeHead(status, more).end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (path) => `https://localhost:${port}${path}`,
    place: `localhost:${port}`,
    certificate: cert,
    requests,
    answerWith: (...next) => {
      answer = next
    },
    close: async () => {
      tls.setDefaultCACertificates(trusted)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

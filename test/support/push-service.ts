import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import { decrypt } from 'http_ece'
import { certificateForLocalhost } from './certificate.ts'

/** What a push service was handed, taken apart as RFC 8030 and 8292 say. */
export type Pushed = {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Who wrote, if the signature is theirs: the key and the claims. */
  readonly by: { readonly key: string; readonly aud: string; readonly exp: number; readonly sub: string } | undefined
}

export type PushService = {
  readonly url: (path: string) => string
  /** As the outbound port's `allow` wants it. */
  readonly place: string
  readonly pushes: Pushed[]
  /** What it answers from now on. */
  readonly answerWith: (status: number, headers?: Readonly<Record<string, string>>) => void
  readonly close: () => Promise<void>
}

/** A push service on loopback, by TLS with a certificate of its own, which this process trusts while it is there. */
export async function pushService(): Promise<PushService> {
  const pushes: Pushed[] = []
  let answer: { status: number; headers: Readonly<Record<string, string>> } = { status: 201, headers: {} }
  const { cert, key } = certificateForLocalhost()
  const trusted = tls.getCACertificates('default')
  tls.setDefaultCACertificates([...trusted, cert])
  const server = createServer({ cert, key }, (request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const by = readVapid(headers.authorization ?? '')
      pushes.push({ path: request.url ?? '', headers, body: Buffer.concat(pieces), by })
      response.writeHead(answer.status, answer.headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (path) => `https://localhost:${port}${path}`,
    place: `localhost:${port}`,
    pushes,
    answerWith: (status, headers = {}) => {
      answer = { status, headers }
    },
    close: async () => {
      tls.setDefaultCACertificates(trusted)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function readVapid(header: string): Pushed['by'] {
  const [, said = '', signature = '', key = ''] = /^vapid t=([\w-]+\.[\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(header) ?? []
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65) return undefined
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const ofSigner = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  if (!verify('sha256', Buffer.from(said), ofSigner, Buffer.from(signature, 'base64url'))) return undefined
  return { key, ...JSON.parse(Buffer.from(said.split('.')[1] ?? '', 'base64url').toString()) }
}

/** A browser as its push service knows it: the keys of a subscription, and what reads what is sealed for them. */
export function pushBrowser() {
  const pair = createECDH('prime256v1')
  const p256dh = pair.generateKeys('base64url')
  const authSecret = randomBytes(16)
  return {
    keys: { p256dh, auth: authSecret.toString('base64url') },
    /** The plain message, by the reading of the RFC's author. */
    read: (body: Buffer): string => decrypt(body, { version: 'aes128gcm', privateKey: pair, authSecret }).toString(),
  }
}

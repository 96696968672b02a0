import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto'

/** With what this installation says to push services that it is the one a browser gave leave to (RFC 8292). */
export type Vapid = {
  readonly privateKey: KeyObject
  /** As browsers take it: the point, in base64url. */
  readonly publicKey: string
}

/** The key pair of thirty-two bytes, always the same of the same. */
export function vapidOf(secret: Uint8Array): Vapid {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(secret)
  const point = pair.getPublicKey()
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const jwk = { kty: 'EC', crv: 'P-256', x, y, d: Buffer.from(secret).toString('base64url') }
  return { privateKey: createPrivateKey({ key: jwk, format: 'jwk' }), publicKey: point.toString('base64url') }
}

// A day is the most that push services take; half of it leaves room for clocks that differ.
const validSeconds = 12 * 3600

/** The header by which a push service knows us. `subject` is whom its keepers may write to. */
export function vapidHeader(vapid: Vapid, endpoint: string, subject: string, nowMs: number): string {
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor(nowMs / 1000) + validSeconds, sub: subject }
  const parts = [{ typ: 'JWT', alg: 'ES256' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const said = parts.join('.')
  const signature = sign('sha256', Buffer.from(said), { key: vapid.privateKey, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${said}.${signature.toString('base64url')}, k=${vapid.publicKey}`
}

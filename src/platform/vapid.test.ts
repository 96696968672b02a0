import { createPublicKey, randomBytes, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { vapidHeader, vapidOf } from './vapid.ts'

const now = Date.parse('2026-11-27T12:00:00Z')

/** Takes a header apart as a push service does (RFC 8292, section 3), and checks it by the key that it names. */
function readHeader(header: string) {
  const [, head = '', claims = '', signature = '', key = ''] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(header) ?? expect.fail(header)
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const json = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  return { head: json(head), claims: json(claims), key, good }
}

test('a push service can tell by the header who writes, to which service, and until when', () => {
  const vapid = vapidOf(randomBytes(32).fill(1, 0, 1))
  const header = vapidHeader(vapid, 'https://push.example:8443/send/abc?d=1', 'https://luotto.example', now)
  expect(readHeader(header)).toEqual({
    head: { typ: 'JWT', alg: 'ES256' },
    claims: { aud: 'https://push.example:8443', exp: now / 1000 + 12 * 3600, sub: 'https://luotto.example' },
    key: vapid.publicKey,
    good: true,
  })
})

test('the same secret gives the same key, and another another', () => {
  const secret = Buffer.alloc(32, 7)
  expect(vapidOf(secret).publicKey).toBe(vapidOf(Buffer.from(secret)).publicKey)
  expect(vapidOf(secret).publicKey).not.toBe(vapidOf(Buffer.alloc(32, 8)).publicKey)
  // 0x04, then the point: 65 bytes, as browsers ask for it.
  expect(Buffer.from(vapidOf(secret).publicKey, 'base64url')).toHaveLength(65)
})

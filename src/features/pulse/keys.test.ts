import { createPrivateKey, createPublicKey } from 'node:crypto'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { describe, expect, test } from 'vitest'
import vectors from '../../../test/support/rfc9474.json' with { type: 'json' }
import { blindSign, isSigned, makeKeys, messageBytes, readPrivateKey, readPublicKey } from './keys.ts'

// RFC 9474, appendix A: the vector of the variant that is used, and the others for the bare operation.

type Vector = (typeof vectors)[number]
const bytes = (hex: string) => Buffer.from(hex.replace(/^0x/, ''), 'hex')
const base64url = (hex: string) => bytes(hex).toString('base64url')
const big = (hex: string) => BigInt(hex.startsWith('0x') ? hex : `0x${hex}`)
const number = (value: bigint) => {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url')
}

function keyOf({ p, q, n, e, d }: Vector) {
  const [bigP, bigQ, bigD] = [big(p), big(q), big(d)]
  const inverse = (a: bigint, modulus: bigint): bigint => {
    let [r, nextR, t, nextT] = [modulus, a % modulus, 0n, 1n]
    while (nextR !== 0n) {
      const quotient = r / nextR
      ;[r, nextR] = [nextR, r - quotient * nextR]
      ;[t, nextT] = [nextT, t - quotient * nextT]
    }
    return t < 0n ? t + modulus : t
  }
  const jwk = {
    ...{ kty: 'RSA', n: base64url(n), e: base64url(e), d: base64url(d), p: base64url(p), q: base64url(q) },
    ...{ dp: number(bigD % (bigP - 1n)), dq: number(bigD % (bigQ - 1n)), qi: number(inverse(bigQ, bigP)) },
  }
  return createPrivateKey({ key: jwk, format: 'jwk' })
}

describe.each(vectors)('RFC 9474, $name', (vector) => {
  const key = keyOf(vector)

  test('the server signs the blinded message as the RFC does', () => {
    expect(blindSign(key, bytes(vector.blinded_msg))?.toString('hex')).toBe(vector.blind_sig)
  })
})

const [randomized] = vectors
if (!randomized) throw new Error('There are vectors.')

test('the server takes the RFC’s signature, and none of another message', () => {
  const key = createPublicKey(keyOf(randomized))
  const message = bytes(randomized.input_msg)
  expect(isSigned(key, message, bytes(randomized.sig))).toBe(true)
  expect(isSigned(key, Buffer.concat([message, Buffer.from([0])]), bytes(randomized.sig))).toBe(false)
})

test('the browser’s part makes the RFC’s signature of what the server gave back', async () => {
  const spki = createPublicKey(keyOf(randomized)).export({ format: 'der', type: 'spki' })
  const key = await crypto.subtle.importKey('spki', spki, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
  const suite = RSABSSA.SHA384.PSS.Randomized()
  const inverse = bytes(randomized.inv.replace(/^0x/, '').padStart(randomized.blind_sig.length, '0'))
  const made = await suite.finalize(key, bytes(randomized.input_msg), bytes(randomized.blind_sig), inverse)
  expect(Buffer.from(made).toString('hex')).toBe(randomized.sig)
})

test('what the browser blinds and the server signs is a signature that the server takes, under this key alone', async () => {
  const [keys, others] = [await makeKeys(), await makeKeys()]
  const suite = RSABSSA.SHA384.PSS.Randomized()
  const key = await crypto.subtle.importKey(
    'spki',
    Uint8Array.from(keys.publicKey),
    { name: 'RSA-PSS', hash: 'SHA-384' },
    true,
    ['verify'],
  )
  const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)))
  expect(message.length).toBe(messageBytes)
  const { blindedMsg, inv } = await suite.blind(key, message)
  const signed = blindSign(readPrivateKey(keys.privateKey), blindedMsg)
  const signature = await suite.finalize(key, message, signed as Buffer, inv)
  expect(isSigned(readPublicKey(keys.publicKey), message, signature)).toBe(true)
  expect(isSigned(readPublicKey(others.publicKey), message, signature)).toBe(false)
})

test('what is no blinded message is not signed', async () => {
  const key = readPrivateKey((await makeKeys()).privateKey)
  for (const bad of [Buffer.alloc(0), Buffer.alloc(255, 1), Buffer.alloc(257, 1), Buffer.alloc(256, 255)])
    expect(blindSign(key, bad)).toBeUndefined()
})

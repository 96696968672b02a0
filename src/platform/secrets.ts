import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Encrypts what a member entrusts (an app password) with a key of that member's own, derived from
 * SECRET_KEY: a row copied to another member cannot be opened there.
 */
export type Secrets = {
  readonly seal: (memberId: string, plain: string) => string
  /** `undefined` where it cannot be opened: another key, another member, or damaged. */
  readonly open: (memberId: string, sealed: string) => string | undefined
  /** Sixteen bytes that only this installation can make of `bytes`, for tokens that need not be stored. */
  readonly sign: (purpose: string, bytes: Uint8Array) => Uint8Array
}

const format = 'v1'

export function secretsWith(secretKey: string): Secrets {
  const keyOf = (memberId: string) => Buffer.from(hkdfSync('sha256', secretKey, memberId, 'luotto member secret', 32))
  const signingKey = Buffer.from(hkdfSync('sha256', secretKey, '', 'luotto signature', 32))
  return {
    sign: (purpose, bytes) =>
      createHmac('sha256', signingKey).update(`${purpose}\0`).update(bytes).digest().subarray(0, 16),
    seal: (memberId, plain) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyOf(memberId), nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return [format, nonce, cipher.getAuthTag(), body]
        .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
        .join('.')
    },
    open: (memberId, sealed) => {
      const [version, nonce, tag, body] = sealed.split('.')
      if (version !== format || !nonce || !tag || body === undefined) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', keyOf(memberId), Buffer.from(nonce, 'base64url'))
        decipher.setAuthTag(Buffer.from(tag, 'base64url'))
        return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}

/** Compares without telling by its duration where they differ. */
export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other)

import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** What a browser gives out for being written to: its public key and a secret (RFC 8291, section 2). */
export type PushKeys = { readonly p256dh: Uint8Array; readonly auth: Uint8Array }

/** What is made anew for each message. */
type Fresh = { readonly privateKey: Uint8Array; readonly salt: Uint8Array }

// One record, as large as every push service takes (RFC 8030, section 7.2).
const recordSize = 4096
const headerSize = 16 + 4 + 1 + 65
// The record's mark of its end, and the tag.
const overhead = 1 + 16
export const longestPush = recordSize - headerSize - overhead

/**
 * Seals a message for one browser alone, by RFC 8291: the push service that carries it reads nothing of it. Every
 * message is filled up to the same length, so that its length says nothing either.
 */
export function encryptPush(plain: Uint8Array, keys: PushKeys, fresh: Fresh = freshKey(), length = 512): Buffer {
  if (plain.length > length || length > longestPush) throw new Error('A push message is too long.')
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(fresh.privateKey)
  const shared = pair.computeSecret(keys.p256dh)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.p256dh, pair.getPublicKey()])
  const secret = Buffer.from(hkdfSync('sha256', shared, keys.auth, info, 32))
  const derive = (what: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, fresh.salt, `Content-Encoding: ${what}\0`, bytes))
  const cipher = createCipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
  // 2 marks the last record (RFC 8188); what follows it is filling.
  const record = Buffer.concat([plain, Buffer.from([2]), Buffer.alloc(length - plain.length)])
  const sealed = Buffer.concat([cipher.update(record), cipher.final(), cipher.getAuthTag()])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(recordSize)
  return Buffer.concat([fresh.salt, size, Buffer.from([65]), pair.getPublicKey(), sealed])
}

function freshKey(): Fresh {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  return { privateKey: pair.getPrivateKey(), salt: randomBytes(16) }
}

/** Whether these are keys of a browser: a point on the curve, not just as many bytes. */
export function arePushKeys({ p256dh, auth }: PushKeys): boolean {
  if (p256dh.length !== 65 || p256dh[0] !== 4 || auth.length !== 16) return false
  try {
    const pair = createECDH('prime256v1')
    pair.generateKeys()
    return pair.computeSecret(p256dh).length > 0
  } catch {
    return false
  }
}

import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'

// RSABSSA-SHA384-PSS-Randomized of RFC 9474: the server's part. The browser's is ballot.ts.

/** A random prefix and a random token, 32 bytes each: what is signed, and never seen when it is. */
export const messageBytes = 64
const saltBytes = 48
const modulusBits = 2048

/** SPKI, and PKCS 8, both DER. */
export type Keys = { readonly publicKey: Buffer; readonly privateKey: Buffer }

/** A key pair of a pool, which lives for one wave. */
export const makeKeys = async (): Promise<Keys> =>
  promisify(generateKeyPair)('rsa', {
    modulusLength: modulusBits,
    publicExponent: 0x10001,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })

/**
 * Signs what it cannot read: the bare RSA operation on a blinded message as long as the key's modulus. `undefined` for what
 * is no such message. Source: RFC 9474, section 4.3 (BlindSign), with its check of the result.
 */
export function blindSign(privateKey: KeyObject, blinded: Uint8Array): Buffer | undefined {
  const publicKey = createPublicKey(privateKey)
  if (blinded.length !== (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8) return undefined
  const padding = constants.RSA_NO_PADDING
  try {
    const signed = privateDecrypt({ key: privateKey, padding }, blinded)
    // A fault in the operation would give the key away.
    const back = publicEncrypt({ key: publicKey, padding }, signed)
    return back.equals(blinded) ? signed : undefined
  } catch {
    // A number above the modulus.
    return undefined
  }
}

/** Whether `signature` is this key's of `message`: plain RSASSA-PSS with SHA-384 and a salt of 48 bytes. */
export const isSigned = (publicKey: KeyObject, message: Uint8Array, signature: Uint8Array): boolean =>
  verify(
    'sha384',
    message,
    { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltBytes },
    signature,
  )

export const readPublicKey = (spki: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })

export const readPrivateKey = (pkcs8: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })

/** SHA-256 of a public key's SPKI in hexadecimal: short enough to be compared by eye, four by four. */
export const fingerprint = (spki: Uint8Array): string => createHash('sha256').update(spki).digest('hex')

// The browser's part of RFC 9474, to be read by whoever wants to know: it makes a ballot that the server signs without seeing
// it. Nothing here is sent anywhere; send-ballot.ts sends.

import { RSABSSA } from '@cloudflare/blindrsa-ts'

const suite = RSABSSA.SHA384.PSS.Randomized()

/** A ballot whose signature is still to come. `inverse` takes the blinding off; it stays on the device. */
export type BlindedBallot = {
  readonly pool: string
  readonly message: string
  readonly blinded: string
  readonly inverse: string
}

/** What counts: a message of random bytes, and the pool's signature of it. */
export type SignedBallot = { readonly pool: string; readonly message: string; readonly signature: string }

/** Draws a token and blinds it: what the server is sent is one of all that there could be, whatever the token. */
export async function makeBallot(pool: string, spki: string): Promise<BlindedBallot> {
  const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)))
  const { blindedMsg, inv } = await suite.blind(await readKey(spki), message)
  return { pool, message: toBase64(message), blinded: toBase64(blindedMsg), inverse: toBase64(inv) }
}

/** Takes the blinding off what the server signed, and checks it against the published key. Throws where it does not fit. */
export async function unblind(ballot: BlindedBallot, spki: string, signed: string): Promise<SignedBallot> {
  const { pool, message, inverse } = ballot
  const signature = await suite.finalize(await readKey(spki), ofBase64(message), ofBase64(signed), ofBase64(inverse))
  return { pool, message, signature: toBase64(signature) }
}

/** Whether a ballot is signed by the published key: what anybody may ask of their own. */
export const isGood = async ({ message, signature }: SignedBallot, spki: string): Promise<boolean> =>
  suite.verify(await readKey(spki), ofBase64(signature), ofBase64(message))

/** SHA-256 of a key, as it is published: reckoned here, so that nobody need believe it. */
export async function fingerprintOf(spki: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', ofBase64(spki)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const readKey = (spki: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('spki', ofBase64(spki), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const ofBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

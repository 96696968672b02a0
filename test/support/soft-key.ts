import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

// A passkey in software, by the W3C's Web Authentication (level 3, sections 6.1, 6.5 and 7): what a device
// would answer, and what one that lies would.

type Answer = {
  readonly challenge: string
  readonly origin?: string
  readonly counter?: number
  readonly userHandle?: string
  /** As which key it answers; its own unless it lies. */
  readonly as?: string
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

export function softKey(place = 'https://luotto.example') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const rpIdHash = sha256(new URL(place).hostname)
  const clientData = (type: string, { challenge, origin = place }: Answer) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authenticatorData = (flags: number, counter: number, attested = Buffer.alloc(0)) => {
    const head = Buffer.alloc(5)
    head.writeUInt8(flags, 0)
    head.writeUInt32BE(counter, 1)
    return Buffer.concat([rpIdHash, head, attested])
  }
  // The key in COSE, written in CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
  const coordinate = (value: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(value, 'base64url')])
  const cose = Buffer.concat([
    Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]),
    coordinate(x),
    Buffer.from([0x22]),
    coordinate(y),
  ])
  const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)])
  const shell = { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} } as const
  return {
    id: base64url(id),
    /** What it says when it is made. */
    made: (answer: Answer) => {
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      // Present and verified, with the new key in it.
      const data = authenticatorData(0b0100_0101, answer.counter ?? 0, attested)
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3]),
        ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData')],
        Buffer.from([0x59, data.length >> 8, data.length & 0xff]),
        data,
      ])
      const response = {
        clientDataJSON: base64url(clientData('webauthn.create', answer)),
        attestationObject: base64url(attestationObject),
        transports: ['internal' as const],
      }
      return { ...shell, response }
    },
    /** What it says when it is asked. */
    signed: (answer: Answer) => {
      const data = authenticatorData(0b0000_0101, answer.counter ?? 0)
      const client = clientData('webauthn.get', answer)
      const response = {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)),
        ...(answer.userHandle === undefined ? {} : { userHandle: answer.userHandle }),
      }
      return { ...shell, ...(answer.as ? { id: answer.as, rawId: answer.as } : {}), response }
    },
  }
}

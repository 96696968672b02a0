import { generateKeyPairSync, sign } from 'node:crypto'

// A certificate for `localhost` that signs itself (RFC 5280), for servers of tests that speak TLS: Node makes none.

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const size = [...Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex')]
  return Buffer.concat([Buffer.from([tag, ...(body.length < 0x80 ? size : [0x80 + size.length, ...size])]), body])
}
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const number = (value: number) => der(0x02, Buffer.from([value]))
const yes = der(0x01, Buffer.from([0xff]))
const time = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().replace(/\D/g, '').slice(2, 14)}Z`))
const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes)

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
const commonName = oid('550403')
const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('localhost')))))
const isAuthority = sequence(oid('551d13'), yes, der(0x04, sequence(yes)))
const forLocalhost = sequence(oid('551d11'), der(0x04, sequence(der(0x82, Buffer.from('localhost')))))

/** Good for a day around now, with its key; both as PEM. */
export function certificateForLocalhost(): { readonly cert: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const [from, until] = [-1, 24].map((hours) => new Date(Date.now() + hours * 3_600_000)) as [Date, Date]
  const said = sequence(
    der(0xa0, number(2)),
    number(1),
    ecdsaWithSha256,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(isAuthority, forLocalhost)),
  )
  const whole = sequence(said, ecdsaWithSha256, bits(sign('sha256', said, privateKey)))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  }
}

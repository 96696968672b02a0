// SHA-256 as FIPS 180-4 gives it, in one go and at once: a browser's own digest answers later, and the second look
// answers while one types. For hiding lists of words; what needs secrecy is sealed on the server.

const constants = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)))
const beginning = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)))

function primes(count: number): number[] {
  const found: number[] = []
  for (let number = 2; found.length < count; number++)
    if (found.every((prime) => number % prime !== 0)) found.push(number)
  return found
}

/** The first 32 bits of what stands after the point. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32)
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** In hexadecimal digits; the text as UTF-8. */
export function sha256(text: string): string {
  const state = beginning.slice()
  const bytes = padded(new TextEncoder().encode(text))
  const schedule = new Uint32Array(64)
  for (let at = 0; at < bytes.byteLength; at += 64) compress(state, schedule, new DataView(bytes.buffer, at, 64))
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  bytes.set(message)
  bytes[message.length] = 0x80
  const end = new DataView(bytes.buffer)
  end.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29))
  end.setUint32(bytes.length - 4, message.length << 3)
  return bytes
}

function compress(state: Uint32Array, schedule: Uint32Array, block: DataView): void {
  const word = (at: number): number => schedule[at] as number
  for (let at = 0; at < 16; at++) schedule[at] = block.getUint32(at * 4)
  for (let at = 16; at < 64; at++) {
    const [early, late] = [word(at - 15), word(at - 2)]
    const first = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
    const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
    schedule[at] = word(at - 16) + first + word(at - 7) + second
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let at = 0; at < 64; at++) {
    const mixed = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g))
    const one = (h + mixed + (constants[at] as number) + word(at)) | 0
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] as number) + value
}

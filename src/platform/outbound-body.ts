import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import zlib from 'node:zlib'

type Unpack = (packed: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>

const gunzip: Unpack = promisify(zlib.gunzip)
const inflate: Unpack = promisify(zlib.inflate)
const inflateRaw: Unpack = promisify(zlib.inflateRaw)
const brotli: Unpack = promisify(zlib.brotliDecompress)

/**
 * Reads the whole body, decompressed, and stops at once where it grows over `maxBytes`, on the wire or
 * when unpacked: what is small on the wire may be huge once it is unpacked.
 */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Uint8Array | 'too-large'> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Uint8Array>) {
    size += part.length
    // Leaving the loop closes the connection.
    if (size > maxBytes) return 'too-large'
    parts.push(part)
  }
  const body = Buffer.concat(parts)
  const unpack = unpackerFor(response.headers['content-encoding'] ?? '', body)
  if (!unpack) return body
  try {
    return await unpack(body, { maxOutputLength: maxBytes })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return 'too-large'
    throw error
  }
}

function unpackerFor(contentEncoding: string, body: Uint8Array): Unpack | undefined {
  const coding = contentEncoding.trim().toLowerCase()
  // An answer without a body (304) may name a coding all the same: nothing is there to unpack.
  if (body.length === 0 || coding === '' || coding === 'identity') return undefined
  if (coding === 'gzip' || coding === 'x-gzip') return gunzip
  if (coding === 'br') return brotli
  // Some servers send bare deflate under this name; the first byte of zlib's wrapping tells.
  if (coding === 'deflate') return ((body[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw
  throw new Error(`cannot unpack ${coding.slice(0, 40)}`)
}

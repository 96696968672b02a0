import { gzipSync } from 'fflate'

type Member = { readonly name: string; readonly bytes?: Uint8Array; readonly type?: string; readonly link?: string }

/** A tar, written by its format's own words (POSIX ustar). */
export function tarOf(members: readonly Member[]): Uint8Array<ArrayBuffer> {
  const blocks = members.flatMap(({ name, bytes = new Uint8Array(), type = '0', link = '' }) => {
    const padded = new Uint8Array(Math.ceil(bytes.length / 512) * 512)
    padded.set(bytes)
    return [tarHeader({ name, size: bytes.length, type, link }), padded]
  })
  return joined([...blocks, new Uint8Array(1024)])
}

export function tarHeader({ name = '', size = 0, type = '0', link = '' }): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(512)
  const write = (at: number, text: string) => header.set(new TextEncoder().encode(text), at)
  write(0, name)
  write(100, '0000644\0')
  write(124, `${size.toString(8).padStart(11, '0')}\0`)
  write(136, '00000000000\0')
  write(148, '        ')
  write(156, type)
  write(157, link)
  write(257, 'ustar\u000000')
  const sum = header.reduce((all, byte) => all + byte, 0)
  write(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  return header
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** As Mastodon 4.0 and 4.1 pack it: one gzip file after another, each of a piece. */
export const gzippedInPieces = (bytes: Uint8Array, piece: number): Uint8Array<ArrayBuffer> =>
  joined(
    Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
      gzipSync(bytes.subarray(at * piece, (at + 1) * piece)),
    ),
  )

/** The chunks of a stream. It is cancelled when whoever reads stops early. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Safari's streams are not iterable.
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** The first bytes of a file, to tell what it is. */
export const headOf = async (blob: Blob, length: number): Promise<Uint8Array> =>
  new Uint8Array(await blob.slice(0, length).arrayBuffer())

/**
 * Text out of bytes, piece by piece: UTF-8 or UTF-16 by its mark, else UTF-8, else what Excel writes in Finland.
 * A letter that is damaged becomes U+FFFD.
 */
export async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(charsetOf(chunk))
    const text = decoder.decode(chunk, { stream: true })
    if (text) yield text
  }
  const rest = decoder?.decode()
  if (rest) yield rest
}

function charsetOf(start: Uint8Array): string {
  const mark = [start[0], start[1]].join()
  if (mark === '255,254') return 'utf-16le'
  if (mark === '254,255') return 'utf-16be'
  try {
    // A letter may be cut at the end of the piece: decoding as a stream leaves it be.
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return 'utf-8'
  } catch {
    // A damaged letter or two are no reason to take all others for something else.
    const text = new TextDecoder('utf-8').decode(start)
    const damaged = text.split('\ufffd').length - 1
    const whole = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
    return damaged > whole ? 'windows-1252' : 'utf-8'
  }
}

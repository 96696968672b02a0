import { type FileEntry, type Reader, type Entry as ZipEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-reader.js'
import type { ArchiveFile, Bad } from './archive.ts'
import type { Entry } from './entries.ts'
import { isClutter, staysInside } from './inside.ts'
import { type Meter, Unreadable } from './meter.ts'

// The list of files of a real archive with 100,000 pictures takes 15 MB.
const longestRead = 64 * 2 ** 20
const mostEntries = 1_000_000

/** Reads from the file where it is asked to, but never much at once: what the file claims of itself may be a lie. */
const boundedReader = (blob: Blob) => ({
  size: blob.size,
  async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    if (length > longestRead) throw new Error('too much at once')
    return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer())
  },
  createReadable: ({ offset = 0, size = blob.size }: { offset?: number; size?: number } = {}) =>
    blob.slice(offset, offset + size).stream(),
})

/** The files of a ZIP, from its list at the end; only those that are asked for are ever unpacked. */
export async function zipEntries({ path, blob }: ArchiveFile, meter: Meter): Promise<{ entries: Entry[]; bad: Bad[] }> {
  const zip = new ZipReader(boundedReader(blob) as unknown as Reader<Blob>, {
    useWebWorkers: false,
    checkSignature: true,
    // A name that climbs out is told of, and costs no more than what it names.
    filenameValidation: 'tolerant',
  })
  const entries: Entry[] = []
  const bad: Bad[] = []
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (entries.length + bad.length >= mostEntries) throw new Unreadable(path, {}, 'smaller')
      if (entry.directory) continue
      if (!staysInside(entry.filename)) bad.push({ file: entry.filename, place: {}, expected: 'inside' })
      else if (!isClutter(entry.filename)) entries.push(entryOf(entry, meter))
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    // Without the list at its end nothing of it can be found; with a part of it, that part.
    if (entries.length === 0) throw new Unreadable(path, {}, 'whole')
    bad.push({ file: path, place: {}, expected: 'whole' })
  }
  return { entries, bad }
}

const entryOf = (entry: Exclude<ZipEntry, { directory: true }>, meter: Meter): Entry => ({
  name: entry.filename,
  role: entry.filename.replaceAll('\\', '/'),
  size: entry.compressedSize,
  chunks: () => unpacked(entry, meter),
})

async function* unpacked(entry: FileEntry, meter: Meter): AsyncGenerator<Uint8Array> {
  const { filename, compressedSize, uncompressedSize } = entry
  if (entry.encrypted) throw new Unreadable(filename, {}, 'open')
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const stop = new AbortController()
  const writing = entry.getData(writable, { signal: stop.signal }).then(
    () => true,
    () => false,
  )
  const reader = readable.getReader()
  let [sofar, told] = [0, 0]
  try {
    for (;;) {
      const chunk = await reader.read().catch(() => undefined)
      if (!chunk) throw new Unreadable(filename, { byte: sofar + 1 }, 'unharmed')
      if (chunk.done) break
      sofar += chunk.value.length
      meter.unpack(filename, compressedSize, sofar)
      // How much of the packed bytes that was, by its share of the whole.
      const read = uncompressedSize > 0 ? Math.min(1, sofar / uncompressedSize) * compressedSize : compressedSize
      meter.read(Math.max(0, read - told))
      told = read
      yield chunk.value
    }
    if (!(await writing)) throw new Unreadable(filename, { byte: sofar + 1 }, 'unharmed')
  } finally {
    stop.abort()
    await reader.cancel().catch(() => {})
    await writing
  }
}

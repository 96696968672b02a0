import type { ArchiveFile, Bad, ReadOptions } from './archive.ts'
import { chunksOf, headOf } from './bytes.ts'
import { isClutter } from './inside.ts'
import { Meter } from './meter.ts'
import { roleOf } from './role.ts'

/** One file of an archive. Its bytes can be asked for several times; they stream each time. */
export type Entry = {
  readonly name: string
  /** What it is called where it comes from; by that readers know it. */
  readonly role: string
  /** Bytes to read for it, as progress counts them. */
  readonly size: number
  readonly chunks: () => AsyncIterable<Uint8Array>
}

/** What lies in an archive, whatever it is packed in, and what in it was refused. */
export type Entries = { readonly entries: readonly Entry[]; readonly bad: readonly Bad[]; readonly meter: Meter }

/** The files of a folder, or of the ZIP or tar that is the only file; or that one file. */
export async function entriesOf(source: readonly ArchiveFile[], options: ReadOptions): Promise<Entries> {
  const meter = new Meter(options)
  const [only] = source
  if (source.length === 1 && only) {
    const head = await headOf(only.blob, 512)
    // What unpacks is loaded where something is packed.
    if (isZip(head)) return { ...(await (await import('./zip.ts')).zipEntries(only, meter)), meter }
    if (isGzip(head) || isTar(head))
      return { ...(await (await import('./tar.ts')).tarEntries(only, isGzip(head), meter)), meter }
  }
  const entries = await Promise.all(
    source.filter(({ path }) => !isClutter(path)).map((file) => entryOf(file, source.length, meter)),
  )
  return { entries, bad: [], meter }
}

const isZip = (head: Uint8Array) =>
  head[0] === 0x50 && head[1] === 0x4b && [0x0304, 0x0506].includes(((head[2] ?? 0) << 8) | (head[3] ?? 0))

const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8

const isTar = (head: Uint8Array) => new TextDecoder('latin1').decode(head.subarray(257, 262)) === 'ustar'

// In a large folder, files are known by their names: opening each would take long, and most are pictures.
const fewFiles = 20

const entryOf = async ({ path, blob }: ArchiveFile, count: number, meter: Meter): Promise<Entry> => ({
  name: path,
  role: count <= fewFiles ? await roleOf({ path, blob }) : path.replaceAll('\\', '/'),
  size: blob.size,
  chunks: async function* () {
    for await (const chunk of chunksOf(blob.stream())) {
      meter.read(chunk.length)
      yield chunk
    }
  },
})

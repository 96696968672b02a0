import { Gunzip } from 'fflate'
import type { ArchiveFile, Bad } from './archive.ts'
import { chunksOf } from './bytes.ts'
import type { Entry } from './entries.ts'
import { isClutter, staysInside } from './inside.ts'
import { type Meter, Unreadable } from './meter.ts'

// What a name may take that does not fit into its header.
const longestName = 65_536
const mostEntries = 1_000_000
// Unpacked at once, so many bytes become at most a thousand times as many.
const sip = 8192

type Chunks = () => AsyncIterable<Uint8Array>

/**
 * The files of a tar. Only its headers are looked at, and where each file begins is noted: to read one, the
 * archive streams by once more. Nothing is ever laid down anywhere.
 */
export async function tarEntries(
  file: ArchiveFile,
  gzipped: boolean,
  meter: Meter,
): Promise<{ entries: Entry[]; bad: Bad[] }> {
  const chunks: Chunks = () => (gzipped ? gunzipped(file, meter) : plain(file, meter))
  const entries: Entry[] = []
  const bad: Bad[] = []
  try {
    for await (const { name, at, size, isFile } of membersOf(chunks(), file.path)) {
      if (entries.length + bad.length >= mostEntries) throw new Unreadable(file.path, {}, 'smaller')
      if (!staysInside(name)) bad.push({ file: name, place: { byte: at + 1 }, expected: 'inside' })
      else if (isClutter(name)) continue
      else if (!isFile) bad.push({ file: name, place: { byte: at + 1 }, expected: 'file' })
      else entries.push({ name, role: name, size: file.blob.size, chunks: () => part(chunks(), at, size, name) })
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    if (entries.length === 0) throw error
    bad.push(error.bad)
  }
  return { entries, bad }
}

async function* plain({ blob }: ArchiveFile, meter: Meter): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunksOf(blob.stream())) {
    meter.read(chunk.length)
    yield chunk
  }
}

/**
 * Mastodon 4.0 and 4.1 write several gzip files one after another, which browsers' own `DecompressionStream`
 * refuses; hence `Gunzip`.
 */
async function* gunzipped({ path, blob }: ArchiveFile, meter: Meter): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = []
  const gunzip = new Gunzip((data) => {
    if (data.length > 0) out.push(data)
  })
  let [packed, sofar] = [0, 0]
  for await (const chunk of chunksOf(blob.stream())) {
    meter.read(chunk.length)
    for (let at = 0; at < chunk.length; at += sip) {
      const bytes = chunk.subarray(at, at + sip)
      packed += bytes.length
      try {
        gunzip.push(bytes, packed === blob.size)
      } catch {
        yield* out
        throw new Unreadable(path, { byte: packed }, 'unharmed')
      }
      for (const data of out.splice(0)) {
        sofar += data.length
        meter.unpack(path, packed, sofar)
        yield data
      }
    }
  }
}

type Member = { readonly name: string; readonly at: number; readonly size: number; readonly isFile: boolean }

/** The members of a tar in order, and where the bytes of each begin. */
async function* membersOf(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Member> {
  const bytes = new Pull(chunks)
  let longName: string | undefined
  for (;;) {
    const header = await bytes.take(512)
    // It ends with blocks of zeros; some end without.
    if (header.length === 0 || header.every((byte) => byte === 0)) return
    const at = bytes.at
    const size = header.length === 512 && sumIsRight(header) ? numberOf(header, 124, 12) : undefined
    if (size === undefined) throw new Unreadable(path, { byte: at - header.length + 1 }, 'whole')
    const type = String.fromCharCode(header[156] ?? 0)
    // A name too long for its header stands in a member of its own before it, in two manners.
    if ('LxgK'.includes(type)) {
      if (size > longestName) throw new Unreadable(path, { byte: at + 1 }, 'shorter')
      const text = new TextDecoder().decode(await bytes.take(size))
      if (type === 'L') longName = text.replace(/\0.*$/s, '')
      if (type === 'x') longName = /^\d+ path=(.*)$/m.exec(text)?.[1] ?? longName
    } else {
      if (type !== '5') yield { name: longName ?? nameOf(header), at, size, isFile: '0\x007'.includes(type) }
      longName = undefined
      await bytes.skip(size)
    }
    await bytes.skip((512 - (size % 512)) % 512)
  }
}

function nameOf(header: Uint8Array): string {
  const [name, prefix] = [text(header, 0, 100), text(header, 345, 155)]
  return prefix && text(header, 257, 5) === 'ustar' && header[263] === 0x30 ? `${prefix}/${name}` : name
}

const text = (header: Uint8Array, from: number, length: number) =>
  new TextDecoder().decode(header.subarray(from, from + length)).replace(/\0.*$/s, '')

/** Octal figures; or, for more than 8 GB, bytes after a mark. */
function numberOf(header: Uint8Array, from: number, length: number): number | undefined {
  if (((header[from] ?? 0) & 0x80) === 0) {
    const figures = text(header, from, length).trim()
    return /^[0-7]*$/.test(figures) ? Number.parseInt(figures || '0', 8) : undefined
  }
  const number = header.subarray(from + 1, from + length).reduce((sum, byte) => sum * 256 + byte, 0)
  return Number.isSafeInteger(number) ? number : undefined
}

function sumIsRight(header: Uint8Array): boolean {
  const sum = header.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0)
  return sum === numberOf(header, 148, 8)
}

async function* part(
  chunks: AsyncIterable<Uint8Array>,
  at: number,
  size: number,
  name: string,
): AsyncGenerator<Uint8Array> {
  let passed = 0
  let given = 0
  if (size === 0) return
  for await (const chunk of chunks) {
    const wanted = chunk.subarray(Math.max(0, at - passed), Math.max(0, at + size - passed))
    passed += chunk.length
    given += wanted.length
    if (wanted.length > 0) yield wanted
    if (given === size) return
  }
  throw new Unreadable(name, { byte: given + 1 }, 'whole')
}

/** Takes bytes off a stream as they are asked for. */
class Pull {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Uint8Array = new Uint8Array()
  at = 0

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** As many, or fewer at the end. */
  async take(length: number): Promise<Uint8Array> {
    const taken = new Uint8Array(length)
    let count = 0
    while (count < length && (await this.#fill())) {
      const piece = this.#rest.subarray(0, length - count)
      taken.set(piece, count)
      count += piece.length
      this.#rest = this.#rest.subarray(piece.length)
    }
    this.at += count
    return taken.subarray(0, count)
  }

  async skip(length: number): Promise<void> {
    let count = 0
    while (count < length && (await this.#fill())) {
      const passed = Math.min(this.#rest.length, length - count)
      this.#rest = this.#rest.subarray(passed)
      count += passed
    }
    this.at += count
  }

  async #fill(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#chunks.next()
      if (done) return false
      this.#rest = value
    }
    return true
  }
}

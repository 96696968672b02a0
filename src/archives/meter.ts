import type { Bad, Expectation, Limits, Place, ReadOptions } from './archive.ts'

/** How a reader gives up on a file; it becomes a bad row and never reaches whoever reads the archive. */
export class Unreadable extends Error {
  readonly bad: Bad
  constructor(file: string, place: Place, expected: Expectation, found?: string) {
    super(`${file}: expected ${expected}`)
    this.bad = { file, place, expected, ...(found === undefined ? {} : { found: shown(found) }) }
  }
}

/** A little of what was found, on one line: it is shown to whoever owns the archive. */
export const shown = (text: string): string =>
  text
    .slice(0, 200)
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 80)

// JSON of posts packs 10 to 30 times, a hostile file 1,000 times. Sixteen gigabytes are about eight million posts.
const usual: Limits = { unpacked: 16 * 2 ** 30, ratio: 200 }
const freely = 16 * 2 ** 20

/**
 * Counts what is unpacked while it streams by. Nothing of it is kept, so a bomb costs time and no memory; the
 * limits bound the time. Progress is told of the packed bytes.
 */
export class Meter {
  readonly #limits: Limits
  readonly #options: ReadOptions
  readonly #unpacked = new Map<string, number>()
  #sum = 0
  #read = 0
  #total = 1
  #told = 0

  constructor(options: ReadOptions) {
    this.#options = options
    this.#limits = { ...usual, ...options.limits }
  }

  /** How many bytes will be read in all, over all passes. */
  expect(bytes: number): void {
    this.#total = Math.max(1, bytes)
    this.#read = 0
  }

  /** Bytes of a file that is not packed. */
  read(bytes: number): void {
    this.#options.signal?.throwIfAborted()
    this.#read += bytes
    const share = Math.min(1, this.#read / this.#total)
    if (share - this.#told < 0.005 && share >= this.#told) return
    this.#told = share
    this.#options.onProgress?.(share)
  }

  /** All has been read, also where a pass was shorter than it might have been. */
  finish(): void {
    this.#options.onProgress?.(1)
  }

  /** How much has come out of a file by now, and of how much that is packed. Twice over is not twice as much. */
  unpack(file: string, outOf: number, sofar: number): void {
    const before = this.#unpacked.get(file) ?? 0
    if (sofar > before) {
      this.#unpacked.set(file, sofar)
      this.#sum += sofar - before
    }
    // A file that was given up once is given up in the same place again.
    const inAll = this.#sum - (this.#unpacked.get(file) ?? 0) + sofar
    if (inAll > this.#limits.unpacked) throw new Unreadable(file, { byte: sofar }, 'smaller')
    if (sofar > freely && sofar > outOf * this.#limits.ratio) throw new Unreadable(file, { byte: sofar }, 'smaller')
  }
}

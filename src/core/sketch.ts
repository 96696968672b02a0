// A sketch says how much two texts share without saying what either says: MinHash, as A. Broder gave it in "On the
// resemblance of documents" (1997). Use: to notice texts about one story that are nearly the same. Limit: it sees
// letters and not meaning; a translation, or the same thought in other words, is another text to it.

/** How many smallest values a sketch has. The standard error of an estimate is √(j(1−j)/128): at most 0.044. */
export const sketchSize = 128

// Five letters on end, spaces among them: long enough that words alone do not make texts alike, short enough
// that an ending changes but few of them.
const shingleLength = 5

/** A text of fewer shingles than this is too short to be anybody's in particular. */
const fewestShingles = 40

const endOfSentence = /[.!?…:;\n\r•–—]+/u
const address = /https?:\/\/\S+/giu

/**
 * The shingles of a text, as sets are compared: case, punctuation, addresses and the order of sentences do not
 * count. What stands in `known` (the story's own title and summary) does not count either: everybody who tells
 * of a story says those words.
 */
export function shinglesOf(text: string, known = ''): ReadonlySet<string> {
  const shingles = new Set(shinglesIn(text))
  if (known) for (const shingle of shinglesIn(known)) shingles.delete(shingle)
  return shingles
}

function* shinglesIn(text: string): Generator<string> {
  const plain = text.normalize('NFKC').toLowerCase().replace(address, ' ')
  for (const sentence of plain.split(endOfSentence)) {
    const words = sentence.match(/[\p{L}\p{N}]+/gu)
    if (!words) continue
    const line = [...` ${words.join(' ')} `]
    for (let at = 0; at + shingleLength <= line.length; at++) yield line.slice(at, at + shingleLength).join('')
  }
}

/** The sketch of a text, or `undefined` where it is too short to say anything about. */
export function sketchOf(text: string, known = ''): Uint32Array | undefined {
  const shingles = shinglesOf(text, known)
  if (shingles.size < fewestShingles) return undefined
  const sketch = new Uint32Array(sketchSize).fill(0xffff_ffff)
  for (const shingle of shingles) {
    const hash = hashOf(shingle)
    for (let at = 0; at < sketchSize; at++) {
      const value = mix(hash ^ mix(at + 1))
      if (value < (sketch[at] ?? 0)) sketch[at] = value
    }
  }
  return sketch
}

// FNV-1a over UTF-16 units, then a finaliser, so that near shingles lie far apart.
function hashOf(shingle: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < shingle.length; at++) hash = Math.imul(hash ^ shingle.charCodeAt(at), 0x01000193)
  return mix(hash)
}

/** MurmurHash3's finaliser: a permutation of 32 bits. */
function mix(value: number): number {
  let bits = value
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/**
 * How much of two texts is the same (Jaccard: shared shingles of all), as their sketches estimate it. Where values
 * are kept as one byte each, one in 256 is the same by chance, which is taken off again (b-bit minwise hashing, Li
 * and König 2010).
 */
export function likeness(one: ArrayLike<number>, other: ArrayLike<number>, byChance = 0): number {
  let same = 0
  for (let at = 0; at < sketchSize; at++) if (one[at] === other[at]) same++
  return Math.max(0, (same / sketchSize - byChance) / (1 - byChance))
}

/** A sketch as it travels from the browser: eight hexadecimal digits a value. */
export const writeSketch = (sketch: Uint32Array): string =>
  Array.from(sketch, (value) => value.toString(16).padStart(8, '0')).join('')

export const writtenSketch = /^(?:[0-9a-f]{8}){128}$/

export const readSketch = (written: string): Uint32Array =>
  Uint32Array.from(written.match(/.{8}/g) ?? [], (digits) => Number.parseInt(digits, 16))

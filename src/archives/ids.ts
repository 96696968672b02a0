/**
 * Which ids have been seen, in eight bytes each and some room, whatever their length: as a hash of 63 bits. Of ten
 * million posts, two have the same one by chance in one archive of 180,000.
 */
export class IdSet {
  #places = new Uint32Array(2 * 1024)
  #count = 0

  /** False where it has been added before. */
  add(id: string): boolean {
    if (this.#count * 4 > this.#places.length) this.#grow()
    const [high, low] = hashOf(id)
    const at = this.#find(this.#places, high, low)
    if (this.#places[at] !== 0 || this.#places[at + 1] !== 0) return false
    this.#places[at] = high
    this.#places[at + 1] = low
    this.#count++
    return true
  }

  has(id: string): boolean {
    const [high, low] = hashOf(id)
    const at = this.#find(this.#places, high, low)
    return this.#places[at] !== 0 || this.#places[at + 1] !== 0
  }

  /** Where it stands, or where it would. */
  #find(places: Uint32Array, high: number, low: number): number {
    const mask = places.length - 1
    let at = (low * 2) & mask
    while ((places[at] !== 0 || places[at + 1] !== 0) && (places[at] !== high || places[at + 1] !== low))
      at = (at + 2) & mask
    return at
  }

  #grow(): void {
    const places = new Uint32Array(this.#places.length * 2)
    for (let from = 0; from < this.#places.length; from += 2) {
      const [high = 0, low = 0] = [this.#places[from], this.#places[from + 1]]
      if (high === 0 && low === 0) continue
      const at = this.#find(places, high, low)
      places[at] = high
      places[at + 1] = low
    }
    this.#places = places
  }
}

/** Two mixes of 32 bits (the finish is MurmurHash3's), never both zero. */
function hashOf(id: string): [number, number] {
  let [high, low] = [0x9e3779b9, 0x85ebca6b]
  for (let at = 0; at < id.length; at++) {
    const sign = id.charCodeAt(at)
    high = Math.imul(high ^ sign, 0x01000193)
    low = Math.imul((low << 5) ^ (low >>> 27) ^ sign, 0xcc9e2d51)
  }
  return [finish(high ^ low), (finish(low) | 1) >>> 0]
}

function finish(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

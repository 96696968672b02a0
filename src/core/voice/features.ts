import { bareText } from './bare-text.ts'

/** How many buckets there are for pieces of text. */
export const buckets = 2 ** 18

const shortest = 2
const longest = 5

/** Texts as the buckets of their pieces, one text after the other: those of text `t` end before `starts[t + 1]`. */
export type FeatureRows = { readonly starts: Uint32Array; readonly buckets: Uint32Array }

/** The distinct buckets of one text: the first `count` of `found`, which the next text uses again. */
export type Features = { readonly found: Uint32Array; readonly count: number }

/**
 * What finds the buckets of a text: each run of two to five characters falls into one by its hash (FNV-1a, mixed as in
 * MurmurHash3). Whether a run is there counts, not how often. Different runs may share a bucket: of 2¹⁸ buckets a post
 * fills a few hundred. Source: Weinberger et al. 2009, "Feature hashing for large scale multitask learning", ICML.
 */
export function featureFinder(): (text: string) => Features {
  // In which text a bucket was last found: nothing is to be cleared between texts.
  const lastIn = new Uint32Array(buckets)
  let now = 0
  let found = new Uint32Array(4096)
  return (text) => {
    const padded = ` ${bareText(text)} `
    if (found.length < padded.length * 4) found = new Uint32Array(padded.length * 4)
    now++
    if (now > 0xffff_ffff) {
      lastIn.fill(0)
      now = 1
    }
    let count = 0
    for (let from = 0; from < padded.length; from++) {
      const end = Math.min(from + longest, padded.length)
      let hash = 0x811c9dc5
      for (let at = from; at < end; at++) {
        hash = Math.imul(hash ^ padded.charCodeAt(at), 0x01000193)
        if (at - from + 1 < shortest) continue
        const bucket = mixed(hash) & (buckets - 1)
        if (lastIn[bucket] === now) continue
        lastIn[bucket] = now
        found[count++] = bucket
      }
    }
    return { found, count }
  }
}

function mixed(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return second ^ (second >>> 16)
}

/** The features of many texts. */
export function featureRows(texts: readonly string[]): FeatureRows {
  const find = featureFinder()
  const starts = new Uint32Array(texts.length + 1)
  let all = new Uint32Array(texts.length * 300 + 1024)
  let used = 0
  for (const [index, text] of texts.entries()) {
    const { found, count } = find(text)
    if (used + count > all.length) {
      const larger = new Uint32Array(Math.max(all.length * 2, used + count))
      larger.set(all)
      all = larger
    }
    all.set(found.subarray(0, count), used)
    used += count
    starts[index + 1] = used
  }
  return { starts, buckets: all.slice(0, used) }
}

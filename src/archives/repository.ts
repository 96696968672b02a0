import { CarBlockIterator } from '@ipld/car/iterator'
import { decode } from '@ipld/dag-cbor'
import type { Entry } from './entries.ts'
import { Unreadable } from './meter.ts'
import { type Fields, isFields, listIn } from './reader.ts'

/** What names a block: the hash of its bytes. */
type Cid = {
  readonly toString: () => string
  readonly multihash: { readonly code: number; readonly digest: Uint8Array }
}

export type CarBlock = {
  readonly cid: Cid
  /** Where in the file it begins, from one. */
  readonly byte: number
  readonly bytes: Uint8Array
}

// The protocol's own limit for a block is 1 MB; a length that claims more is not waited for.
const longestBlock = 4 * 2 ** 20
const sha256 = 0x12

/** The blocks of a CAR as they stand in the file. Their names are claims: see `isItself`. */
export async function* carBlocks(entry: Entry): AsyncGenerator<CarBlock> {
  // How much came in since the last block was whole: the decoder would wait for as much as a length claims.
  let waiting = 0
  let byte = 1
  async function* guarded() {
    for await (const chunk of entry.chunks()) {
      waiting += chunk.length
      if (waiting > longestBlock + chunk.length) throw new Unreadable(entry.name, { byte }, 'shorter')
      yield chunk
    }
  }
  try {
    const blocks = await CarBlockIterator.fromIterable(guarded())
    byte += headerLength(await blocks.getRoots())
    for await (const { cid, bytes } of blocks) {
      waiting = 0
      yield { cid, bytes, byte }
      const length = cid.byteLength + bytes.length
      byte += lengthOfVarint(length) + length
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable(entry.name, { byte }, 'whole')
  }
}

/** A map of the version and the roots, each of 41 bytes with its tag: `{roots: [link], version: 1}`. */
const headerLength = (roots: readonly unknown[]) => 18 + 41 * roots.length

const lengthOfVarint = (number: number) => (number < 128 ? 1 : number < 16_384 ? 2 : number < 2_097_152 ? 3 : 4)

/** What a block holds; `undefined` where it is none of ours or damaged. */
export function fieldsOf({ bytes }: CarBlock): Fields | undefined {
  try {
    const value: unknown = decode(bytes)
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether the bytes are those that the name was made of. Without a secure context, browsers cannot say: then it is believed. */
export async function isItself({ cid, bytes }: CarBlock): Promise<boolean> {
  if (cid.multihash.code !== sha256 || !globalThis.crypto?.subtle) return true
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return digest.every((one, at) => one === cid.multihash.digest[at])
}

export type Commit = { readonly did: string; readonly data: string }

/** The signed root of a repository. Its signature is not checked: the archive is its owner's own. */
export const commitIn = (value: Fields): Commit | undefined =>
  typeof value.did === 'string' && value.did.startsWith('did:') && 'sig' in value && value.data
    ? { did: value.did, data: String(value.data) }
    : undefined

export const isNode = (value: Fields): boolean => Array.isArray(value.e) && 'l' in value

// Some 200 bytes each are kept while a repository is read: its tree names records by hash, and blocks come in any order.
const mostRecords = 2_000_000

/**
 * The tree of a repository, by which its records have their names. Only what hangs on the root is in the
 * repository: a record that was deleted may still lie in the file.
 */
export class Tree {
  readonly #collections: readonly string[]
  /** Of each node, the nodes under it and the records that it names. */
  readonly #nodes = new Map<
    string,
    { readonly below: readonly string[]; readonly records: readonly [string, string][] }
  >()
  #count = 0

  constructor(collections: readonly string[]) {
    this.#collections = collections
  }

  /** False where it is more than can be held. */
  note(cid: string, node: Fields): boolean {
    const below = node.l ? [String(node.l)] : []
    const records: [string, string][] = []
    let key = ''
    for (const entry of listIn(node, 'e')) {
      if (!isFields(entry) || typeof entry.p !== 'number' || !(entry.k instanceof Uint8Array)) continue
      // Keys are written as what differs from the one before.
      key = key.slice(0, entry.p) + new TextDecoder().decode(entry.k)
      if (entry.t) below.push(String(entry.t))
      if (this.#collections.some((name) => key.startsWith(`${name}/`))) records.push([String(entry.v), key])
    }
    this.#nodes.set(cid, { below, records })
    this.#count += records.length
    return this.#count <= mostRecords
  }

  /** The names of all records by their blocks; and whether no node of the tree was missing. */
  under(root: string): { records: ReadonlyMap<string, readonly string[]>; isWhole: boolean } {
    const seen = new Set<string>()
    const open = [root]
    for (let cid = open.pop(); cid !== undefined; cid = open.pop()) {
      if (seen.has(cid)) continue
      seen.add(cid)
      open.push(...(this.#nodes.get(cid)?.below ?? []))
    }
    const isWhole = [...seen].every((cid) => this.#nodes.has(cid))
    const records = new Map<string, readonly string[]>()
    for (const [cid, node] of this.#nodes) {
      // With a node missing, what hangs on it hangs loose; it is read all the same.
      if (isWhole && !seen.has(cid)) continue
      for (const [record, key] of node.records) records.set(record, [...(records.get(record) ?? []), key])
    }
    return { records, isWhole }
  }
}

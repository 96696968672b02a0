import type { Post, PostNetwork } from '../core/voice/post.ts'

// The port to people's own archives. The same code runs in a browser, in a worker and in Node, where
// `fs.openAsBlob` makes a blob of a file without reading it.

/** One file as it was chosen, or one of a folder with its path inside of that folder. */
export type ArchiveFile = { readonly path: string; readonly blob: Blob }

/** What should have stood there. A closed list, so that every language has a sentence for each. */
export const expectations = [
  /** An archive of a network that can be read, or a file with `id`, `time` and `text`; `found` says what it is. */
  'archive',
  /** The names of the columns, in the first row. */
  'columns',
  /** As many cells as the header has, and quotes that close. */
  'row',
  /** A whole JSON object. */
  'json',
  /** The list in which the network keeps the posts. */
  'list',
  /** A post of this network. */
  'post',
  'id',
  /** One that no earlier post of the archive has. */
  'new-id',
  /** A point in time, by ISO 8601 or as the network writes it. */
  'time',
  'text',
  /** Not longer than any post is. */
  'shorter',
  /** The rest of the file. */
  'whole',
  /** What the file's own check sum says. */
  'unharmed',
  /** A name that stays inside of the archive. */
  'inside',
  /** A file rather than a link to one. */
  'file',
  /** An archive without a password. */
  'open',
  /** Less than what is unpacked at most. */
  'smaller',
] as const
export type Expectation = (typeof expectations)[number]

/** Where in the file: its line, the number of the post in its list, or a byte, each from one; all else is the file itself. */
export type Place = { readonly line?: number; readonly item?: number; readonly byte?: number }

/** What could not be read. The good rows around it are read all the same. */
export type Bad = {
  /** The file inside of the archive, or the archive itself. */
  readonly file: string
  readonly place: Place
  readonly expected: Expectation
  /** What stands there instead, shortened; for `archive` one of `foreignKinds`. */
  readonly found?: string
}

/** What a file that is no archive of posts turns out to be. */
export const foreignKinds = [
  'nothing',
  'pdf',
  'picture',
  'video',
  'office',
  'web-page',
  'folder-without-posts',
  'instagram',
  'facebook',
  'threads',
  'tiktok',
  'reddit',
  'telegram',
  'whatsapp',
  'youtube',
  'something-else',
] as const
export type ForeignKind = (typeof foreignKinds)[number]

/** Read, but not taken: only some, or only the person's followers, could see it. */
export type Left = { readonly reason: 'not-public' }

export type Found = { readonly post: Post } | { readonly bad: Bad } | { readonly left: Left }

export type Limits = {
  /** Bytes that an archive may unpack to, as far as it is read. */
  readonly unpacked: number
  /** How many times its packed size a file may unpack to, beyond its first 16 MB. */
  readonly ratio: number
}

export type ReadOptions = {
  /** Under which pseudonym the posts stand; a plain file's own `member` column wins. */
  readonly member?: string
  /** Take what was not public too. */
  readonly notPublic?: boolean
  readonly limits?: Partial<Limits>
  /** How far the reading is, from 0 to 1. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

export type Archive = {
  readonly network: PostNetwork
  /** The files that are read, in order. */
  readonly files: readonly string[]
  /**
   * All there is, as a stream: each post once. The language is `unknown`, save where a plain file says it. An
   * archive that ends too early ends with a bad row; nothing is thrown but the reason of `signal`.
   */
  readonly read: () => AsyncIterable<Found>
}

export type Opened = { readonly ok: true; readonly archive: Archive } | { readonly ok: false; readonly bad: Bad }

import type { Post } from '../core/voice/post.ts'
import type { Archive, ArchiveFile, Found, Opened, ReadOptions } from './archive.ts'
import { type Entries, type Entry, entriesOf } from './entries.ts'
import { foreignKind } from './foreign.ts'
import { IdSet } from './ids.ts'
import { linkedin } from './linkedin.ts'
import { mastodon } from './mastodon.ts'
import { shown, Unreadable } from './meter.ts'
import { plain } from './plain.ts'
import type { Reader, Row } from './reader.ts'
import { x } from './x.ts'

// In this order: the first that finds its files. A plain file is what no network is known by.
const readers: readonly Reader[] = [
  x,
  mastodon,
  {
    network: 'bluesky',
    passes: 2,
    pick: (entries) => entries.filter(({ role }) => /\.car$/i.test(role)).slice(0, 1),
    // What decodes a repository is loaded where there is one.
    read: async function* (picked) {
      yield* (await import('./bluesky.ts')).readBluesky(picked)
    },
  },
  linkedin,
  plain,
]

/**
 * Opens what somebody chose: one file (an archive as it came, or one file of it), or all files of a folder. Which
 * network it is of is told by what is in it.
 */
export async function openArchive(source: readonly ArchiveFile[], options: ReadOptions = {}): Promise<Opened> {
  try {
    const packed = await entriesOf(source, options)
    for (const reader of readers) {
      const picked = await reader.pick(packed.entries)
      if (picked.length > 0) return { ok: true, archive: archiveOf(reader, picked, packed, options) }
    }
    return { ok: false, bad: await foreign(source, packed) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, bad: error.bad }
    throw error
  }
}

const archiveOf = (reader: Reader, picked: readonly Entry[], packed: Entries, options: ReadOptions): Archive => ({
  network: reader.network,
  files: picked.map(({ name }) => name),
  read: () => {
    packed.meter.expect(reader.passes * picked.reduce((sum, { size }) => sum + size, 0))
    return finished(reader, packed, reader.read(picked, packed.entries), options)
  },
})

async function foreign(source: readonly ArchiveFile[], { entries, bad }: Entries) {
  // What was refused says more than that nothing else is there.
  if (bad[0] && entries.length === 0) return bad[0]
  return {
    file: source[0]?.path ?? '',
    place: {},
    expected: 'archive',
    found: await foreignKind(source, entries),
  } as const
}

/** Makes posts of what a reader found; each id once, and what was not public left out unless it is wanted. */
async function* finished(
  { network }: Reader,
  { bad, meter }: Entries,
  rows: AsyncIterable<Row>,
  { member = '', notPublic = false, signal }: ReadOptions,
): AsyncGenerator<Found> {
  for (const one of bad) yield { bad: one }
  const seen = new IdSet()
  for await (const row of rows) {
    signal?.throwIfAborted()
    // What ended the list of files ends the reading of them too: it is told once.
    if ('bad' in row) {
      if (!bad.some(({ file, expected }) => file === row.bad.file && expected === row.bad.expected)) yield row
    } else if (!row.draft.isPublic && !notPublic) yield { left: { reason: 'not-public' } }
    else {
      const { isPublic: _, ...draft } = row.draft
      const { id, time, text, kind, thread, language = 'unknown' } = draft
      if (!seen.add(id)) yield { bad: { file: row.file, place: row.place, expected: 'new-id', found: shown(id) } }
      else {
        const post: Post = {
          id,
          network: draft.network ?? network,
          member: draft.member ?? member,
          time,
          text: text.toWellFormed(),
          kind,
          thread,
          language,
        }
        yield { post }
      }
    }
  }
  meter.finish()
}

import type { ArchiveFile, Bad, ReadOptions } from '../../../src/archives/archive.ts'
import { openArchive } from '../../../src/archives/open-archive.ts'
import type { Post } from '../../../src/core/voice/post.ts'

export const archiveFile = (path: string, ...pieces: (string | Uint8Array)[]): ArchiveFile => ({
  path,
  blob: new Blob(pieces as BlobPart[]),
})

export type ReadAll = { network: string | undefined; posts: Post[]; bad: Bad[]; left: number }

/** Everything in an archive; what cannot be opened is its one bad row. */
export async function readAll(source: readonly ArchiveFile[], options?: ReadOptions): Promise<ReadAll> {
  const opened = await openArchive(source, options)
  const all: ReadAll = { network: undefined, posts: [], bad: [], left: 0 }
  if (!opened.ok) return { ...all, bad: [opened.bad] }
  all.network = opened.archive.network
  for await (const found of opened.archive.read()) {
    if ('post' in found) all.posts.push(found.post)
    else if ('bad' in found) all.bad.push(found.bad)
    else all.left++
  }
  return all
}

import type { ArchiveFile, Bad } from '../../archives/archive.ts'
import type { Post, PostNetwork } from '../../core/voice/post.ts'
import type { FromWorker, ToWorker } from './archive-worker.ts'

/** What came of one archive that was opened. */
export type Opened = {
  readonly name: string
  readonly network: PostNetwork | undefined
  readonly posts: readonly Post[]
  /** Rows that could not be read: all are counted, the first of them kept to be listed. */
  readonly bad: readonly Bad[]
  readonly badCount: number
  /** Posts left out since not everybody could see them. */
  readonly left: number
  /** Whether there were more posts than anybody writes, so that reading ended before the archive did. */
  readonly isCut: boolean
  /** It could not be opened at all: it is no archive that we know, or reading it failed. */
  readonly problem: 'refused' | 'failed' | undefined
}

const mostListed = 200

/** Reads one archive in a worker. `onProgress` is told the share read, from 0 to 1, and how many posts there are so far. */
export function openInWorker(
  files: readonly ArchiveFile[],
  { onProgress, signal }: { readonly onProgress: (share: number, posts: number) => void; readonly signal: AbortSignal },
): Promise<Opened> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./archive-worker.ts', import.meta.url), { type: 'module' })
    const name = nameOf(files)
    const posts: Post[] = []
    const bad: Bad[] = []
    let badCount = 0
    const end = (rest: Partial<Opened>) => {
      worker.terminate()
      resolve({ name, network: undefined, posts, bad, badCount, left: 0, isCut: false, problem: undefined, ...rest })
    }
    const noteBad = (one: Bad) => {
      badCount += 1
      if (bad.length < mostListed) bad.push(one)
    }
    worker.onerror = () => end({ problem: 'failed' })
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === 'posts') {
        for (const post of data.posts) posts.push(post)
        onProgress(data.share, posts.length)
      } else if (data.type === 'bad') noteBad(data.bad)
      else if (data.type === 'done') end({ network: data.network, left: data.left, isCut: data.isCut })
      else if (data.type === 'failed') end({ problem: 'failed' })
      else {
        noteBad(data.bad)
        end({ problem: 'refused' })
      }
    }
    signal.addEventListener('abort', () => end({ posts: [], bad: [], badCount: 0 }), { once: true })
    worker.postMessage({ files } satisfies ToWorker)
  })
}

const nameOf = (files: readonly ArchiveFile[]): string => {
  const first = files[0]?.path ?? ''
  return files.length > 1 && first.includes('/') ? (first.split('/')[0] ?? first) : first
}

const part = /^tweets?(-part\d+)?\.js$/

/**
 * What was chosen in one go, archive by archive: a folder is one; of single files, each is one, save the parts that
 * X cuts its posts into.
 */
export function archivesAmong(files: readonly File[]): readonly (readonly ArchiveFile[])[] {
  const all = files.map((file): ArchiveFile => ({ path: file.webkitRelativePath || file.name, blob: file }))
  const folders = new Map<string, ArchiveFile[]>()
  for (const file of all) {
    const within = file.path.includes('/') ? file.path.split('/')[0] : undefined
    const name = within ?? (part.test(file.path) ? 'tweets.js' : `${folders.size} ${file.path}`)
    folders.set(name ?? '', [...(folders.get(name ?? '') ?? []), file])
  }
  return [...folders.values()]
}

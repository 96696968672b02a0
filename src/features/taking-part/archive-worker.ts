import type { ArchiveFile, Bad } from '../../archives/archive.ts'
import { languageIdentifier } from '../../archives/identify-language.ts'
import { openArchive } from '../../archives/open-archive.ts'
import { mostPostsAPerson } from '../../core/voice/asked-for.ts'
import type { Post, PostNetwork } from '../../core/voice/post.ts'

// Reads one archive in a thread of its own, so that the page stays alive. It sends what it reads to its page and
// to nobody else: by the policy that its script is served with, it can connect to nothing (`readsAlone` in src/web.ts).

export type ToWorker = { readonly files: readonly ArchiveFile[] }

export type FromWorker =
  | { readonly type: 'posts'; readonly posts: readonly Post[]; readonly share: number }
  | { readonly type: 'bad'; readonly bad: Bad }
  | { readonly type: 'done'; readonly network: PostNetwork; readonly left: number; readonly isCut: boolean }
  | { readonly type: 'refused'; readonly bad: Bad }
  | { readonly type: 'failed'; readonly file: string }

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  postMessage: (message: FromWorker) => void
}
const mostAtOnce = 500

scope.onmessage = ({ data }) => {
  read(data.files).catch(() => scope.postMessage({ type: 'failed', file: data.files[0]?.path ?? '' }))
}

async function read(files: readonly ArchiveFile[]): Promise<void> {
  let share = 0
  const opened = await openArchive(files, { onProgress: (now) => (share = now) })
  if (!opened.ok) return scope.postMessage({ type: 'refused', bad: opened.bad })
  const languageOf = await languageIdentifier()
  let [posts, count, left]: [Post[], number, number] = [[], 0, 0]
  const hand = () => {
    scope.postMessage({ type: 'posts', posts, share })
    posts = []
  }
  for await (const found of opened.archive.read()) {
    if ('bad' in found) scope.postMessage({ type: 'bad', bad: found.bad })
    else if ('left' in found) left += 1
    else {
      const { post } = found
      posts.push(post.language === 'unknown' ? { ...post, language: languageOf(post.text) } : post)
      count += 1
    }
    if (posts.length >= mostAtOnce) hand()
    if (count >= mostPostsAPerson) break
  }
  hand()
  scope.postMessage({ type: 'done', network: opened.archive.network, left, isCut: count >= mostPostsAPerson })
}

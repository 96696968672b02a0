import { strToU8 } from 'fflate'
import type { ArchiveFile } from '../../../src/archives/archive.ts'
import type { PostNetwork } from '../../../src/core/voice/post.ts'
import { blueskyCar, blueskyId } from './bluesky.ts'
import { linkedInFiles, linkedInLink, linkedInZip } from './linkedin.ts'
import type { MadePost } from './made-posts.ts'
import { mastodonId, mastodonTarGz, mastodonZip, outboxJson } from './mastodon.ts'
import { plainCsv, plainJsonLines } from './plain.ts'
import { archiveFile } from './read-all.ts'
import { tweetsJs, xArchive, xFiles, xId } from './x.ts'

/** One form in which an archive comes, and how a post that was made stands in it. */
export type Format = {
  readonly name: string
  readonly network: PostNetwork
  readonly make: (posts: readonly MadePost[]) => ArchiveFile[] | Promise<ArchiveFile[]>
  /** `undefined` where the id cannot be known from outside. */
  readonly idOf: (post: MadePost) => string | undefined
  /** What the archive can hold of the post; `undefined` where it holds nothing of its kind. */
  readonly textOf: (post: MadePost) => string | undefined
  readonly keepsThreads: boolean
  /** Takes out of a text what this form cannot keep. */
  readonly tame?: (text: string) => string
}

const files = (all: Record<string, Uint8Array>) => Object.entries(all).map(([path, bytes]) => archiveFile(path, bytes))

const xText = ({ kind, text }: MadePost) => (kind === 'share' ? `RT @joku: ${text}` : text)
const noShareText = ({ kind, text }: MadePost) => (kind === 'share' ? '' : text)

const x = { network: 'x', idOf: ({ number }: MadePost) => xId(number), textOf: xText, keepsThreads: true } as const
const mastodon = {
  network: 'mastodon',
  idOf: ({ number, kind }: MadePost) => `${mastodonId(number)}${kind === 'share' ? '/activity' : ''}`,
  textOf: noShareText,
  keepsThreads: true,
} as const
const linkedin = {
  network: 'linkedin',
  idOf: ({ number, kind }: MadePost) =>
    kind === 'reply' ? undefined : decodeURIComponent(linkedInLink(number).split('/').at(-1) ?? ''),
  textOf: noShareText,
  // Quotes beside a line break are the export's own doing: a text that has them loses them.
  tame: (text: string) => text.replace(/"*\n"*/g, '\n'),
  keepsThreads: false,
} as const
const plain = {
  network: 'file',
  idOf: ({ number }: MadePost) => String(number),
  textOf: ({ text }: MadePost) => text,
  keepsThreads: true,
} as const

export const formats: readonly Format[] = [
  { ...x, name: 'X, ZIP', make: (posts) => [archiveFile('twitter.zip', xArchive(posts))] },
  { ...x, name: 'X, folder', make: (posts) => files(xFiles(posts)) },
  { ...x, name: 'X, tweets.js alone', make: (posts) => [archiveFile('tweets.js', ...tweetsJs(posts))] },
  { ...mastodon, name: 'Mastodon, ZIP', make: (posts) => [archiveFile('archive.zip', mastodonZip(posts))] },
  { ...mastodon, name: 'Mastodon, .tar.gz', make: (posts) => [archiveFile('archive.tar.gz', mastodonTarGz(posts))] },
  {
    ...mastodon,
    name: 'Mastodon, outbox.json alone',
    make: (posts) => [archiveFile('outbox.json', ...outboxJson(posts))],
  },
  {
    network: 'bluesky',
    idOf: blueskyId,
    textOf: noShareText,
    keepsThreads: true,
    name: 'Bluesky, CAR',
    make: async (posts) => [archiveFile('repo.car', await blueskyCar(posts))],
  },
  { ...linkedin, name: 'LinkedIn, ZIP', make: (posts) => [archiveFile('linkedin.zip', linkedInZip(posts))] },
  { ...linkedin, name: 'LinkedIn, files', make: (posts) => files(linkedInFiles(posts)) },
  {
    ...plain,
    name: 'CSV',
    make: (posts) => [archiveFile('posts.csv', ...plainCsv(posts))],
  },
  {
    ...plain,
    name: 'JSON Lines',
    make: (posts) => [archiveFile('posts.jsonl', strToU8([...plainJsonLines(posts)].join('')))],
  },
]

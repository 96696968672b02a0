import { strToU8, zipSync } from 'fflate'
import type { MadePost } from './made-posts.ts'

export const linkedInLink = (number: number): string =>
  `https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A${7_000_000_000_000 + number}`

const when = (time: string) => time.slice(0, 19).replace('T', ' ')

/** As LinkedIn writes a text into `Shares.csv`: each line break between quotes, and all quotes doubled. */
const shareCell = (text: string) => `"${text.replaceAll('\n', '"\n"').replaceAll('"', '""')}"`
/** And into `Comments.csv`: quotes behind backslashes. */
const commentCell = (text: string) => `"${text.replaceAll('"', '\\"')}"`

export function* sharesCsv(posts: Iterable<MadePost>): Generator<string> {
  yield 'Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n'
  for (const { number, time, text, kind } of posts) {
    if (kind === 'post') yield `${when(time)},${linkedInLink(number)},${shareCell(text)},,,MEMBER_NETWORK\n`
    if (kind === 'share') yield `${when(time)},${linkedInLink(number)},,https://example.org/a,,PUBLIC\n`
  }
}

export function* commentsCsv(posts: Iterable<MadePost>): Generator<string> {
  yield 'Date,Link,Message\n'
  for (const { number, time, text, kind } of posts)
    if (kind === 'reply') yield `${when(time)},${linkedInLink(9_000_000 + number)},${commentCell(text)}\n`
}

export const linkedInFiles = (posts: readonly MadePost[]): Record<string, Uint8Array> => ({
  'Basic_LinkedInDataExport/Profile.csv': strToU8('First Name,Last Name\nAino,Laine\n'),
  'Basic_LinkedInDataExport/Shares_4711.csv': strToU8([...sharesCsv(posts)].join('')),
  'Basic_LinkedInDataExport/Comments_4711.csv': strToU8([...commentsCsv(posts)].join('')),
})

export const linkedInZip = (posts: readonly MadePost[]): Uint8Array => zipSync(linkedInFiles(posts))

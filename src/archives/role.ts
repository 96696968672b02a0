import type { ArchiveFile } from './archive.ts'
import { headOf } from './bytes.ts'

const known =
  /\.car$|(^|\/)((community-|twitter-circle-|note-)?tweets?(-part\d+)?\.js|outbox\.json|(Shares|Comments)(_\d+)?\.csv)$/

/**
 * The name by which readers know a file that was chosen by itself: what it is called may have been changed since
 * it left its archive, or never said anything, so its beginning tells.
 */
export async function roleOf({ path, blob }: ArchiveFile): Promise<string> {
  const name = path.replaceAll('\\', '/')
  if (known.test(name)) return name
  const head = await headOf(blob, 2048)
  if (isCar(head)) return 'repo.car'
  const text = startOf(head)
  if (/^[^[{"]{0,100}(YTD\.(community_)?tweets?\.part|Grailbird\.data\.tweets_)/.test(text)) return 'tweets.js'
  if (/^[^[{"]{0,100}YTD\.twitter_circle_tweet\.part/.test(text)) return 'twitter-circle-tweet.js'
  if (/^\s*\{/.test(text))
    return /"(ordered|OrderedCollection)|activitystreams/.test(text) ? 'outbox.json' : 'posts.jsonl'
  const header = text.split(/\r|\n/, 1)[0] ?? ''
  if (/\bShareLink\b/.test(header)) return 'Shares.csv'
  if (/^"?Date"?,"?Link"?,"?Message\b/.test(header)) return 'Comments.csv'
  return isHeader(header) ? 'posts.csv' : name
}

/** Whether a first row names the columns that a plain file has. */
export const isHeader = (row: string): boolean => {
  const names = row.toLowerCase().split(/[";,\t\s]+/)
  return ['id', 'time', 'text'].every((name) => names.includes(name))
}

/** A CAR begins with the length of its header, and that with a map that has `roots`. */
const isCar = (head: Uint8Array) =>
  /^[\s\S]{1,2}[\xa0-\xbf][\s\S]{0,12}(eroots|gversion)/.test(new TextDecoder('latin1').decode(head.subarray(0, 30)))

/** The beginning of a text, in whichever letters it is written. */
export function startOf(head: Uint8Array): string {
  const mark = [head[0], head[1]].join()
  const charset = mark === '255,254' ? 'utf-16le' : mark === '254,255' ? 'utf-16be' : 'utf-8'
  return new TextDecoder(charset).decode(head)
}

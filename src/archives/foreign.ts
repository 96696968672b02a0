import type { ArchiveFile, ForeignKind } from './archive.ts'
import { headOf } from './bytes.ts'
import type { Entry } from './entries.ts'
import { startOf } from './role.ts'

// By what lies in the exports of other services that people may take for the right one.
const services: readonly (readonly [RegExp, ForeignKind])[] = [
  [/(^|\/)threads\/|threads_and_replies/, 'threads'],
  [/your_instagram_activity\/|(^|\/)followers_and_following\/|(^|\/)content\/posts_\d/, 'instagram'],
  [/your_facebook_activity\/|(^|\/)your_posts(_\d+)?\.json|(^|\/)your_friends\.json/, 'facebook'],
  [/user_data_tiktok\.json|(^|\/)TikTok\//, 'tiktok'],
  [/(^|\/)post_headers\.csv|(^|\/)subscribed_subreddits\.csv/, 'reddit'],
  [/(^|\/)Takeout\/|YouTube/, 'youtube'],
  [/(^|\/)_chat\.txt|WhatsApp/, 'whatsapp'],
  [/(^|\/)ChatExport_|(^|\/)messages\d*\.html/, 'telegram'],
  [/^\[Content_Types\]\.xml|^word\/|^xl\/|^mimetype$/, 'office'],
]

const starts: readonly (readonly [RegExp, ForeignKind])[] = [
  [/^%PDF-/, 'pdf'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|RIFF[\s\S]{4}WEBP)/, 'picture'],
  [/^[\s\S]{4}ftyp(avif|heic|mif1)/, 'picture'],
  [/^([\s\S]{4}ftyp|.E\xdf\xa3|RIFF[\s\S]{4}AVI |OggS|ID3)/, 'video'],
  [/^\xd0\xcf.\xe0/s, 'office'],
]

/** What a file or a folder is that no reader can read, so that whoever chose it sees what they took. */
export async function foreignKind(source: readonly ArchiveFile[], entries: readonly Entry[]): Promise<ForeignKind> {
  const service = services.find(([names]) => entries.some(({ name }) => names.test(name)))?.[1]
  if (service) return service
  const [only] = source
  if (!only || (source.length === 1 && only.blob.size === 0)) return 'nothing'
  if (source.length > 1 || entries.length !== 1 || entries[0]?.name !== only.path) return 'folder-without-posts'
  const head = await headOf(only.blob, 2048)
  // A letter a byte; what is called Latin 1 in browsers is Windows-1252.
  const bytes = String.fromCharCode(...head)
  const kind = starts.find(([start]) => start.test(bytes))?.[1]
  if (kind) return kind
  const text = startOf(head)
  if (/^\s*(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body)\b/i.test(text)) return 'web-page'
  return serviceOfText(text)
}

function serviceOfText(text: string): ForeignKind {
  if (/ig_|instagram/i.test(text)) return 'instagram'
  if (/facebook|"attachments"\s*:\s*\[\s*\{\s*"data"/i.test(text)) return 'facebook'
  if (/Profile And Settings|tiktok/i.test(text)) return 'tiktok'
  if (/subreddit/i.test(text)) return 'reddit'
  if (/"type"\s*:\s*"(personal_chat|private_group|public_channel)"/.test(text)) return 'telegram'
  return 'something-else'
}

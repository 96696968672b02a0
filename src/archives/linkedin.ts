import { textOf } from './bytes.ts'
import type { Entry } from './entries.ts'
import { type LinkedInRow, linkedInRows } from './linkedin-rows.ts'
import { badRow, type Draft, fileByFile, type Reader, type Row, survey } from './reader.ts'
import { timeOf } from './time.ts'

const shares = /(^|\/)Shares(_\d+)?\.csv$/
const comments = /(^|\/)Comments(_\d+)?\.csv$/

// MEMBER_NETWORK stands on nearly all posts, those to everybody too: it names the kind of the rule, not the rule.
const forFew = /^(CONNECTIONS(_ONLY)?|CONTAINER|GROUP|PRIVATE|ONLY_ME|SELECTED.*|LIMITED.*)$/i

/** LinkedIn's copy of one's data: `Shares.csv` and `Comments.csv`, with the member's number in newer ones. */
export const linkedin: Reader = {
  network: 'linkedin',
  passes: 2,
  pick: (entries) => [
    ...entries.filter(({ role }) => shares.test(role)).slice(0, 1),
    ...entries.filter(({ role }) => comments.test(role)).slice(0, 1),
  ],
  read: async function* (picked) {
    const own = await ownPosts(picked)
    yield* fileByFile(picked, (entry) => (shares.test(entry.role) ? shareRows(entry) : commentRows(entry, own)))
  },
}

async function* shareRows(entry: Entry): AsyncGenerator<Row> {
  for await (const row of linkedInRows(textOf(entry.chunks()), 'ShareCommentary')) {
    const place = { line: row.line }
    if (!row.ok) {
      yield badRow(entry.name, place, row.expected, row.found)
      continue
    }
    const link = row.cells.ShareLink ?? ''
    const draft: Draft | 'id' | 'time' = dated(row, link) ?? {
      id: urnOf(link),
      time: timeOf(row.cells.Date) ?? '',
      text: row.cells.ShareCommentary ?? '',
      // Without a word or a picture of one's own it is somebody else's, passed on.
      kind: row.cells.ShareCommentary || row.cells.MediaUrl ? 'post' : 'share',
      thread: urnOf(link),
      isPublic: !forFew.test(row.cells.Visibility ?? ''),
    }
    yield typeof draft === 'string' ? badRow(entry.name, place, draft, row.found) : { draft, file: entry.name, place }
  }
}

async function* commentRows(entry: Entry, own: ReadonlySet<string>): AsyncGenerator<Row> {
  for await (const row of linkedInRows(textOf(entry.chunks()), 'Message')) {
    const place = { line: row.line }
    if (!row.ok) {
      yield badRow(entry.name, place, row.expected, row.found)
      continue
    }
    const { Link: link = '', Message: text = '' } = row.cells
    const draft = dated(row, link) ?? commentOf(urnOf(link), timeOf(row.cells.Date) ?? '', text, own)
    yield typeof draft === 'string' ? badRow(entry.name, place, draft, row.found) : { draft, file: entry.name, place }
  }
}

/** A comment has no address of its own: it is named by the post that it is under, its second, and what it says. */
function commentOf(post: string, time: string, text: string, own: ReadonlySet<string>): Draft {
  const id = `${post}#${time}#${digestOf(text)}`
  return { id, time, text, kind: 'reply', thread: own.has(post) ? post : id, isPublic: true }
}

const dated = ({ cells }: LinkedInRow & { ok: true }, link: string): 'id' | 'time' | undefined =>
  link === '' ? 'id' : timeOf(cells.Date) === undefined ? 'time' : undefined

/** `urn:li:share:7448081445065035776`, out of the post's address; the address itself where it has none. */
function urnOf(link: string): string {
  const urn = /urn(?:%3A|:)li(?:%3A|:)(\w+)(?:%3A|:)(\d+)/i.exec(link)
  return urn ? `urn:li:${urn[1]}:${urn[2]}` : link
}

/** FNV-1a, 32 bits: two comments of one second under one post need no more. */
function digestOf(text: string): string {
  let digest = 0x811c9dc5
  for (let at = 0; at < text.length; at++) digest = Math.imul(digest ^ text.charCodeAt(at), 0x01000193)
  return (digest >>> 0).toString(16).padStart(8, '0')
}

/** One's own posts, under which a comment goes on with the same conversation. */
async function ownPosts(picked: readonly Entry[]): Promise<ReadonlySet<string>> {
  const own = new Set<string>()
  await survey(
    picked.filter(({ role }) => shares.test(role)),
    async (entry) => {
      for await (const row of linkedInRows(textOf(entry.chunks()), 'ShareCommentary'))
        if (row.ok && row.cells.ShareLink) own.add(urnOf(row.cells.ShareLink))
    },
  )
  return own
}

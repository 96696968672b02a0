import { textOf } from './bytes.ts'
import type { Entry } from './entries.ts'
import { htmlText } from './html-text.ts'
import { jsonItems } from './json-items.ts'
import {
  badRow,
  type Draft,
  type Fields,
  fileByFile,
  isFields,
  type Reader,
  type Row,
  survey,
  textIn,
  within,
} from './reader.ts'
import { Threads } from './threads.ts'
import { timeOf } from './time.ts'

/** The key can stand nowhere but as a key: within a text its quotes would be escaped. */
const items = /(?<!\\)"orderedItems"\s*:\s*\[/
const everybody = new Set(['https://www.w3.org/ns/activitystreams#Public', 'as:Public', 'Public'])
/** What people write: a post, one with a poll, and what other servers than Mastodon call long posts. */
const written = new Set(['Note', 'Question', 'Article', 'Page'])

/** The export of a Mastodon account: `outbox.json`, in a ZIP since 4.2 and in a .tar.gz before. */
export const mastodon: Reader = {
  network: 'mastodon',
  passes: 2,
  pick: (entries) => entries.filter(({ role }) => /(^|\/)outbox\.json$/.test(role)).slice(0, 1),
  read: async function* (picked) {
    const threads = await threadsOf(picked)
    yield* fileByFile(picked, (entry) => rowsOf(entry, threads))
  },
}

async function* rowsOf(entry: Entry, threads: Threads): AsyncGenerator<Row> {
  for await (const item of jsonItems(textOf(entry.chunks()), items)) {
    const place = { line: item.line, item: item.item }
    if (!item.ok) yield badRow(entry.name, place, item.expected, item.found)
    else if (isFields(item.value) && isNoPost(item.value)) continue
    else {
      const draft = draftOf(item.value, threads)
      if (typeof draft === 'string') yield badRow(entry.name, place, draft, JSON.stringify(item.value))
      else yield { draft, file: entry.name, place }
    }
  }
}

/** Other doings than writing and boosting, such as pinning a post, are none of ours. */
const isNoPost = ({ type, object }: Fields) =>
  typeof type === 'string' &&
  type !== 'Announce' &&
  (type !== 'Create' || (isFields(object) && typeof object.type === 'string' && !written.has(object.type)))

function draftOf(value: unknown, threads: Threads): Draft | 'post' | 'id' | 'time' | 'text' {
  if (!isFields(value) || typeof value.type !== 'string') return 'post'
  if (value.type === 'Announce') return boostOf(value)
  const note = within(value, 'object')
  const id = textIn(note, 'id')
  if (!id) return 'id'
  const time = timeOf(note.published ?? value.published)
  if (!time) return 'time'
  const content =
    textIn(note, 'content') ?? Object.values(within(note, 'contentMap')).find((one) => typeof one === 'string')
  if (typeof (content ?? note.content) !== 'string') return 'text'
  // A content warning is the author's own words, as a rule the topic; other servers know titles too.
  const before = [textIn(note, 'name'), textIn(note, 'summary')].filter((one) => one !== undefined).map(htmlText)
  const text = [...before, htmlText(String(content ?? ''))].filter((one) => one !== '').join('\n\n')
  const answers = textIn(note, 'inReplyTo')
  const kind = answers && !isOwn(answers, ownerOf(value)) ? 'reply' : 'post'
  return { id, time, text, kind, thread: threads.firstOf(id), isPublic: isPublic(note) || isPublic(value) }
}

/** A boost holds no more than the address of what was boosted. */
function boostOf(activity: Fields): Draft | 'id' | 'time' {
  const id = textIn(activity, 'id')
  if (!id) return 'id'
  const time = timeOf(activity.published)
  if (!time) return 'time'
  const content = textIn(within(activity, 'object'), 'content') ?? ''
  return { id, time, text: htmlText(content), kind: 'share', thread: id, isPublic: isPublic(activity) }
}

/** Public, or public but not in the timelines; followers-only and direct posts name nobody but their readers. */
const isPublic = (fields: Fields) =>
  [fields.to, fields.cc].flat().some((one) => typeof one === 'string' && everybody.has(one))

const ownerOf = (activity: Fields): string =>
  textIn(activity, 'actor') ?? textIn(within(activity, 'object'), 'attributedTo') ?? ''

/** The address of a post begins with its author's: `https://example.org/users/aino/statuses/1`. */
const isOwn = (post: string, owner: string) => owner !== '' && post.startsWith(`${owner}/`)

async function threadsOf(picked: readonly Entry[]): Promise<Threads> {
  const threads = new Threads()
  await survey(picked, async (entry) => {
    for await (const item of jsonItems(textOf(entry.chunks()), items)) {
      if (!item.ok || !isFields(item.value)) continue
      const note = within(item.value, 'object')
      const [id, parent] = [textIn(note, 'id'), textIn(note, 'inReplyTo')]
      if (id && parent && isOwn(parent, ownerOf(item.value))) threads.note(id, parent)
    }
  })
  return threads
}

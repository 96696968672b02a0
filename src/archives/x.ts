import { textOf } from './bytes.ts'
import type { Entry } from './entries.ts'
import { assignedList, jsonItems } from './json-items.ts'
import {
  badRow,
  type Draft,
  type Fields,
  fileByFile,
  isFields,
  listIn,
  type Reader,
  type Row,
  survey,
  textIn,
  within,
} from './reader.ts'
import { Threads } from './threads.ts'
import { timeOf } from './time.ts'
import { type NoteTexts, noteTexts } from './x-notes.ts'

// data/tweets.js since 2022 and data/tweet.js before, in parts where there is much; until 2018 a file a month.
const posts = /(^|\/)(tweets?(-part\d+)?|community-tweet(-part\d+)?|js\/tweets\/\d{4}_\d\d)\.js$/
const circle = /(^|\/)twitter-circle-tweet(-part\d+)?\.js$/
const account = /(^|\/)(account|user_details)\.js$/

export const x: Reader = {
  network: 'x',
  passes: 2,
  pick: (entries) => {
    const found = entries.filter(({ role }) => posts.test(role))
    return found.length === 0 ? [] : [...found, ...entries.filter(({ role }) => circle.test(role))]
  },
  read: readX,
}

async function* readX(picked: readonly Entry[], all: readonly Entry[]): AsyncGenerator<Row> {
  const owner = await ownerOf(all)
  const own = await threadsOf(picked, owner)
  const notes = await noteTexts(all)
  yield* fileByFile(picked, (entry) => rowsOf(entry, { own, notes, isPublic: !circle.test(entry.role) }))
}

type Known = { readonly own: Own; readonly notes: NoteTexts; readonly isPublic: boolean }

async function* rowsOf(entry: Entry, known: Known): AsyncGenerator<Row> {
  for await (const item of jsonItems(textOf(entry.chunks()), assignedList)) {
    const place = { line: item.line, item: item.item }
    if (!item.ok) yield badRow(entry.name, place, item.expected, item.found)
    else {
      const draft = draftOf(item.value, known)
      if (typeof draft === 'string') yield badRow(entry.name, place, draft, JSON.stringify(item.value))
      else yield { draft, file: entry.name, place }
    }
  }
}

function draftOf(value: unknown, { own, notes, isPublic }: Known): Draft | 'post' | 'id' | 'time' | 'text' {
  const tweet = tweetIn(value)
  if (!tweet) return 'post'
  const id = idOf(tweet)
  if (!id) return 'id'
  const time = timeOf(tweet.created_at)
  if (!time) return 'time'
  const shared = tweet.retweeted_status
  const written = isFields(shared) ? `RT @${screenName(shared)}: ${fullText(shared) ?? ''}` : fullText(tweet)
  if (written === undefined) return 'text'
  const isShare = isFields(shared) || /^RT @\w{1,20}:? /.test(written)
  const plain = readable(written, tweet)
  const text = isShare ? plain : (notes.whole(plain, time) ?? plain)
  const continues = own.isContinuation(tweet)
  const answers =
    textIn(tweet, 'in_reply_to_status_id_str', 'in_reply_to_user_id_str', 'in_reply_to_status_id') !== undefined
  const kind = isShare ? 'share' : answers && !continues ? 'reply' : 'post'
  return { id, time, text, kind, thread: own.threads.firstOf(id), isPublic }
}

/** Newer exports wrap each post. */
const tweetIn = (value: unknown): Fields | undefined => {
  if (!isFields(value)) return undefined
  return isFields(value.tweet) ? value.tweet : 'created_at' in value ? value : undefined
}

const idOf = (tweet: Fields): string | undefined => {
  const id = textIn(tweet, 'id_str', 'id')
  return id && /^\d{1,20}$/.test(id) ? id : undefined
}

const fullText = (tweet: Fields): string | undefined =>
  [tweet.full_text, tweet.text].find((text) => typeof text === 'string')

const screenName = (tweet: Fields) => textIn(within(tweet, 'user'), 'screen_name') ?? ''

/**
 * The text as people saw it: three signs come escaped, links shortened, and the address of a picture of one's own
 * stands behind the text.
 */
function readable(text: string, tweet: Fields): string {
  const entities = within(tweet, 'entities')
  const pictures = listIn(entities, 'media')
    .filter(isFields)
    .map((one) => [textIn(one, 'url'), ''] as const)
  const links = listIn(entities, 'urls')
    .filter(isFields)
    .map((one) => [textIn(one, 'url'), textIn(one, 'expanded_url')] as const)
  const meant = new Map([...pictures, ...links].filter(([short, long]) => short !== undefined && long !== undefined))
  const long = meant.size === 0 ? text : text.replace(/https?:\/\/t\.co\/\w+/g, (short) => meant.get(short) ?? short)
  return long.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim()
}

type Own = { readonly threads: Threads; readonly isContinuation: (tweet: Fields) => boolean }

/** The account's own number, without which it cannot be told whom a post answers. */
async function ownerOf(all: readonly Entry[]): Promise<string | undefined> {
  for (const entry of all.filter(({ role, size }) => account.test(role) && size < 1_000_000)) {
    let text = ''
    await survey([entry], async ({ chunks }) => {
      for await (const piece of textOf(chunks())) text = (text + piece).slice(0, 100_000)
    })
    const found = /"(?:accountId|id)"\s*:\s*"(\d{1,20})"/.exec(text)?.[1]
    if (found) return found
  }
  return undefined
}

/**
 * Who answers oneself goes on with a thread. Where the export does not say whose it is, only answers to posts that
 * the export holds are one's own; then all ids are gone through once more.
 */
async function threadsOf(picked: readonly Entry[], owner: string | undefined): Promise<Own> {
  const threads = new Threads()
  const answers = new Map<string, string>()
  await survey(picked, async (entry) => {
    for await (const item of jsonItems(textOf(entry.chunks()), assignedList)) {
      const tweet = item.ok ? tweetIn(item.value) : undefined
      const id = tweet && idOf(tweet)
      const parent = tweet && textIn(tweet, 'in_reply_to_status_id_str', 'in_reply_to_status_id')
      if (!tweet || !id || !parent) continue
      if (owner === undefined) answers.set(id, parent)
      else if (textIn(tweet, 'in_reply_to_user_id_str', 'in_reply_to_user_id') === owner) threads.note(id, parent)
    }
  })
  if (owner !== undefined)
    return {
      threads,
      isContinuation: (tweet) => textIn(tweet, 'in_reply_to_user_id_str', 'in_reply_to_user_id') === owner,
    }
  const ids = await idsAmong(picked, new Set(answers.values()))
  for (const [id, parent] of answers) if (ids.has(parent)) threads.note(id, parent)
  return {
    threads,
    isContinuation: (tweet) => ids.has(textIn(tweet, 'in_reply_to_status_id_str', 'in_reply_to_status_id') ?? ''),
  }
}

async function idsAmong(picked: readonly Entry[], wanted: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  if (wanted.size === 0) return found
  await survey(picked, async (entry) => {
    for await (const item of jsonItems(textOf(entry.chunks()), assignedList)) {
      const id = item.ok ? idOf(tweetIn(item.value) ?? {}) : undefined
      if (id && wanted.has(id)) found.add(id)
    }
  })
  return found
}

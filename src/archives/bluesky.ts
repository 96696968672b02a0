import type { Entry } from './entries.ts'
import { Unreadable } from './meter.ts'
import {
  badRow,
  type Draft,
  type Fields,
  fileByFile,
  isFields,
  listIn,
  type Row,
  survey,
  textIn,
  within,
} from './reader.ts'
import { type CarBlock, type Commit, carBlocks, commitIn, fieldsOf, isItself, isNode, Tree } from './repository.ts'
import { Threads } from './threads.ts'
import { timeOf } from './time.ts'

const posts = 'app.bsky.feed.post'
const reposts = 'app.bsky.feed.repost'

/** A Bluesky repository, as the account's server gives it out: one CAR file. */
export const readBluesky = (picked: readonly Entry[]): AsyncGenerator<Row> => fileByFile(picked, readRepository)

async function* readRepository(entry: Entry): AsyncGenerator<Row> {
  const { did, records, isWhole, threads } = await lookOver(entry)
  let missing = records.size
  for await (const block of carBlocks(entry)) {
    const names = records.get(block.cid.toString())
    if (!names) continue
    missing--
    const record = (await isItself(block)) ? fieldsOf(block) : undefined
    for (const name of names) {
      const draft = record ? draftOf(`at://${did}/${name}`, record, did, threads) : 'unharmed'
      if (draft === 'not-ours') continue
      const place = { byte: block.byte }
      yield typeof draft === 'string' ? badRow(entry.name, place, draft, name) : { draft, file: entry.name, place }
    }
  }
  if (!isWhole || missing > 0) yield badRow(entry.name, {}, 'whole')
}

/** First for the names of the records and for who answers whom: blocks come in any order. */
async function lookOver(entry: Entry) {
  const tree = new Tree([posts, reposts])
  const answers = new Map<string, string>()
  const commits: Commit[] = []
  await survey([entry], async () => {
    for await (const block of carBlocks(entry)) await look(block, entry, { tree, answers, commits })
  })
  const [commit] = commits
  if (!commit) throw new Unreadable(entry.name, {}, 'list')
  const { did } = commit
  const under = tree.under(commit.data)
  const threads = new Threads()
  for (const [cid, parent] of answers)
    if (isOwn(parent, did)) for (const name of under.records.get(cid) ?? []) threads.note(`at://${did}/${name}`, parent)
  return { did, threads, ...under }
}

type Seen = { readonly tree: Tree; readonly answers: Map<string, string>; readonly commits: Commit[] }

async function look(block: CarBlock, entry: Entry, { tree, answers, commits }: Seen): Promise<void> {
  const value = fieldsOf(block)
  if (!value) return
  const commit = commitIn(value)
  if (commit) commits.push(commit)
  else if (isNode(value) && (await isItself(block))) {
    if (!tree.note(block.cid.toString(), value)) throw new Unreadable(entry.name, { byte: block.byte }, 'smaller')
  } else if (value.$type === posts) {
    const parent = parentOf(value)
    if (parent) answers.set(block.cid.toString(), parent)
  }
}

const parentOf = (record: Fields) => textIn(within(within(record, 'reply'), 'parent'), 'uri')

const isOwn = (uri: string, did: string) => uri.startsWith(`at://${did}/`)

function draftOf(
  id: string,
  record: Fields,
  did: string,
  threads: Threads,
): Draft | 'post' | 'time' | 'text' | 'not-ours' {
  const isPost = record.$type === posts
  if (!isPost && record.$type !== reposts) return typeof record.$type === 'string' ? 'not-ours' : 'post'
  const time = timeOf(record.createdAt)
  if (!time) return 'time'
  // What was passed on stands in its author's repository.
  if (!isPost) return { id, time, text: '', kind: 'share', thread: id, isPublic: true }
  if (typeof record.text !== 'string') return 'text'
  const parent = parentOf(record)
  const kind = parent && !isOwn(parent, did) ? 'reply' : 'post'
  return { id, time, text: withLinks(record.text, record), kind, thread: threads.firstOf(id), isPublic: true }
}

/** Links stand shortened in the text, and whole beside it with the bytes that they belong to. */
function withLinks(text: string, record: Fields): string {
  const links = listIn(record, 'facets')
    .filter(isFields)
    .flatMap((facet) => {
      const { byteStart, byteEnd } = within(facet, 'index')
      const uri = listIn(facet, 'features')
        .filter(isFields)
        .map((feature) => textIn(feature, 'uri'))
        .find((one) => one)
      return typeof byteStart === 'number' && typeof byteEnd === 'number' && uri ? [{ byteStart, byteEnd, uri }] : []
    })
  if (links.length === 0) return text
  const bytes = new TextEncoder().encode(text)
  let [long, from] = ['', 0]
  const part = (start: number, end?: number) => new TextDecoder().decode(bytes.subarray(start, end))
  for (const { byteStart, byteEnd, uri } of links.toSorted((a, b) => a.byteStart - b.byteStart)) {
    // Only what is visibly cut: a word that links somewhere stays the word.
    if (byteStart < from || byteEnd <= byteStart || !/(…|\.\.\.)$/.test(part(byteStart, byteEnd))) continue
    long += part(from, byteStart) + uri
    from = byteEnd
  }
  return long + part(from)
}

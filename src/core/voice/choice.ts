import { type Asked, isAskedFor } from './asked-for.ts'
import type { Post, PostKind, PostLanguage, PostNetwork } from './post.ts'

// What a participant does with the posts of their archives before anything leaves the device. Pure, so that what
// is shown, what is counted and what is sent come from the same rule.

/** What a participant has said of posts, by their keys. What is in none of these sets is to be sent if it is asked for. */
export type Marks = {
  readonly struck: ReadonlySet<string>
  readonly quotable: ReadonlySet<string>
  readonly sent: ReadonlySet<string>
}

export const noMarks: Marks = { struck: new Set(), quotable: new Set(), sent: new Set() }

/** Tells a post apart among all archives of a person. */
export const keyOf = ({ network, id }: Pick<Post, 'network' | 'id'>): string => `${network} ${id}`

export const fates = ['going', 'struck', 'not-asked-for', 'sent'] as const
/** What becomes of a post: it is sent, was struck out, is not what the study asks for, or was sent before. */
export type Fate = (typeof fates)[number]

export function fateOf(post: Post, asked: Asked, { struck, sent }: Marks): Fate {
  const key = keyOf(post)
  if (sent.has(key)) return 'sent'
  if (!isAskedFor(asked, post)) return 'not-asked-for'
  return struck.has(key) ? 'struck' : 'going'
}

export type Filter = {
  readonly fate?: Fate | undefined
  readonly network?: PostNetwork | undefined
  readonly kind?: PostKind | undefined
  readonly language?: PostLanguage | undefined
  /** Calendar days in UTC, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** All of them, anywhere in the text. */
  readonly words?: string | undefined
}

export function matching(posts: readonly Post[], filter: Filter, asked: Asked, marks: Marks): readonly Post[] {
  const words = (filter.words ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return posts.filter((post) => {
    if (filter.network && post.network !== filter.network) return false
    if (filter.kind && post.kind !== filter.kind) return false
    if (filter.language && post.language !== filter.language) return false
    const day = post.time.slice(0, 10)
    if ((filter.from && day < filter.from) || (filter.to && day > filter.to)) return false
    if (filter.fate && fateOf(post, asked, marks) !== filter.fate) return false
    const text = words.length > 0 ? post.text.toLowerCase() : ''
    return words.every((word) => text.includes(word))
  })
}

export function countFates(posts: readonly Post[], asked: Asked, marks: Marks): Readonly<Record<Fate, number>> {
  const counts = { going: 0, struck: 0, 'not-asked-for': 0, sent: 0 }
  for (const post of posts) counts[fateOf(post, asked, marks)] += 1
  return counts
}

const withAll = (set: ReadonlySet<string>, keys: readonly string[]) => new Set([...set, ...keys])
const without = (set: ReadonlySet<string>, keys: readonly string[]) => {
  const gone = new Set(keys)
  return new Set([...set].filter((key) => !gone.has(key)))
}

export const strike = (marks: Marks, keys: readonly string[]): Marks => ({
  ...marks,
  struck: withAll(marks.struck, keys),
})

export const putBack = (marks: Marks, keys: readonly string[]): Marks => ({
  ...marks,
  struck: without(marks.struck, keys),
})

export const allowQuoting = (marks: Marks, key: string, may: boolean): Marks => ({
  ...marks,
  quotable: may ? withAll(marks.quotable, [key]) : without(marks.quotable, [key]),
})

export const noteSent = (marks: Marks, keys: readonly string[]): Marks => ({
  ...marks,
  sent: withAll(marks.sent, keys),
})

/** Posts of another archive added, newest first; what is there already stays as it is. */
export function addPosts(posts: readonly Post[], more: readonly Post[]): readonly Post[] {
  const known = new Set(posts.map(keyOf))
  const fresh = more.filter((post) => !known.has(keyOf(post)))
  return [...posts, ...fresh].sort((one, other) => (one.time < other.time ? 1 : one.time > other.time ? -1 : 0))
}

/** The posts that go, in batches of so many posts and signs at most. */
export function* batchesOf(posts: readonly Post[], most: number, mostSigns = 400_000): Generator<readonly Post[]> {
  let [batch, signs]: [Post[], number] = [[], 0]
  for (const post of posts) {
    if (batch.length === most || (batch.length > 0 && signs + post.text.length > mostSigns)) {
      yield batch
      ;[batch, signs] = [[], 0]
    }
    batch.push(post)
    signs += post.text.length
  }
  if (batch.length > 0) yield batch
}

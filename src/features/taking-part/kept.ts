import { draftLivesMs } from '../../core/draft.ts'
import type { Marks } from '../../core/voice/choice.ts'
import type { Post } from '../../core/voice/post.ts'
import { deviceDatabase } from '../telling/device.ts'

// What is kept on the person's own device of the archives that they opened, so that a page loaded anew has lost
// nothing (docs/decisions/0018, 0028). Each member has a database of their own, which signing out deletes. When
// everything has been sent, the posts go, and only what was said of them stays: what was struck out once is not
// taken for chosen when the same archive is opened again.

export type Kept = { readonly posts: readonly Post[]; readonly marks: Marks; readonly words: readonly string[] }

type Said = {
  readonly struck: readonly string[]
  readonly quotable: readonly string[]
  readonly sent: readonly string[]
  readonly words: readonly string[]
  readonly at: number
}
type Opened = { readonly posts: readonly Post[]; readonly at: number }

/** Under which it is kept: whoever withdrew and joined anew begins with nothing. */
export const placeOf = ({ id, pseudonym }: { readonly id: string; readonly pseudonym: string }) => `${id} ${pseudonym}`

const store = 'taking-part'
const postsOf = (place: string) => `${place} posts`
const saidOf = (place: string) => `${place} said`

/** A browser that keeps nothing, as some do in private windows, answers `undefined`: then the page has no memory. */
async function withStore<T>(
  mode: IDBTransactionMode,
  work: (kept: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const name = deviceDatabase()
    if (!name) return undefined
    const database = await open(name)
    try {
      const transaction = database.transaction(store, mode)
      return await settled(work(transaction.objectStore(store)))
    } finally {
      database.close()
    }
  } catch {
    return undefined
  }
}

function open(name: string): Promise<IDBDatabase> {
  const asked = indexedDB.open(name, 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore(store)
  return settled(asked)
}

const settled = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

export async function readKept(place: string, now: number): Promise<Kept | undefined> {
  const said: Said | undefined = await withStore('readonly', (kept) => kept.get(saidOf(place)))
  const opened: Opened | undefined = await withStore('readonly', (kept) => kept.get(postsOf(place)))
  if (!said && !opened) return undefined
  if (Math.max(said?.at ?? 0, opened?.at ?? 0) < now - draftLivesMs) {
    await forgetKept(place)
    return undefined
  }
  const { struck = [], quotable = [], sent = [], words = [] } = said ?? {}
  const marks = { struck: new Set(struck), quotable: new Set(quotable), sent: new Set(sent) }
  return { posts: opened?.posts ?? [], marks, words }
}

export function keepPosts(place: string, posts: readonly Post[], now: number): Promise<unknown> {
  const opened: Opened = { posts, at: now }
  return posts.length > 0
    ? withStore('readwrite', (kept) => kept.put(opened, postsOf(place)))
    : withStore('readwrite', (kept) => kept.delete(postsOf(place)))
}

export const keepSaid = (place: string, { struck, quotable, sent }: Marks, words: readonly string[], now: number) => {
  const said: Said = { struck: [...struck], quotable: [...quotable], sent: [...sent], words, at: now }
  return withStore('readwrite', (kept) => kept.put(said, saidOf(place)))
}

export async function forgetKept(place: string): Promise<void> {
  await withStore('readwrite', (kept) => kept.delete(postsOf(place)))
  await withStore('readwrite', (kept) => kept.delete(saidOf(place)))
}

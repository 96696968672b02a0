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

const store = 'taking-part'
const postsOf = (studyId: string) => `${studyId} posts`
const saidOf = (studyId: string) => `${studyId} said`

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

export async function readKept(studyId: string, now: number): Promise<Kept | undefined> {
  const said: Said | undefined = await withStore('readonly', (kept) => kept.get(saidOf(studyId)))
  if (!said) return undefined
  if (said.at < now - draftLivesMs) {
    await forgetKept(studyId)
    return undefined
  }
  const posts: readonly Post[] | undefined = await withStore('readonly', (kept) => kept.get(postsOf(studyId)))
  const marks = { struck: new Set(said.struck), quotable: new Set(said.quotable), sent: new Set(said.sent) }
  return { posts: posts ?? [], marks, words: said.words }
}

export const keepPosts = (studyId: string, posts: readonly Post[]): Promise<unknown> =>
  posts.length > 0
    ? withStore('readwrite', (kept) => kept.put(posts, postsOf(studyId)))
    : withStore('readwrite', (kept) => kept.delete(postsOf(studyId)))

export const keepSaid = (studyId: string, { struck, quotable, sent }: Marks, words: readonly string[], now: number) => {
  const said: Said = { struck: [...struck], quotable: [...quotable], sent: [...sent], words, at: now }
  return withStore('readwrite', (kept) => kept.put(said, saidOf(studyId)))
}

export async function forgetKept(studyId: string): Promise<void> {
  await withStore('readwrite', (kept) => kept.delete(postsOf(studyId)))
  await withStore('readwrite', (kept) => kept.delete(saidOf(studyId)))
}

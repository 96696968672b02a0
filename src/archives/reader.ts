import type { Post, PostNetwork } from '../core/voice/post.ts'
import type { Bad, Expectation, Place } from './archive.ts'
import type { Entry } from './entries.ts'
import { shown, Unreadable } from './meter.ts'

/** A post as a reader finds it, with where; what all networks have in common is added by `openArchive`. */
export type Draft = Pick<Post, 'id' | 'time' | 'text' | 'kind' | 'thread'> &
  Partial<Pick<Post, 'network' | 'member' | 'language'>> & { readonly isPublic: boolean }

export type Row = { readonly draft: Draft; readonly file: string; readonly place: Place } | { readonly bad: Bad }

/** How one network's archives are read. */
export type Reader = {
  readonly network: PostNetwork
  /** Which of these files hold its posts, in the order in which they are read; none where it is not this network's. */
  readonly pick: (entries: readonly Entry[]) => readonly Entry[] | Promise<readonly Entry[]>
  /** How often each of them is gone through. */
  readonly passes: number
  readonly read: (picked: readonly Entry[], all: readonly Entry[]) => AsyncGenerator<Row>
}

export const badRow = (file: string, place: Place, expected: Expectation, found?: unknown): { bad: Bad } => ({
  bad: { file, place, expected, ...(found === undefined ? {} : { found: shown(String(found)) }) },
})

/** Goes over files one by one; what makes one of them unreadable costs the rest of that file alone. */
export async function* fileByFile(
  entries: readonly Entry[],
  read: (entry: Entry) => AsyncGenerator<Row>,
): AsyncGenerator<Row> {
  for (const entry of entries) {
    try {
      yield* read(entry)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      yield { bad: error.bad }
    }
  }
}

/** Goes over files for what a later pass needs; what is unreadable in them is told by that pass. */
export async function survey(entries: readonly Entry[], look: (entry: Entry) => Promise<void>): Promise<void> {
  for (const entry of entries) {
    try {
      await look(entry)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
    }
  }
}

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields within a field, or none. */
export const within = (fields: Fields, name: string): Fields => {
  const value = fields[name]
  return isFields(value) ? value : {}
}

export const listIn = (fields: Fields, name: string): readonly unknown[] => {
  const value = fields[name]
  return Array.isArray(value) ? value : []
}

/** A text that is not empty. */
export const textIn = (fields: Fields, ...names: string[]): string | undefined => {
  for (const name of names) {
    const value = fields[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

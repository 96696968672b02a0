import type { PassageId } from './passages.ts'

/** One passage of the guidelines: what it says, and what it means in practice. Plain text; a list item is one thing to do. */
export type Passage = {
  readonly title: string
  readonly text: readonly string[]
  readonly practice: readonly string[]
  /** The same said in a way that may hurt or mislead, and in one that does not. */
  readonly example?: { readonly instead: string; readonly say: string }
  /** Where the law says it: its name, its number and its place. */
  readonly law?: string
}

export type Guidelines = Readonly<Record<PassageId, Passage>>

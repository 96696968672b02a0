import { readFileSync } from 'node:fs'
import { disclosureFor } from '../../src/core/disclosure.ts'
import { type Language, languages } from '../../src/core/networks.ts'
import { type CheckId, checkIds, type Finding, type LookContext } from '../../src/core/second-look/finding.ts'
import { secondLook } from '../../src/core/second-look/second-look.ts'
import { sealWords } from '../../src/core/second-look/word-lists.ts'
import type { StoryKind } from '../../src/core/story.ts'

// The labelled drafts (see README.md beside), and how findings are held against them.

type Line = {
  readonly field: string
  readonly text: string
  readonly expect?: readonly (readonly [CheckId, string])[]
  readonly like?: CheckId
  readonly kind?: StoryKind
  readonly label?: 'none'
  readonly story?: LookContext['story']
  readonly picture?: string
}

export type Labelled = Line & { readonly language: Language; readonly isUnseen: boolean; readonly context: LookContext }

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

type Organisation = Readonly<Record<'confidential' | 'customers' | 'competitors', readonly string[]>> & { name: string }
const organisation = JSON.parse(read('organisation.json')) as Organisation
const listed = (kind: 'confidential' | 'customer' | 'competitor', phrases: readonly string[]) =>
  phrases.map((phrase) => ({ kind, phrase }))
export const lists = sealWords('salt of the labelled drafts', [
  ...listed('confidential', organisation.confidential),
  ...listed('customer', organisation.customers),
  ...listed('competitor', organisation.competitors),
])

export const labelledDrafts = (): Labelled[] =>
  languages.flatMap((language) =>
    [false, true].flatMap((isUnseen) =>
      read(`${language}${isUnseen ? '-unseen' : ''}.jsonl`)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line)
        .map((line) => ({ ...line, language, isUnseen, context: contextOf(line, language) })),
    ),
  )

function contextOf({ kind = 'thought', label, story, picture }: Line, language: Language): LookContext {
  return {
    ...{ language, kind, story, lists, organisation: { name: organisation.name } },
    label: label ?? disclosureFor[kind],
    picture: picture === undefined ? undefined : { alt: picture },
  }
}

/** For one check: what it found that was meant, what it missed, what it found that was not meant. */
export type Tally = { right: number; missed: number; wrong: number; exact: number }
export type Miss = {
  readonly draft: Labelled
  readonly check: CheckId
  readonly words: string
  readonly how: 'missed' | 'wrong'
}

/** A finding is right where it lies on the expected words, at least half of either; each is counted once. */
export function tally(drafts: readonly Labelled[]): { sums: Record<CheckId, Tally>; misses: Miss[] } {
  const sums = Object.fromEntries(checkIds.map((id) => [id, { right: 0, missed: 0, wrong: 0, exact: 0 }])) as Record<
    CheckId,
    Tally
  >
  const misses: Miss[] = []
  for (const draft of drafts) {
    const open = [...secondLook(draft.text, draft.context)]
    for (const [check, words] of draft.expect ?? []) {
      const start = draft.text.indexOf(words)
      const at = open.findIndex((found) => found.check === check && isSame(found, { start, end: start + words.length }))
      const [found] = at < 0 ? [] : open.splice(at, 1)
      if (!found) misses.push({ draft, check, words, how: 'missed' })
      if (found) sums[check].right++
      else sums[check].missed++
      if (found && draft.text.slice(found.start, found.end) === words) sums[check].exact++
    }
    for (const { check, start, end } of open) {
      sums[check].wrong++
      misses.push({ draft, check, words: draft.text.slice(start, end), how: 'wrong' })
    }
  }
  return { sums, misses }
}

function isSame(found: Finding, meant: { start: number; end: number }): boolean {
  if (meant.start === meant.end) return found.start === found.end
  const shared = Math.min(found.end, meant.end) - Math.max(found.start, meant.start)
  return shared * 2 >= Math.min(found.end - found.start, meant.end - meant.start) && shared > 0
}

export const precisionOf = ({ right, wrong }: Tally): number | undefined =>
  right + wrong === 0 ? undefined : right / (right + wrong)
export const recallOf = ({ right, missed }: Tally): number | undefined =>
  right + missed === 0 ? undefined : right / (right + missed)

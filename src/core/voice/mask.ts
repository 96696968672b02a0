import type { Language } from '../networks.ts'
import { blanked, findAddresses, type Mask } from './mask-addresses.ts'
import { nameForms, withoutClitic } from './mask-forms.ts'
import { findNames } from './mask-names.ts'
import { standIn, standIns } from './mask-stand-ins.ts'

export type MaskOptions = {
  /** In whose words a piece is replaced. */
  readonly language: Language
  /** What the writer wants masked besides: words of one's own choosing, found in their Finnish forms too. */
  readonly words?: readonly string[]
}

/** What in the text tells of people, in its order, without overlap. What is masked already is left as it is. */
export function findMasks(text: string, { words = [] }: Pick<MaskOptions, 'words'> = {}): readonly Mask[] {
  const already = [...text.matchAll(standIn)].map(({ index, 0: piece }): Mask => {
    return { from: index, to: index + piece.length, kind: 'word' }
  })
  const rest = blanked(text, already)
  const addresses = findAddresses(rest)
  // Before the names: what is left of a name when one of its words is gone is then seen for what it is.
  const chosen = findWords(blanked(rest, addresses), words)
  const named = findNames(blanked(rest, [...addresses, ...chosen]))
  return [...addresses, ...chosen, ...named].sort((one, other) => one.from - other.from)
}

/** The text as others may see it: nothing but what tells of people is replaced. Masked twice, it is the same. */
export function mask(text: string, options: MaskOptions): string {
  let [made, at] = ['', 0]
  for (const { from, to, kind } of findMasks(text, options)) {
    made += text.slice(at, from) + standIns[kind][options.language]
    at = to
  }
  return made + text.slice(at)
}

function findWords(text: string, words: readonly string[]): Mask[] {
  const wanted = new Set(words.flatMap((word) => wordsOf(word).flatMap(({ 0: one }) => nameForms(one.toLowerCase()))))
  if (wanted.size === 0) return []
  return wordsOf(text).flatMap(({ index, 0: word }): Mask[] => {
    const lower = word.toLowerCase()
    const isWanted = wanted.has(lower) || wanted.has(withoutClitic(lower))
    return isWanted ? [{ from: index, to: index + word.length, kind: 'word' }] : []
  })
}

const wordsOf = (text: string) => [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)]

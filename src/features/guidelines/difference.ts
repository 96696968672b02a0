import { diffWordsWithSpace } from 'diff'
import { type PassageText, passageParts } from '../../core/guidelines/passage-text.ts'

export type Piece = { readonly kind: 'same' | 'added' | 'taken'; readonly text: string }
export type PartDifference = { readonly part: keyof PassageText; readonly pieces: readonly Piece[] }

/** Two texts that have nothing in common would be compared for long: then the whole is taken and the whole added. */
const mostChanges = 2000

/** What changed between two versions, word by word, in the parts in which anything did. */
export const differenceOf = (before: PassageText, after: PassageText): readonly PartDifference[] =>
  passageParts
    .filter((part) => before[part] !== after[part])
    .map((part) => ({ part, pieces: piecesOf(before[part], after[part]) }))

function piecesOf(before: string, after: string): readonly Piece[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostChanges })
  if (!changes) return [piece('taken', before), piece('added', after)].filter(({ text }) => text !== '')
  return changes.map(({ added, removed, value }) => piece(added ? 'added' : removed ? 'taken' : 'same', value))
}

const piece = (kind: Piece['kind'], text: string): Piece => ({ kind, text })

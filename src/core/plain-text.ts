import { decodeEntities, piecesOf } from './html.ts'

// A tag of these does not part words; every other does.
const withinWords = new Set('a abbr b bdi bdo code em font i mark s small span strong sub sup u wbr'.split(' '))
// More than any field of ours needs; what comes after is not looked at.
const longestHtml = 50_000

/**
 * HTML as one line of plain text of at most `longest` characters: no tags, scripts or entities, whitespace
 * folded. What says that it is plain text is read as HTML too: many feeds write tags there all the same.
 */
export function plainText(html: string, longest: number): string {
  let text = ''
  for (const piece of piecesOf(html.slice(0, longestHtml))) {
    if (piece.kind === 'text') text += decodeEntities(piece.text)
    else if (!withinWords.has(piece.name)) text += ' '
  }
  return shorten(fold(text), longest)
}

/**
 * One line: control characters and line breaks become spaces. Invisible hyphens go, and so do the marks that
 * turn the direction of text, with which a title could make the words after it read otherwise.
 */
const fold = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** At most `longest` characters, cut between words where one is near, with an ellipsis. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')
  const space = cut.lastIndexOf(' ')
  return `${(space > longest * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`
}

import { type Check, finding } from '../finding.ts'
import { letterAt, type Thing } from '../read-draft.ts'

/** From here on a tag in small letters is likely several words. Finnish and Swedish put words together: there, longer. */
const longTag = { fi: 22, sv: 20, en: 15 } as const

/** A tag that a network cuts off, or that a screen reader reads as one strange word. */
export const hashtag: Check = ({ things }, { language }) =>
  things
    .filter(({ kind }) => kind === 'tag')
    .flatMap((tag) => {
      if (isCut(tag)) return [finding('hashtag', tag, { how: 'cut' })]
      const name = tag.text.slice(1)
      const isOneCase = name === name.toLowerCase() || name === name.toUpperCase()
      return isOneCase && name.length >= longTag[language] ? [finding('hashtag', tag, { how: 'long' })] : []
    })

/** #vanhus-työ: what follows the sign is of the tag no more. */
function isCut({ text }: Thing): boolean {
  for (let at = 1; at < text.length - 1; at++) {
    if (letterAt(text, at) || text[at] === '_' || isLowSurrogate(text, at)) continue
    return "-'’&".includes(text[at] ?? ' ') && letterAt(text, at + 1) > 0
  }
  return false
}

const isLowSurrogate = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}

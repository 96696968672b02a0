import { type Check, type Finding, finding } from '../finding.ts'
import { isSpace } from '../read-draft.ts'

const fewest = 4
const picture = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u
/** Joiners, variants and skin colours: of the sign before. */
const joiner = '\u200d'
const along = /[\u200d\ufe0e\ufe0f\u20e3]|\p{Emoji_Modifier}/u

/** A row of emoji, which a screen reader reads out one by one. */
export const emoji: Check = ({ text }) => {
  const found: Finding[] = []
  let [start, end, count, joined] = [0, 0, 0, false]
  const close = () => {
    if (count >= fewest) found.push(finding('emoji', { start, end }, { count }))
    count = 0
  }
  for (let at = 0; at < text.length; ) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const next = at + sign.length
    if (count > 0 && along.test(sign)) {
      end = next
      joined = sign === joiner
    } else if (text.charCodeAt(at) > 0xa9 && picture.test(sign)) {
      if (count === 0) start = at
      if (!joined) count++
      ;[end, joined] = [next, false]
    } else if (!isSpace(sign)) {
      close()
    }
    at = next
  }
  close()
  return found
}

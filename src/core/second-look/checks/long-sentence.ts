import { type Check, finding } from '../finding.ts'
import { isSpace } from '../read-draft.ts'

/** Finnish says in one word what takes two in Swedish and English. */
const mostWords = { fi: 30, sv: 38, en: 38 } as const

export const longSentence: Check = ({ sentences, text }, { language }) =>
  sentences
    .filter(({ words }) => words.length > mostWords[language])
    .map(({ start: from, end: to, words }) => {
      let [start, end] = [from, to]
      while (start < end && isSpace(text[start])) start++
      while (end > start && isSpace(text[end - 1])) end--
      return finding('long-sentence', { start, end }, { count: words.length })
    })

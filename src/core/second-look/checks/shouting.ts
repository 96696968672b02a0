import { type Check, type Finding, finding } from '../finding.ts'
import type { Word } from '../read-draft.ts'

// A run of words in capitals. Acronyms come one or two at a time, or with commas and small words between.
const fewestWords = 3
const fewestLetters = 9

const isLoud = ({ text }: Word): boolean =>
  text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase() && hasNoDigit(text)

const hasNoDigit = (text: string): boolean => ![...text].some((one) => one >= '0' && one <= '9')

export const shouting: Check = ({ words }) => {
  const found: Finding[] = []
  for (let at = 0; at < words.length; at++) {
    let next = at
    while (next < words.length && isLoud(words[next] as Word) && (next === at || words[next]?.joined)) next++
    const run = words.slice(at, next)
    const letters = run.reduce((sum, { text }) => sum + text.length, 0)
    const [first, last] = [run[0], run.at(-1)]
    if (first && last && run.length >= fewestWords && letters >= fewestLetters)
      found.push(finding('shouting', { start: first.start, end: last.end }))
    if (next > at) at = next - 1
  }
  return found
}

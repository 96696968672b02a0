import { type Check, finding, type Span } from '../finding.ts'
import { readDraft, type Word } from '../read-draft.ts'

/** So many words on end that are the story's own are hardly one's own. */
const fewest = 6
const quotes = '"”“»«'

export const copied: Check = ({ words, text }, { story }) => {
  if (!story) return []
  const theirs = readDraft(`${story.title}\n${story.summary}`).words.map(({ low }) => low)
  return runs(words, theirs)
    .filter(({ start }) => !quotes.includes(text[start - 1] ?? ' '))
    .map((span) => finding('copied', span))
}

/** Each row of words is looked up by its beginning, and followed as long as it is the same. */
function runs(words: readonly Word[], theirs: readonly string[]): Span[] {
  const places = new Map<string, number>()
  for (let at = 0; at + fewest <= theirs.length; at++) places.set(theirs.slice(at, at + fewest).join(' '), at)
  const found: Span[] = []
  for (let at = 0; at + fewest <= words.length; at++) {
    const place = places.get(
      words
        .slice(at, at + fewest)
        .map(({ low }) => low)
        .join(' '),
    )
    if (place === undefined) continue
    let length = fewest
    while (words[at + length] && words[at + length]?.low === theirs[place + length]) length++
    found.push({ start: words[at]?.start ?? 0, end: words[at + length - 1]?.end ?? 0 })
    at += length - 1
  }
  return found
}

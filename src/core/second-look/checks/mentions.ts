import { type Check, type Finding, finding } from '../finding.ts'

const many = 5
const farthest = 5

/** A row of names that all get a notice, as a reply to all does. */
export const mentions: Check = ({ things, text }) => {
  const all = things.filter(({ kind }) => kind === 'mention')
  const found: Finding[] = []
  for (let at = 0; at < all.length; ) {
    let next = at + 1
    while (next < all.length && isNear(text, all[next - 1]?.end ?? 0, all[next]?.start ?? 0)) next++
    const [first, last] = [all[at], all[next - 1]]
    if (first && last && next - at >= many)
      found.push(finding('mentions', { start: first.start, end: last.end }, { count: next - at }))
    at = next
  }
  return found
}

/** Commas, spaces and an "and" between. */
const isNear = (text: string, from: number, to: number): boolean => text.slice(from, to).trim().length <= farthest

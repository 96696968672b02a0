import { deviceOwner } from '../telling/device.ts'

// What is written to practise, while one goes to read a passage and comes back. In the page's memory alone, where
// closing it ends it; by whose page it is, so that who signs in here next does not find it.
const kept = new Map<string, string>()

const owner = () => deviceOwner() ?? ''

export const keepWords = (words: string): void => {
  kept.clear()
  kept.set(owner(), words)
}

export const wordsKept = (): string => kept.get(owner()) ?? ''

import { threshold } from '../small-groups.ts'

/** How well the promise of an answer was kept, in words: an exact number could be one helper's, or one asker's. */
export const keptWords = ['nearly-all', 'most', 'few'] as const
export type Kept = (typeof keptWords)[number]

/** A question whose promised month is over; whose it was counts for the small-group rule and goes no further. */
export type Promised = { readonly month: string; readonly person: string; readonly inTime: boolean }

export type AskSum = {
  readonly firstMonth: string
  readonly lastMonth: string
  readonly questions: number
  readonly kept: Kept
}

/**
 * The sum of questions that stand in none yet, or `undefined` where fewer than five people asked them: then they wait
 * for the next months. Sums are of months on end and share no question, so that subtracting tells nothing. Use: is
 * the promise kept? Limit: it does not say how long who waited.
 */
export function sumPromises(questions: readonly Promised[]): AskSum | undefined {
  if (new Set(questions.map(({ person }) => person)).size < threshold) return undefined
  const months = questions.map(({ month }) => month).sort()
  const [firstMonth = '', lastMonth = ''] = [months[0], months.at(-1)]
  const share = questions.filter(({ inTime }) => inTime).length / questions.length
  return { firstMonth, lastMonth, questions: questions.length, kept: keptOf(share) }
}

const keptOf = (share: number): Kept => (share >= 0.9 ? 'nearly-all' : share >= 0.5 ? 'most' : 'few')

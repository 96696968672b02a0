import { type Counts, sumOf } from './table.ts'
import { disagreeing } from './tally.ts'

/** The item that says whether anybody feels pressed: choosing not to tell has no bad consequences. */
export const pressureItem = 'voluntary'

export type Limit = {
  /** The share of those who disagree above which the programme pauses itself: 0.1 unless the organisation chose another. */
  readonly share: number
  readonly leastAnswers: number
}

export const usualLimit: Limit = { share: 0.1, leastAnswers: 20 }
/** An organisation may be more careful, not less so than this. */
export const highestShare = 0.2

/** Whether so many feel pressed that nothing more is to be offered for telling until something has changed. */
export const isPressed = (counts: Counts, { share, leastAnswers }: Limit): boolean => {
  const answered = sumOf(counts)
  return answered >= leastAnswers && disagreeing(counts) > share * answered
}

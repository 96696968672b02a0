import { sumOf } from './table.ts'
import { type Tally, wholeTable } from './tally.ts'

/** The item that the guardrail watches: "Choosing not to post about work has no bad consequences for me". */
const guardrailItem = 'voluntary'

/** Of fewer answers than this nothing follows. */
const leastForGuardrail = 20

export type Pressed = { readonly disagreed: number; readonly answered: number }

/** Of those whose answers to the item are told, how many say that declining has bad consequences: its two lower steps. */
export function disagreeing(tally: Tally): Pressed | undefined {
  const counts = wholeTable(tally, guardrailItem)
  return counts && { disagreed: sumOf(counts.slice(0, 2)), answered: sumOf(counts) }
}

/**
 * Whether too many say that declining has bad consequences, and how many. `undefined`: the programme may go on.
 *
 * Limit: it goes by what was told of the item, so that the pause says nothing that the result does not.
 */
export function pressedBy(tally: Tally, limitPercent: number): Pressed | undefined {
  const told = disagreeing(tally)
  if (!told || told.answered < leastForGuardrail) return undefined
  return told.disagreed * 100 > limitPercent * told.answered ? told : undefined
}

import type { Counts } from './table.ts'
import { sumOf } from './table.ts'

/** The item that the guardrail watches: "Choosing not to post about work has no bad consequences for me". */
export const guardrailItem = 'voluntary'

/** Of fewer answers than this nothing follows. */
export const leastForGuardrail = 20

export type Pressed = { readonly disagreed: number; readonly answered: number }

/**
 * Whether too many say that declining has bad consequences, and how many: the two lower steps of the whole organisation's
 * table, as everybody sees it. `undefined`: the programme may go on.
 *
 * Limit: it goes by what was told of the item, so that the pause says nothing that the result does not.
 */
export function pressedBy(counts: Counts | undefined, limitPercent: number): Pressed | undefined {
  if (!counts) return undefined
  const [answered, disagreed] = [sumOf(counts), sumOf(counts.slice(0, 2))]
  return answered >= leastForGuardrail && disagreed * 100 > limitPercent * answered
    ? { disagreed, answered }
    : undefined
}

/**
 * What the organisation's figures are made from. The dialogue with the personnel is held about this list: whoever adds to
 * it gives the new line the next number, and no figure is shown until a dialogue about the longer list has been recorded
 * (docs/decisions/0042). Each has its sentences in src/ui/messages/fi/readiness.json, and beside it.
 */
export const processing = [
  { id: 'tellings', since: 1 },
  { id: 'clicks', since: 1 },
  { id: 'answers', since: 2 },
  { id: 'mishaps', since: 2 },
  { id: 'studies', since: 2 },
] as const satisfies readonly Processing[]

type Processing = { readonly id: string; readonly since: number }
export type ProcessingId = (typeof processing)[number]['id']

/** The number of the list as it is today. */
export const processingVersion: number = Math.max(...processing.map(({ since }) => since))

/** What whoever heard of the list `version` has not heard of. */
export const newSince = (version: number): readonly ProcessingId[] =>
  processing.filter(({ since }) => since > version).map(({ id }) => id)

/** A record of a dialogue, as its last version says it. */
export type Standing = {
  readonly heldOn: string
  readonly processing: number
  readonly isWithdrawn: boolean
}

export type GateState =
  /** `since`: the day of the first dialogue about any of it; nothing earlier is counted. */
  | { readonly open: true; readonly since: string }
  | { readonly open: false; readonly problem: 'no-dialogue' }
  /** It was talked over once, but not all that is processed by now. */
  | { readonly open: false; readonly problem: 'new-processing'; readonly news: readonly ProcessingId[] }

/**
 * Whether the organisation's figures may be made and shown: where a record that still stands is of a dialogue about all
 * that is processed today.
 */
export function dialogueGate(records: readonly Standing[], current: number = processingVersion): GateState {
  const standing = records.filter(({ isWithdrawn }) => !isWithdrawn)
  const since = standing.map(({ heldOn }) => heldOn).sort()[0]
  if (since === undefined) return { open: false, problem: 'no-dialogue' }
  const heard = Math.max(...standing.map(({ processing }) => processing))
  if (heard >= current) return { open: true, since }
  return { open: false, problem: 'new-processing', news: newSince(heard) }
}

import { defaultItems } from '../../core/pulse/default-items.ts'
import { disagreeing, type Pressed } from '../../core/pulse/guardrail.ts'
import { type Item, isCounted } from '../../core/pulse/item.ts'
import { sumOf } from '../../core/pulse/table.ts'
import { favourable, type Tally, wholeGroupRange, wholeTable } from '../../core/pulse/tally.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { listWaves } from './find-wave.ts'

/** What the last wave told of an item: the favourable share of all members lies between the two, whatever others would have said. */
export type ToldRange = {
  readonly item: Item
  readonly range: {
    readonly count: number
    readonly answered: number
    readonly low: number
    readonly high: number
  } | null
}

export type LatestRanges = {
  readonly waveId: string
  readonly number: number
  readonly closedOn: string
  readonly items: readonly ToldRange[]
  /** Of those who answered whether declining has bad consequences, how many said so; `null` where it may not be told. */
  readonly pressed: Pressed | null
}

/** The fifteen items as the last closed wave tells everybody of them, for readiness. `undefined`: none has closed. */
export async function latestRanges(
  tx: OrganisationTx,
  organisationId: OrganisationId,
): Promise<LatestRanges | undefined> {
  const last = (await listWaves(tx, organisationId)).find(({ tally }) => tally !== null)
  if (!last?.tally) return undefined
  const { tally } = last
  const items = defaultItems.map((item) => ({ item, range: rangeOf(tally, item) }))
  const pressed = disagreeing(tally) ?? null
  return { waveId: last.id, number: last.number, closedOn: last.closesOn, items, pressed }
}

function rangeOf(tally: Tally, item: Item): ToldRange['range'] {
  const counts = wholeTable(tally, item.id)
  const count = counts && isCounted(item) ? favourable(item, counts) : null
  if (!counts || count === null) return null
  const answered = sumOf(counts)
  return { count, answered, ...wholeGroupRange(count, answered, tally.members) }
}

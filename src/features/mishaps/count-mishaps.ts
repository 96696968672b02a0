import { tellYear, type YearTold } from '../../core/mishaps/tell-year.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import { type DialogueHeld, whileDialogueHolds } from '../programme/dialogue-held.ts'

/**
 * How many cases were closed in the years that are over, and how fast somebody helped; both kinds together. The year that
 * runs is left out, since one more in it would be told by the difference, and so are years of fewer than five.
 */
export async function countMishaps(
  tx: OrganisationTx,
  held: DialogueHeld,
  thisYear: number,
): Promise<readonly YearTold[]> {
  const rows = await tx
    .selectFrom('mishapCount')
    .select(({ fn }) => [
      'year',
      fn.sum<string>('closed').as('closed'),
      fn.sum<string>('helpedInHour').as('helpedInHour'),
      fn.sum<string>('helpedInDay').as('helpedInDay'),
    ])
    .where('organisationId', '=', held.organisationId)
    .where(whileDialogueHolds(held))
    .where('year', '<', thisYear)
    .groupBy('year')
    .orderBy('year', 'desc')
    .limit(10)
    .execute()
  return rows.flatMap(
    ({ year, ...sums }) =>
      tellYear({
        ...{ year, closed: Number(sums.closed) },
        ...{ helpedInHour: Number(sums.helpedInHour), helpedInDay: Number(sums.helpedInDay) },
      }) ?? [],
  )
}

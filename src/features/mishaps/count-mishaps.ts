import { threshold } from '../../core/small-groups.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

export type YearOfMishaps = {
  readonly year: number
  readonly closed: number
  /** `null` where it, or what it leaves, would be fewer than five. */
  readonly helpedInHour: number | null
  readonly helpedInDay: number | null
}

/**
 * How many cases were closed in the years that are over, and how fast somebody helped; both kinds together. The year that
 * runs is left out, since one more in it would be told by the difference, and so are years of fewer than five.
 */
export async function countMishaps(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  thisYear: number,
): Promise<readonly YearOfMishaps[]> {
  const rows = await tx
    .selectFrom('mishapCount')
    .select(({ fn }) => [
      'year',
      fn.sum<string>('closed').as('closed'),
      fn.sum<string>('helpedInHour').as('helpedInHour'),
      fn.sum<string>('helpedInDay').as('helpedInDay'),
    ])
    .where('organisationId', '=', organisationId)
    .where('year', '<', thisYear)
    .groupBy('year')
    .orderBy('year', 'desc')
    .limit(10)
    .execute()
  return rows.flatMap((row) => {
    const closed = Number(row.closed)
    if (closed < threshold) return []
    const [helpedInHour, helpedInDay] = told(closed, Number(row.helpedInHour), Number(row.helpedInDay))
    return [{ year: row.year, closed, helpedInHour: helpedInHour ?? null, helpedInDay: helpedInDay ?? null }]
  })
}

const isEnough = (count: number): boolean => count === 0 || count >= threshold

/** Within an hour, of those within a day, of all: each that may stand beside those before it. */
function told(closed: number, inHour: number, inDay: number): [number | null, number | null] {
  const day = isEnough(inDay) && isEnough(closed - inDay) ? inDay : null
  const hour = isEnough(inHour) && isEnough((day ?? closed) - inHour) ? inHour : null
  return [hour, day]
}

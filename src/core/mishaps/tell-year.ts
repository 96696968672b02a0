import { threshold } from '../small-groups.ts'

export type YearCounted = {
  readonly year: number
  readonly closed: number
  readonly helpedInHour: number
  readonly helpedInDay: number
}

export type YearTold = {
  readonly year: number
  readonly closed: number
  /** `null` where it, or what it leaves, would be fewer than five. */
  readonly helpedInHour: number | null
  readonly helpedInDay: number | null
}

/**
 * What of a year's cases may be told (the small-group rule): nothing of fewer than five; how many were helped within a day, and of
 * those within an hour, where neither that nor what it leaves is fewer than five. Use: years that are over, since one more case
 * in the year that runs would be told by the difference. Limit: cases are taken for people.
 */
export function tellYear({ year, closed, helpedInHour, helpedInDay }: YearCounted): YearTold | undefined {
  if (closed < threshold) return undefined
  const day = isEnough(helpedInDay) && isEnough(closed - helpedInDay) ? helpedInDay : null
  const hour = isEnough(helpedInHour) && isEnough((day ?? closed) - helpedInHour) ? helpedInHour : null
  return { year, closed, helpedInHour: hour, helpedInDay: day }
}

const isEnough = (count: number): boolean => count === 0 || count >= threshold

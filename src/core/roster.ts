import type { Series } from './figure.ts'
import { type Contribution, releasable, threshold } from './small-groups.ts'

/** A member, and the groups that they belong to: known to everybody in the organisation. */
export type OnRoster = { readonly person: string; readonly groups: readonly string[] }

/**
 * How many could have told, at least, where a figure may be shown. A figure says that five or more
 * did; in a team of five it would say of each that they did. Twice as many leaves room not to have.
 */
export const rosterThreshold = 2 * threshold

/**
 * Which series may ever be shown, from who *could* contribute. The same rule, on the roster: no sum or difference of
 * the shown groups comes down to fewer than `rosterThreshold` members; and for a story with an audience,
 * not within its audience either.
 */
export function eligibleSeries(roster: {
  readonly members: readonly OnRoster[]
  /** Groups that have figures already in the quarter. */
  readonly groupsShown: readonly string[]
  /** For stories that only some groups are offered: which. */
  readonly audiences: ReadonlyMap<string, readonly string[]>
}): (series: Series) => boolean {
  const everyone = roster.members.map(onRoster)
  const sizes = new Map<string, number>()
  for (const member of roster.members) for (const group of member.groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const bySize = [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([group]) => group)
  const before = roster.groupsShown.length > 0 ? ['', ...roster.groupsShown] : []
  const cells = new Set([...before, ...accepted(everyone, before, ['', ...bySize])])
  const audienceSafe = audienceCheck(everyone, [...cells])
  return ({ dimension, part }) => {
    if (everyone.length < rosterThreshold || !cells.has('')) return false
    if (dimension === 'group') return cells.has(part) && (sizes.get(part) ?? 0) >= rosterThreshold
    const audience = dimension === 'story' ? roster.audiences.get(part) : undefined
    return audience === undefined || audience.length === 0 || audienceSafe(audience)
  }
}

// Everyone is the cell ''; a group is its id.
function onRoster({ person, groups }: OnRoster): Contribution {
  return { person, cells: ['', ...groups] }
}

// The roster is no secret, so a group that follows from others on it adds nothing.
function accepted(people: readonly Contribution[], released: readonly string[], candidates: readonly string[]) {
  const possible = people.map(({ cells }) => cells)
  return releasable({ contributions: people, released, candidates, possible, threshold: rosterThreshold })
}

function audienceCheck(everyone: readonly Contribution[], cells: readonly string[]) {
  const known = new Map<string, boolean>()
  return (audience: readonly string[]): boolean => {
    const key = [...audience].sort().join()
    const before = known.get(key)
    if (before !== undefined) return before
    const offered = everyone.filter((person) => audience.some((group) => person.cells.includes(group)))
    const met = ['', ...cells.filter((cell) => cell !== '' && offered.some((person) => person.cells.includes(cell)))]
    const safe = accepted(offered, [], met).length === met.length
    known.set(key, safe)
    return safe
  }
}

import { releasable } from '../small-groups.ts'
import { type Cell, codeCell } from './report-cells.ts'
import type { ReportPlan } from './report-plan.ts'
import { answerTo, type Count, type Tally } from './report-tally.ts'

/** What each person has of some kind of posts, such as those that are about work. */
export function byPerson({ posts }: Pick<Tally, 'posts'>, { holds }: Pick<Cell, 'holds'>): ReadonlyMap<string, Count> {
  const found = new Map<string, Count>()
  for (const { like, people } of posts) {
    if (!holds(like)) continue
    for (const [person, { posts, weight }] of people) {
      const before = found.get(person)
      found.set(person, { posts: (before?.posts ?? 0) + posts, weight: (before?.weight ?? 0) + weight })
    }
  }
  return found
}

const peopleCell = 'people'

/**
 * How many people there are, and how many have a post of each code: as many as may be told beside each other. The
 * small-group rule asks here for people instead of posts, so that neither five of seven nor two of seven are told.
 */
export function releasePeople(plan: ReportPlan, tally: Tally): ReadonlyMap<string, number> {
  const sets = plan.decisions.flatMap((decision) =>
    decision.codes.map(({ id }) => ({
      cell: codeCell(decision.id, id),
      people: new Set(byPerson(tally, { holds: ({ answers }) => answerTo(decision, answers) === id }).keys()),
    })),
  )
  const counts = new Map([
    [peopleCell, tally.people.length],
    ...sets.map(({ cell, people }) => [cell, people.size] as const),
  ])
  const contributions = tally.people.map((person) => ({
    person,
    cells: [peopleCell, ...sets.filter(({ people }) => people.has(person)).map(({ cell }) => cell)],
  }))
  const released = releasable({
    contributions,
    released: [],
    candidates: [...counts.keys()],
    possible: contributions.map(({ cells }) => cells),
  })
  return new Map([...counts].filter(([cell]) => released.includes(cell)))
}

const leastPosts = [10, 5, 1] as const

/**
 * Each person's share as a dot without a name. Guards, since somebody may know a colleague's posts: a share is told in
 * steps of five hundredths; nobody stands alone at an edge, since the outermost dot is put where its neighbour
 * stands; and all people are there, or so many are left out for too few posts that it might be any of them.
 */
export function dotsOf(
  tally: Tally,
  base: Pick<Cell, 'holds'>,
  inSet: Pick<Cell, 'holds'>,
): { readonly dots: readonly number[]; readonly leastPosts: number } | null {
  const all = byPerson(tally, base)
  const own = byPerson(tally, inSet)
  for (const least of leastPosts) {
    const shown = [...all].filter(([, { posts }]) => posts >= least)
    const left = tally.people.length - shown.length
    if (shown.length < 5 || (left > 0 && left < 5)) continue
    const shares = shown.map(([person, { weight }]) => (own.get(person)?.weight ?? 0) / weight)
    return { dots: blunted(shares), leastPosts: least }
  }
  return null
}

function blunted(shares: readonly number[]): number[] {
  const steps = shares.map((share) => Math.round(share * 20) / 20).sort((a, b) => a - b)
  const [second = 0, secondLast = 1] = [steps[1], steps.at(-2)]
  return steps.map((step) => Math.min(Math.max(step, second), secondLast))
}

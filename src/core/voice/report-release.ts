import { type Contribution, releasable } from '../small-groups.ts'
import { type Cell, postCells, restCells } from './report-cells.ts'
import type { ReportPlan } from './report-plan.ts'
import { leafCells } from './report-rows.ts'
import type { Alike, Count, Tally, ThreadMarks } from './report-tally.ts'

export type ReleasedPosts = {
  /** All that were asked for, whether they may be shown or not. */
  readonly cells: readonly Cell[]
  /** How many posts, of each cell that may be shown. */
  readonly figures: ReadonlyMap<string, number>
  /** Of each decision the codes that are told together only, since one of them alone would tell of few. */
  readonly together: ReadonlyMap<string, readonly string[]>
  /** The coded posts as rows without anything but their codes; null for a code that is not told of that row. */
  readonly rows: readonly ReleasedRow[]
}
export type ReleasedRow = { readonly answers: Readonly<Record<string, string | null>>; readonly posts: number }

/**
 * The small-group rule over all figures of posts in a report, its table of codes among them: whoever adds and
 * subtracts them gets sums of at least five people. What nobody's post in the whole study was is no secret, since it is
 * said of everybody; so a figure that follows from the others is let through. See decisions 0010 and 0030.
 */
export function releasePosts(plan: ReportPlan, tally: Tally): ReleasedPosts {
  const { posts } = tally
  const cells = postCells(plan, usedValues(posts.map(({ like }) => like)), (cell) => countOf(posts, cell))
  const released: Cell[] = []
  const release = (candidates: readonly Cell[]) => {
    const known = [...released, ...candidates]
    const accepted = new Set(
      releasable({
        contributions: contributionsOf(posts, known),
        released: released.map(({ id }) => id),
        candidates: candidates.map(({ id }) => id),
        possible: posts.map(({ like }) => heldBy(known, like)),
      }),
    )
    const taken = candidates.filter(({ id }) => accepted.has(id))
    released.push(...taken)
    return taken
  }
  release(cells)
  const rests = restCells(plan, new Set(released.map(({ id }) => id)))
  release(rests.filter(({ codes }) => codes.length > 0))
  const rows = leafCells(plan, tally, release)
  const figures = new Map(released.map((cell) => [cell.id, countOf(posts, cell)]))
  return {
    cells: [...cells, ...rests],
    figures,
    together: new Map(rests.map(({ id, codes }) => [id.slice('rest:'.length), codes])),
    rows: rows.map(({ cell, answers }) => ({ answers, posts: countOf(posts, cell) })),
  }
}

const usedValues = (seen: readonly Alike[]) => ({
  networks: [...new Set(seen.map(({ network }) => network))].sort(),
  languages: [...new Set(seen.map(({ language }) => language))].sort(),
  kinds: [...new Set(seen.map(({ kind }) => kind))].sort(),
})

const heldBy = (cells: readonly Cell[], like: Alike) => cells.filter(({ holds }) => holds(like)).map(({ id }) => id)

const countOf = (posts: Tally['posts'], cell: Cell) =>
  posts.filter(({ like }) => cell.holds(like)).reduce((sum, { people }) => sum + sumOf(people), 0)

const sumOf = (people: ReadonlyMap<string, Count>) => [...people.values()].reduce((sum, { posts }) => sum + posts, 0)

// A witness among some of the people is one among all, so that a large study need not ask them all.
const peopleAsked = 30

function contributionsOf(posts: Tally['posts'], cells: readonly Cell[]): Contribution[] {
  return posts.flatMap(({ like, people }) => {
    const held = heldBy(cells, like)
    return [...people.keys()]
      .sort()
      .slice(0, peopleAsked)
      .map((person) => ({ person, cells: held }))
  })
}

const threadCells = ['all', 'coded', 'wide', 'judged', 'narrow'] as const
export type ThreadCell = (typeof threadCells)[number]

/** The same over threads. */
export function releaseThreads({ threads }: Pick<Tally, 'threads'>): ReadonlyMap<string, number> {
  const patterns = new Map(threads.map(({ like }) => [threadsHeld(like).join(), threadsHeld(like)]))
  const accepted = releasable({
    contributions: threads.flatMap(({ like, people }) =>
      [...people.keys()].map((person) => ({ person, cells: threadsHeld(like) })),
    ),
    released: [],
    candidates: threadCells,
    possible: [...patterns.values()],
  })
  const count = (cell: ThreadCell) =>
    threads.filter(({ like }) => threadsHeld(like).includes(cell)).reduce((sum, { people }) => sum + sumOf(people), 0)
  return new Map(threadCells.filter((cell) => accepted.includes(cell)).map((cell) => [cell, count(cell)]))
}

function threadsHeld(like: ThreadMarks): ThreadCell[] {
  return threadCells.filter((cell) => cell === 'all' || like[cell])
}

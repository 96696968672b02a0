import type { Cell } from './report-cells.ts'
import type { ReportPlan } from './report-plan.ts'
import { type Alike, isAsked, isCoded, type Tally, uncoded } from './report-tally.ts'

type Leaf = { readonly cell: Cell; readonly answers: Readonly<Record<string, string | null>> }

/**
 * The coded posts as a table of their codes. Each row stands for posts of at least five people, alone and beside all
 * that is shown already: first all codes together, then, of what was left, fewer and fewer codes, and at last none.
 */
export function leafCells(
  plan: ReportPlan,
  tally: Pick<Tally, 'posts'>,
  release: (candidates: readonly Cell[]) => readonly Cell[],
): Leaf[] {
  const all = crossed(plan, tally)
  const levels = [all, ...all.map((_, dropped) => all.slice(0, all.length - 1 - dropped))]
  const taken: Leaf[] = []
  const isLeft = (like: Alike) => isCoded(like.answers) && !taken.some(({ cell }) => cell.holds(like))
  for (const kept of levels) {
    const left = tally.posts.filter(({ like }) => isLeft(like))
    const groups = Map.groupBy(left, ({ like }) => keyOf(like, kept))
    // Fixed here: what the next levels take does not change what this row stood for.
    const before = taken.map(({ cell }) => cell)
    const candidates = [...groups]
      .map(([key, own]) => ({
        key,
        like: own[0]?.like,
        people: new Set(own.flatMap(({ people }) => [...people.keys()])),
      }))
      .filter(({ people }) => people.size >= 5)
      .sort((a, b) => b.people.size - a.people.size || (a.key < b.key ? -1 : 1))
      .flatMap(({ key, like }) => (like ? [leafOf(plan, kept, key, like, before)] : []))
    const released = new Set(release(candidates.map(({ cell }) => cell)))
    taken.push(...candidates.filter(({ cell }) => released.has(cell)))
  }
  return taken
}

const most = 2_000

/** The decisions whose codes may stand in one row: as many, from those a report leads with on, as stay in bounds. */
function crossed({ decisions, work, focus }: ReportPlan, { posts }: Pick<Tally, 'posts'>): string[] {
  const weight = (id: string) => (id === work?.decision ? 0 : id === focus?.decision ? 1 : 2)
  const weighty = decisions.map(({ id }) => id).sort((a, b) => weight(a) - weight(b))
  let size = 1
  return weighty.filter((id) => {
    size *= Math.max(1, new Set(posts.map(({ like }) => like.answers[id] ?? uncoded)).size)
    return size <= most
  })
}

const keyOf = ({ answers }: Alike, kept: readonly string[]) => kept.map((id) => answers[id] ?? uncoded).join('\n')

const isKnown = (id: string | undefined, kept: readonly string[]) => id !== undefined && kept.includes(id)

function leafOf(plan: ReportPlan, kept: readonly string[], key: string, like: Alike, before: readonly Cell[]): Leaf {
  const answers = plan.decisions
    .filter((decision) => !(isKnown(decision.when?.decision, kept) && !isAsked(decision, like.answers)))
    .map(({ id }) => [id, kept.includes(id) ? (like.answers[id] ?? uncoded) : null] as const)
  const holds = (other: Alike) =>
    isCoded(other.answers) && keyOf(other, kept) === key && !before.some((cell) => cell.holds(other))
  return { cell: { id: `row:${kept.length}:${key}`, holds }, answers: Object.fromEntries(answers) }
}

import type { Decision } from './codebook.ts'
import type { Post } from './post.ts'
import type { ReportPlan } from './report-plan.ts'

/** Stands in an answer where a post has none, and where its coders came out even. */
export const uncoded = ''
export const tied = '='

/** What counts of one post's codes: a code, `tied`, or nothing; and which decisions two coders or more have made. */
export type CountedPost = {
  readonly answers: Readonly<Record<string, string>>
  readonly pairs: readonly string[]
  /** How many posts it stands for, where posts were not drawn alike. */
  readonly weight: number
}

/** A post that was coded, for the estimates. */
export type TalliedPost = {
  readonly member: string
  readonly post: string
  readonly thread: string
  readonly answers: CountedPost['answers']
}

/** Posts that are alike in all that a report tells of posts. */
export type Alike = {
  readonly network: string
  readonly language: string
  readonly kind: string
  readonly answers: Readonly<Record<string, string>>
  readonly pairs: readonly string[]
}

/** What a thread had among its posts. */
export type ThreadMarks = {
  readonly coded: boolean
  readonly wide: boolean
  readonly narrow: boolean
  /** Some post has an answer to the decision that the report leads with. */
  readonly judged: boolean
}

export type Count = { readonly posts: number; readonly weight: number }
export type Group<T> = { readonly like: T; readonly people: Map<string, Count> }

export type Tally = {
  readonly posts: readonly Group<Alike>[]
  readonly threads: readonly Group<ThreadMarks>[]
  readonly coded: readonly TalliedPost[]
  readonly people: readonly string[]
  /** The first and the last year in which at least five people posted. */
  readonly years: { readonly from: number; readonly to: number } | null
}

type Counting = { readonly add: (post: ReportPost) => void; readonly done: () => Tally }
export type ReportPost = Pick<Post, 'id' | 'member' | 'network' | 'kind' | 'thread' | 'language' | 'time'>

/** Adds posts up, one after the other, so that a million of them need not be held at once. */
export function startTally(
  plan: ReportPlan,
  counted: (member: string, post: string) => CountedPost | undefined,
): Counting {
  const posts = new Map<string, Group<Alike>>()
  const threads = new Map<string, { readonly member: string; marks: ThreadMarks }>()
  const years = new Map<string, Set<number>>()
  const coded: TalliedPost[] = []
  const add = (post: ReportPost) => {
    const { answers, pairs, weight } = counted(post.member, post.id) ?? none
    const like = { network: post.network, language: post.language, kind: post.kind, answers, pairs }
    plus(posts, keyOf(plan, like), like, post.member, weight)
    const thread = `${post.member}\n${post.network}\n${post.thread}`
    const before = threads.get(thread)
    const marks = marked(plan, answers, before?.marks)
    if (before) before.marks = marks
    else threads.set(thread, { member: post.member, marks })
    if (isCoded(answers)) coded.push({ member: post.member, post: post.id, thread, answers })
    const year = Number(post.time.slice(0, 4))
    const own = years.get(post.member)
    if (own) own.add(year)
    else years.set(post.member, new Set([year]))
  }
  const done = (): Tally => {
    const alike = new Map<string, Group<ThreadMarks>>()
    for (const { member, marks } of threads.values()) plus(alike, Object.values(marks).join(), marks, member, 1)
    return {
      posts: sorted(posts),
      threads: sorted(alike),
      coded: coded.sort((a, b) => byWord(a.member, b.member) || byWord(a.post, b.post)),
      people: [...years.keys()].sort(),
      years: yearsOf([...years.values()]),
    }
  }
  return { add, done }
}

const byWord = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

// In an order that has nothing to do with the order in which posts came: the same posts make the same report, to the
// last digit of a sum.
const sorted = <T>(groups: ReadonlyMap<string, Group<T>>): Group<T>[] =>
  [...groups]
    .sort(([a], [b]) => byWord(a, b))
    .map(([, { like, people }]) => ({ like, people: new Map([...people].sort(([a], [b]) => byWord(a, b))) }))

const none: CountedPost = { answers: {}, pairs: [], weight: 0 }

function plus<T>(groups: Map<string, Group<T>>, key: string, like: T, member: string, weight: number): void {
  const people = groups.get(key)?.people ?? new Map<string, Count>()
  const before = people.get(member)
  people.set(member, { posts: (before?.posts ?? 0) + 1, weight: (before?.weight ?? 0) + weight })
  if (!groups.has(key)) groups.set(key, { like, people })
}

const keyOf = ({ decisions }: ReportPlan, like: Alike): string =>
  [
    like.network,
    like.language,
    like.kind,
    ...decisions.map(({ id }) => like.answers[id] ?? uncoded),
    ...decisions.map(({ id }) => like.pairs.includes(id)),
  ].join('\n')

/**
 * Whether a coder was to answer a decision: it is asked of all, or an earlier answer asked for it. Where the earlier one
 * is not known, since a table of codes need not hold it, whoever answered was asked.
 */
export function isAsked({ id, when }: Decision, answers: Readonly<Record<string, string>>): boolean {
  if (when === null) return true
  const earlier = answers[when.decision] ?? uncoded
  return earlier === uncoded ? (answers[id] ?? uncoded) !== uncoded : when.codes.includes(earlier)
}

/** A code that counts, where the decision was asked. */
export function answerTo(decision: Decision, answers: Readonly<Record<string, string>>): string | undefined {
  const answer = isAsked(decision, answers) ? answers[decision.id] : undefined
  return answer === undefined || answer === uncoded || answer === tied ? undefined : answer
}

export const isCoded = (answers: Readonly<Record<string, string>>): boolean =>
  Object.values(answers).some((answer) => answer !== uncoded)

function marked(
  { decisions, work, focus }: ReportPlan,
  answers: CountedPost['answers'],
  before?: ThreadMarks,
): ThreadMarks {
  const given = work ? (answers[work.decision] ?? uncoded) : uncoded
  const leading = decisions.find(({ id }) => id === focus?.decision)
  return {
    coded: Boolean(before?.coded) || isCoded(answers),
    wide: Boolean(before?.wide) || Boolean(work?.wide.includes(given)),
    narrow: Boolean(before?.narrow) || Boolean(work?.narrow.includes(given)),
    judged: Boolean(before?.judged) || Boolean(leading && answerTo(leading, answers) !== undefined),
  }
}

function yearsOf(people: readonly ReadonlySet<number>[]): Tally['years'] {
  const known = [...new Set(people.flatMap((own) => [...own]))].sort((a, b) => a - b)
  const shared = known.filter((year) => people.filter((own) => own.has(year)).length >= 5)
  const [from, to] = [shared[0], shared.at(-1)]
  return from === undefined || to === undefined ? null : { from, to }
}

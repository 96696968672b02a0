import { adjudicated, type GivenCode } from './given-code.ts'

/** Something in the rows that no count can stand on; `lines` are counted from 1, as editors do. */
export type CodesFault =
  /** The same coder gave one post two codes of the decision. */
  { readonly kind: 'twice'; readonly post: string; readonly coder: string; readonly lines: readonly [number, number] }

/** A post with the codes of one decision. */
export type CodedPost = {
  readonly post: string
  readonly member: string
  /** Whether it has a code of some decision at all: somebody looked at it. */
  readonly codes: readonly { readonly coder: string; readonly code: string }[]
}

/**
 * The codes of one decision, gathered from rows in any order, in a few numbers per row.
 *
 * A post is told by its member and its id together, since two archives may use the same ids. Rows of other decisions
 * say only that the post was looked at.
 */
export function codesTable(decision: string) {
  const posts = postNames()
  const coders = names()
  const codes = names()
  const decisions = names()
  const rows = { coder: growing(), code: growing(), line: growing(), before: growing() }
  // The last row of each post, from 1 on; 0 where it has none of this decision.
  const last = growing()
  const faults: CodesFault[] = []
  let faultCount = 0

  function add(given: GivenCode, line: number): void {
    decisions.numberOf(given.decision)
    const post = posts.numberOf(given.member, given.post)
    if (post === last.length) last.push(0)
    if (given.decision !== decision) return
    const coder = coders.numberOf(given.coder)
    for (let row = last.at(post); row > 0; row = rows.before.at(row - 1)) {
      if (rows.coder.at(row - 1) !== coder) continue
      faultCount++
      if (faults.length < mostFaults)
        faults.push({ kind: 'twice', post: given.post, coder: given.coder, lines: [rows.line.at(row - 1), line] })
      return
    }
    rows.coder.push(coder)
    rows.code.push(codes.numberOf(given.code))
    rows.line.push(line)
    rows.before.push(last.at(post))
    last.set(post, rows.coder.length)
  }

  function* all(): Generator<CodedPost> {
    for (const [index, post] of posts.all.entries()) {
      const given: { coder: string; code: string }[] = []
      for (let row = last.at(index); row > 0; row = rows.before.at(row - 1)) {
        const [coder, code] = [coders.all[rows.coder.at(row - 1)], codes.all[rows.code.at(row - 1)]]
        given.unshift({ coder: coder as string, code: code as string })
      }
      yield { member: posts.memberOf(index), post, codes: given }
    }
  }

  return {
    decision,
    add,
    /** Whether the post is in the file, with a code of whatever decision. */
    has: (member: string, post: string): boolean => posts.has(member, post),
    /** All posts of the file, also those without a code of this decision, in the order in which they came. */
    posts: all,
    /** Of the decision, in the order in which they came. */
    codes: codes.all as readonly string[],
    coders: coders.all as readonly string[],
    /** All decisions that rows are of. */
    decisions: decisions.all as readonly string[],
    /** The first faults, and how many there are. */
    faults: faults as readonly CodesFault[],
    faultCount: () => faultCount,
  }
}

export type CodesTable = ReturnType<typeof codesTable>

const mostFaults = 20

/** The table of rows that are in memory, such as those of the database. */
export function codesTableOf(rows: Iterable<GivenCode>, decision: string): CodesTable {
  const table = codesTable(decision)
  let line = 1
  for (const row of rows) table.add(row, line++)
  return table
}

/** What a post counts as. */
export type Counted =
  | { readonly kind: 'code'; readonly code: string }
  /** Two codes or more were given as often, and nobody settled it. */
  | { readonly kind: 'tie' }
  /** It was looked at, but the decision was not asked of it. */
  | { readonly kind: 'not-asked' }

/** The adjudicated code counts; else the one that most coders gave; a tie counts as nothing. */
export function countedCode({ codes }: Pick<CodedPost, 'codes'>): Counted {
  const settled = codes.find(({ coder }) => coder === adjudicated)
  if (settled) return { kind: 'code', code: settled.code }
  const [first] = codes
  if (!first) return { kind: 'not-asked' }
  if (codes.length === 1) return { kind: 'code', code: first.code }
  const votes = new Map<string, number>()
  for (const { code } of codes) votes.set(code, (votes.get(code) ?? 0) + 1)
  const most = Math.max(...votes.values())
  const [winner, ...others] = [...votes].filter(([, count]) => count === most)
  return winner && others.length === 0 ? { kind: 'code', code: winner[0] } : { kind: 'tie' }
}

/**
 * Whether a decision is asked of a post, by the counted code of the one that it hangs on; `undefined` where it is, or where
 * nobody made the earlier one.
 */
export function askedBy(table: CodesTable, codes: readonly string[]) {
  const answers = new Map<string, 'not-asked' | 'tied'>()
  for (const { member, post, codes: given } of table.posts()) {
    const counted = countedCode({ codes: given })
    const key = `${member}\u0000${post}`
    if (counted.kind === 'tie') answers.set(key, 'tied')
    else if (counted.kind === 'code' && !codes.includes(counted.code)) answers.set(key, 'not-asked')
  }
  return (member: string, post: string) => answers.get(`${member}\u0000${post}`)
}

/** Names by number, from 0 in the order in which they came. */
function names() {
  const numbers = new Map<string, number>()
  const all: string[] = []
  return {
    all,
    has: (name: string): boolean => numbers.has(name),
    numberOf(name: string): number {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, all.length)
      all.push(name)
      return all.length - 1
    },
  }
}

/** Posts by number; the same id in the archives of two people is two posts. */
function postNames() {
  const members = names()
  const byMember: Map<string, number>[] = []
  const memberOf = growing()
  const all: string[] = []
  return {
    all,
    memberOf: (index: number): string => members.all[memberOf.at(index)] as string,
    has: (member: string, post: string): boolean =>
      members.has(member) && (byMember[members.numberOf(member)]?.has(post) ?? false),
    numberOf(member: string, post: string): number {
      const whose = members.numberOf(member)
      if (whose === byMember.length) byMember.push(new Map())
      const posts = byMember[whose] as Map<string, number>
      const known = posts.get(post)
      if (known !== undefined) return known
      posts.set(post, all.length)
      all.push(post)
      memberOf.push(whose)
      return all.length - 1
    },
  }
}

/** A list of whole numbers that takes four bytes for each. */
function growing() {
  let values = new Int32Array(1024)
  let length = 0
  return {
    get length() {
      return length
    },
    at: (index: number): number => values[index] as number,
    set: (index: number, value: number): void => {
      values[index] = value
    },
    push(value: number): void {
      if (length === values.length) {
        const larger = new Int32Array(2 * length)
        larger.set(values)
        values = larger
      }
      values[length++] = value
    },
  }
}

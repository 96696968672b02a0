import type { Codebook } from './codebook.ts'
import type { Cells } from './codes-estimate.ts'
import { type CodesTable, countedCode } from './codes-table.ts'
import { adjudicated } from './given-code.ts'
import type { CountedPost } from './report-tally.ts'
import { tied } from './report-tally.ts'

/** Which decisions two coders or more have made of a post. */
export type Pairs = (member: string, post: string) => readonly string[]

export type CountedPosts = (member: string, post: string) => CountedPost | undefined

/**
 * What counts of each post's codes, from a table of each decision. `strata`: by which strata the posts were drawn, so
 * that a coded one stands for as many as it was drawn from. `pairs`: of which posts agreement is told, where that is not
 * every one with codes of two.
 */
export function countedPosts(
  codebook: Codebook,
  tables: readonly CodesTable[],
  strata?: Cells,
  pairs?: Pairs,
): CountedPosts {
  const posts = new Map<string, { member: string; post: string; answers: Record<string, string>; pairs: string[] }>()
  const known = new Set(codebook.decisions.map(({ id }) => id))
  for (const table of tables.filter(({ decision }) => known.has(decision))) {
    for (const { member, post, codes } of table.posts()) {
      const counted = countedCode({ codes })
      if (counted.kind === 'not-asked') continue
      const key = keyOf(member, post)
      const own = posts.get(key) ?? { member, post, answers: {}, pairs: [] }
      own.answers[table.decision] = counted.kind === 'tie' ? tied : counted.code
      if (codes.filter(({ coder }) => coder !== adjudicated).length > 1) own.pairs.push(table.decision)
      posts.set(key, own)
    }
  }
  const weightOf = strata ? weights([...posts.values()], strata) : () => 1
  return (member, post) => {
    const found = posts.get(keyOf(member, post))
    return (
      found && {
        answers: found.answers,
        pairs: pairs ? pairs(member, post) : found.pairs,
        weight: weightOf(member, post),
      }
    )
  }
}

function weights(coded: readonly { readonly member: string; readonly post: string }[], { cellOf, sizes }: Cells) {
  const counts = new Map<string, number>()
  for (const { member, post } of coded) {
    const cell = cellOf(member, post)
    if (cell !== undefined) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  return (member: string, post: string): number => {
    const cell = cellOf(member, post) ?? ''
    return (sizes.get(cell) ?? 0) / (counts.get(cell) ?? 1)
  }
}

const keyOf = (member: string, post: string) => `${member}\u0000${post}`

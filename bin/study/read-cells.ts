import type { Cells } from '../../src/core/voice/codes-estimate.ts'
import type { CodesTable } from '../../src/core/voice/codes-table.ts'
import type { Post } from '../../src/core/voice/post.ts'
import { unguarded } from '../../src/core/voice/table-line.ts'
import { BadInput } from './bad-input.ts'
import { readPosts } from './read-posts.ts'
import { tableRows } from './read-table.ts'

const key = (member: string, post: string) => `${member}\u0000${post}`

const sampleColumns = ['post', 'member', 'stratum', 'stratumSize'] as const

/** The strata that a sample was drawn by, from the table that "study sample" writes. */
export async function readStrata(path: string): Promise<Cells> {
  const sizes = new Map<string, number>()
  const stratumOf = new Map<string, string>()
  for await (const { line, cells, places } of tableRows(path, sampleColumns, 'Reading the sample')) {
    const at = (column: (typeof sampleColumns)[number]) => unguarded((cells[places[column]] ?? '').trim())
    const [stratum, size] = [at('stratum'), Number(at('stratumSize'))]
    if (!Number.isInteger(size) || size < 1)
      throw new BadInput(`${path}, line ${line}: stratumSize is to be how many posts the stratum has, from 1 on.`)
    if ((sizes.get(stratum) ?? size) !== size)
      throw new BadInput(`${path}, line ${line}: the stratum "${stratum}" has another size further up.`)
    sizes.set(stratum, size)
    stratumOf.set(key(at('member'), at('post')), stratum)
  }
  return { cellOf: (member, post) => stratumOf.get(key(member, post)), sizes }
}

export const cellKinds = ['language', 'kind', 'network', 'year'] as const
export type CellKind = (typeof cellKinds)[number]

const cellOf = (post: Post, by: CellKind): string => (by === 'year' ? post.time.slice(0, 4) : post[by])

/** Of a `posts.jsonl`: the thread of each coded post, and its cell among all posts. Of others nothing is kept. */
export async function readAround(path: string, table: CodesTable, by: CellKind | undefined) {
  const threads = new Map<string, string>()
  const cells = new Map<string, string>()
  const sizes = new Map<string, number>()
  for await (const posts of readPosts(path)) {
    for (const post of posts) {
      const isCoded = table.has(post.member, post.id)
      if (isCoded) threads.set(key(post.member, post.id), post.thread)
      if (!by) continue
      const cell = cellOf(post, by)
      sizes.set(cell, (sizes.get(cell) ?? 0) + 1)
      if (isCoded) cells.set(key(post.member, post.id), cell)
    }
  }
  if (threads.size === 0) throw new BadInput(`${path} holds none of the coded posts: is it of the same study?`)
  const known: Cells = { cellOf: (member, post) => cells.get(key(member, post)), sizes }
  return {
    threadOf: (member: string, post: string) => threads.get(key(member, post)),
    cells: by ? known : undefined,
  }
}

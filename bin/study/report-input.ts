import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Codebook } from '../../src/core/voice/codebook.ts'
import { type Agreement, agreementOf } from '../../src/core/voice/codes-agreement.ts'
import type { Cells } from '../../src/core/voice/codes-estimate.ts'
import type { Predictions } from '../../src/core/voice/codes-predictions.ts'
import type { CodesTable } from '../../src/core/voice/codes-table.ts'
import { postTable } from '../../src/core/voice/post-table.ts'
import type { SampleTold } from '../../src/core/voice/report-content.ts'
import { countedPosts } from '../../src/core/voice/report-counted.ts'
import { planOf } from '../../src/core/voice/report-plan.ts'
import { startTally, type Tally } from '../../src/core/voice/report-tally.ts'
import { BadInput } from './bad-input.ts'
import { listed, readCodesOf } from './read-codes.ts'
import { readPosts } from './read-posts.ts'
import { readPredictions } from './read-predictions.ts'

/** A table of each decision of the codebook that was made. */
export async function readTables(path: string, codebook: Codebook): Promise<CodesTable[]> {
  const ids = codebook.decisions.map(({ id }) => id)
  const tables = await readCodesOf(path, ids, { members: true })
  const made = tables.filter((table) => table.codes.length > 0)
  if (made.length === 0) throw new BadInput(`${path} holds no codes of the codebook's decisions: ${listed(ids)}.`)
  for (const { decision, codes } of made) {
    const known = codebook.decisions.find(({ id }) => id === decision)?.codes.map(({ id }) => id) ?? []
    const unknown = codes.filter((code) => !known.includes(code))
    if (unknown.length > 0)
      throw new BadInput(
        `${path}: the codebook has no code ${listed(unknown)} of "${decision}", only ${known.join(', ')}.`,
      )
  }
  return made
}

/** Adds the posts up while they stream by. */
export async function tallyPosts(
  path: string,
  codebook: Codebook,
  tables: readonly CodesTable[],
  strata?: Cells,
): Promise<Tally> {
  const tally = startTally(planOf(codebook), countedPosts(codebook, tables, strata))
  const seen = postTable()
  let posts = 0
  for await (const some of readPosts(path)) {
    for (const post of some) {
      if (post.member === '') throw new BadInput(`${path}: the post ${post.id} does not say whose it is, by "member".`)
      if (!seen.add(post.member, post.id, 0))
        throw new BadInput(`${path}: the post ${post.id} of ${post.member} stands twice.`)
      tally.add(post)
      posts++
    }
  }
  if (posts === 0) throw new BadInput(`${path} holds no posts.`)
  const done = tally.done()
  if (done.coded.length === 0) throw new BadInput(`None of the coded posts is in ${path}: are they of the same study?`)
  return done
}

/** How many of the coded posts are not among the posts. */
export const codedElsewhere = (tables: readonly CodesTable[], { coded }: Tally): number => {
  const all = new Set(tables.flatMap((table) => [...table.posts()].map(({ member, post }) => `${member}\u0000${post}`)))
  return all.size - coded.length
}

/** Agreement on each decision; where its codes have an order, that counts. */
export function agreements(codebook: Codebook, tables: readonly CodesTable[], seed: number): Agreement[] {
  return tables.map((table) => {
    const order = codebook.decisions.find(({ id }) => id === table.decision)?.ordered ?? []
    return agreementOf(table, order.length > 1 ? { level: 'ordinal', order, seed } : { level: 'nominal', seed })
  })
}

/** What a classifier predicts of the codes that the report leads with. */
export async function leadPredictions(paths: readonly string[], codebook: Codebook): Promise<Predictions | null> {
  const { focus, decisions } = planOf(codebook)
  if (paths.length === 0 || !focus) return null
  const when = decisions.find(({ id }) => id === focus.decision)?.when ?? null
  return readPredictions(paths, { ...focus, when })
}

/** How posts were drawn, as the strata of a sample's table say. */
export function sampleTold(strata: Cells | undefined, members: readonly string[], seed: number | null): SampleTold {
  if (!strata) return { kind: 'all' }
  const names = [...strata.sizes.keys()]
  if (names.length === 1 && names[0] === 'all') return { kind: 'simple', seed }
  const isScored = names.some((name) => /(^| )(band \d+|unscored)$/.test(name))
  const isOfMembers = names.some((name) => members.some((member) => name === member || name.startsWith(`${member} `)))
  return { kind: 'stratified', seed, by: [...(isOfMembers ? ['member'] : []), ...(isScored ? ['score'] : [])] }
}

export async function hashed(path: string): Promise<{ name: string; sha256: string }> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { name: basename(path), sha256: hash.digest('hex') }
}

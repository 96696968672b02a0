import { parseArgs } from 'node:util'
import { allocations } from '../../src/core/voice/allocation.ts'
import { unsureFirst, unsurenessOf } from '../../src/core/voice/coding-order.ts'
import type { Post } from '../../src/core/voice/post.ts'
import { postTable } from '../../src/core/voice/post-table.ts'
import {
  type Drawn,
  drawing,
  planSizes,
  type SamplePlan,
  stratifiers,
  stratumOf,
} from '../../src/core/voice/sampling.ts'
import { cutsOf } from '../../src/core/voice/score-bands.ts'
import { tableLine } from '../../src/core/voice/table-line.ts'
import { badUsage, type ExitCode } from '../command.ts'
import { BadInput } from './bad-input.ts'
import { readPosts } from './read-posts.ts'
import { readScores, type Scores } from './read-scores.ts'
import { wholeNumber } from './words.ts'
import { refuseOverwriting, writeWhole } from './write-file.ts'

const options = {
  size: { type: 'string' },
  all: { type: 'boolean' },
  seed: { type: 'string' },
  by: { type: 'string' },
  allocation: { type: 'string', default: 'proportional' },
  scores: { type: 'string' },
  decision: { type: 'string', default: 'work' },
  codes: { type: 'string' },
  bands: { type: 'string', default: '3' },
  order: { type: 'string', default: 'lot' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

/**
 * Draws a sample. The posts are gone through twice, once to count the strata and once to draw, and only what is drawn
 * is kept: ten million take no more room than a hash of each, by which a post that stands twice is found.
 */
export async function run(words: string[], usage: string): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true })
  const [file, ...more] = positionals
  if (!file || more.length > 0 || !values.out) return badUsage(usage)
  const asked = planAsked(values)
  if (typeof asked === 'string') return badUsage(`${asked}\n${usage}`)
  await refuseOverwriting(values.out, [file, values.scores])
  const scores = values.scores === undefined ? undefined : await scoresOf(values)
  const plan =
    scores && asked.kind === 'stratified' && asked.by.includes('score')
      ? { ...asked, cuts: cutsOf(scores.values(), Number(values.bands)) }
      : asked
  const strata = await counted(file, plan, scores)
  const draw = drawing<ScoredPost>(plan, strata)
  for await (const posts of readPosts(file, 'Drawing')) for (const post of posts) draw.offer(scored(post, scores))
  const drawn = draw.drawn()
  await writeSample(values.out, values.order === 'unsure' ? { ...drawn, posts: leastSureFirst(drawn.posts) } : drawn)
  tell(values, file, plan, drawn)
  return 0
}

type ScoredPost = Post & { readonly score: number | null }

const scored = (post: Post, scores: Scores | undefined): ScoredPost => ({
  ...post,
  score: scores?.get(post.member, post.id) ?? null,
})

/** With two outcomes, a post is of the set or not; the nearer to a half, the less sure. */
function leastSureFirst(posts: Drawn<ScoredPost>['posts']): Drawn<ScoredPost>['posts'] {
  const placed = posts.map((drawn, position) => {
    const { score } = drawn.post
    return { drawn, position, unsureness: score === null ? null : unsurenessOf([score, 1 - score]) }
  })
  return unsureFirst(placed).map(({ drawn }) => drawn)
}

/** The plan that the words ask for, or what is wrong with them. */
function planAsked(values: Values): SamplePlan | string {
  const by = stratifiers.filter((one) => values.by?.split(',').includes(one))
  const allocation = allocations.find((one) => one === values.allocation)
  const size = wholeNumber(values.size)
  const seed = wholeNumber(values.seed)
  if (seed === undefined) return '--seed is a whole number: the same one draws the same sample again.'
  if ((values.all === true) === (values.size !== undefined)) return 'Say either --size or --all.'
  const wrong = wrongOrder(values, by.includes('score'))
  if (wrong) return wrong
  if (values.all) return values.by === undefined ? { kind: 'all', seed } : '--all has no strata: leave --by out.'
  if (!size) return '--size is how many posts to draw, a whole number from 1 on.'
  if (values.by === undefined) return { kind: 'simple', seed, size }
  if (by.length !== values.by.split(',').length) return `--by is ${stratifiers.join(', ')} or both with a comma.`
  if (!allocation) return `--allocation is ${allocations.join(' or ')}.`
  if (by.includes('score') && values.scores === undefined) return '--by score and --scores FILE belong together.'
  const bands = wholeNumber(values.bands) ?? 0
  if (bands < 2 || bands > 10) return '--bands is a whole number from 2 to 10.'
  return { kind: 'stratified', seed, size, by, allocation, cuts: [] }
}

function wrongOrder({ order, scores }: Values, byScore: boolean): string | undefined {
  if (order !== 'lot' && order !== 'unsure') return '--order is lot or unsure.'
  if (order === 'unsure') return scores ? undefined : '--order unsure and --scores FILE belong together.'
  return scores && !byScore ? '--scores are for --by score or --order unsure.' : undefined
}

function scoresOf(values: Values): Promise<Scores> {
  return readScores(values.scores ?? '', values.decision ?? 'work', values.codes?.split(','))
}

/** The strata with their sizes, and how many posts each gives. */
async function counted(file: string, plan: SamplePlan, scores: Scores | undefined) {
  const seen = postTable()
  const sizes = new Map<string, number>()
  for await (const posts of readPosts(file, 'Counting')) {
    for (const post of posts) {
      if (!seen.add(post.member, post.id, 0)) throw new BadInput(twice(file, post))
      const stratum = stratumOf(plan, scored(post, scores))
      sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1)
    }
  }
  if (sizes.size === 0) throw new BadInput(`${file} holds no posts.`)
  const planned = planSizes(plan, sizes)
  if (planned.ok) return planned.strata
  throw new BadInput(
    `There are ${planned.strata} strata, and each must give a post: choose a --size of ${planned.strata} or more, or fewer strata.`,
  )
}

const twice = (file: string, { id, member }: Post) =>
  `${file}: the post ${id} of ${member || 'nobody named'} stands twice; each must stand once to have its right chance.`

const header = 'post,member,stratum,probability,stratumSize,stratumDrawn,thread,network,kind,time,language,text\n'

/** In the order of coding. Numbers and texts that no spreadsheet takes for a formula: see `guarded`. */
async function writeSample(out: string, { posts, strata }: Drawn<ScoredPost>): Promise<void> {
  const byName = new Map(strata.map((stratum) => [stratum.name, stratum]))
  await writeWhole(out, async ({ write }) => {
    await write(header)
    for (const { post, stratum, probability } of posts) {
      const { size = 0, drawn = 0 } = byName.get(stratum) ?? {}
      const { id, member, thread, network, kind, time, language, text } = post
      await write(
        tableLine([id, member, stratum, probability, size, drawn, thread, network, kind, time, language, text]),
      )
    }
  })
}

const toTheEnd =
  'The rows start with what the classifier is least sure of: code the sample to its end before you estimate from it. ' +
  'A part of it is no random sample.'

function tell(values: Values, file: string, plan: SamplePlan, { posts, strata }: Drawn<ScoredPost>): void {
  if (values.order === 'unsure') console.error(toTheEnd)
  const population = strata.reduce((sum, { size }) => sum + size, 0)
  if (values.json) console.log(JSON.stringify({ posts: file, population, drawn: posts.length, plan, strata }))
  else {
    console.log(`${posts.length} of ${population} posts drawn into ${values.out}, with the seed ${plan.seed}.`)
    if (plan.kind !== 'stratified') return
    for (const { name, size, drawn } of strata) console.log(`  ${name}: ${drawn} of ${size}`)
  }
}

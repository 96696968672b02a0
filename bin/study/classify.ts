import { parseArgs } from 'node:util'
import { type Classifier, type CodedPost, type Training, train } from '../../src/core/voice/classifier.ts'
import { countedCode } from '../../src/core/voice/codes-table.ts'
import type { Post } from '../../src/core/voice/post.ts'
import { postTable } from '../../src/core/voice/post-table.ts'
import { tableLine } from '../../src/core/voice/table-line.ts'
import { badUsage, type ExitCode } from '../command.ts'
import { BadInput } from './bad-input.ts'
import { classifierText } from './classifier-text.ts'
import { progress } from './progress.ts'
import { readCodes } from './read-codes.ts'
import { readPosts } from './read-posts.ts'
import { predictionsHeader } from './read-scores.ts'
import { wholeNumber, wordsOf } from './words.ts'
import { refuseOverwriting, writeWhole } from './write-file.ts'

const options = {
  codes: { type: 'string' },
  decision: { type: 'string' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/**
 * Learns decisions from the codes given so far, and writes the probability of each code for every post. The posts are
 * gone through twice: for the texts of the coded ones, and to predict. Only the coded ones are kept.
 */
export async function run(words: string[], usage: string): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true })
  const [file, ...more] = positionals
  const { codes, out } = values
  if (!file || more.length > 0 || !codes || !out || !values.decision) return badUsage(usage)
  const decisions = wordsOf(values.decision)
  if (!decisions) return badUsage(`--decision is one or more, each once, with commas between them.\n${usage}`)
  const seed = wholeNumber(values.seed)
  if (seed === undefined) return badUsage(`--seed is a whole number from 0 on.\n${usage}`)
  await refuseOverwriting(out, [file, codes])
  const coded = await codedPosts(file, codes, decisions)
  const learnt = decisions.map((decision) => learnOne(decision, coded.get(decision) ?? [], seed))
  const posts = await predictAll(file, out, learnt)
  const reports = learnt.map(({ decision, classifier }) => ({ decision, ...classifier.report }))
  if (values.json) console.log(JSON.stringify({ posts, decisions: reports }))
  else console.log(classifierText(reports, posts, out))
  return 0
}

type Learnt = { readonly decision: string; readonly classifier: Classifier }
type Numbered = CodedPost & { readonly id: string }

/** The coded posts of each decision with their texts, by member and id: in whatever order the files are. */
async function codedPosts(file: string, codes: string, decisions: readonly string[]) {
  const counting = new Map<string, Map<string, string>>()
  for (const decision of decisions) {
    const counted = new Map<string, string>()
    for (const post of (await readCodes(codes, decision, { members: false })).posts()) {
      const one = countedCode(post)
      if (one.kind === 'code') counted.set(keyOf(post.member, post.post), one.code)
    }
    counting.set(decision, counted)
  }
  const found = new Map<string, Numbered[]>(decisions.map((decision) => [decision, []]))
  const seen = postTable()
  for await (const posts of readPosts(file)) {
    for (const post of posts) {
      if (!seen.add(post.member, post.id, 0)) throw new BadInput(`${file}: the post ${post.id} stands twice.`)
      const key = keyOf(post.member, post.id)
      for (const [decision, counted] of counting) {
        const code = counted.get(key)
        if (code !== undefined) found.get(decision)?.push({ ...post, code })
      }
    }
  }
  for (const posts of found.values()) posts.sort((a, b) => compare(a.member, b.member) || compare(a.id, b.id))
  return found
}

const keyOf = (member: string, id: string): string => `${member}\u0000${id}`
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function learnOne(decision: string, posts: readonly Numbered[], seed: number): Learnt {
  const steps = train(posts, seed)
  let bar: ReturnType<typeof progress> | undefined
  for (;;) {
    const step = steps.next()
    if (!step.done) {
      bar ??= progress(`Learning ${decision}`, step.value.total)
      bar.at(step.value.done)
      continue
    }
    bar?.end()
    if (step.value.ok) return { decision, classifier: step.value.classifier }
    throw new BadInput(tooLittle(decision, step.value))
  }
}

function tooLittle(decision: string, training: Exclude<Training, { ok: true }>): string {
  if (training.problem === 'one-code') {
    return `All coded posts have the code "${training.code}" of "${decision}": there is nothing to tell apart. Code on until another comes up.`
  }
  return `Of the posts in the file, ${training.coded} have a code of "${decision}" that counts; at least ${training.fewest} are needed to learn anything but chance. Code more, or see whether posts and codes are of the same study.`
}

async function predictAll(file: string, out: string, learnt: readonly Learnt[]): Promise<number> {
  let count = 0
  await writeWhole(out, async ({ write }) => {
    await write(`${predictionsHeader}\n`)
    for await (const posts of readPosts(file, 'Predicting')) {
      await write(posts.map((post) => linesOf(post, learnt)).join(''))
      count += posts.length
    }
  })
  return count
}

const linesOf = (post: Post, learnt: readonly Learnt[]): string =>
  learnt
    .map(({ decision, classifier }) => {
      const probabilities = classifier.predict(post)
      return classifier.codes
        .map((code, at) => tableLine([post.id, post.member, decision, code, (probabilities[at] ?? 0).toFixed(6)]))
        .join('')
    })
    .join('')

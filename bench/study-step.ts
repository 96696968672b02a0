import { once } from 'node:events'
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs'
import { languageIdentifier } from '../src/archives/identify-language.ts'
import { openArchive } from '../src/archives/open-archive.ts'
import { type Classifier, type CodedPost, train } from '../src/core/voice/classifier.ts'
import { estimateOf } from '../src/core/voice/codes-estimate.ts'
import { codesTable } from '../src/core/voice/codes-table.ts'
import type { Post } from '../src/core/voice/post.ts'
import { madePosts } from '../test/support/archives/made-posts.ts'
import { tweetsJs } from '../test/support/archives/x.ts'

/** What a process of one step is told, as JSON in its first argument. It answers with a `StepResult` as JSON. */
export type StepOrder = { readonly step: StepName; readonly posts: number; readonly folder: string }
export type StepResult = { readonly seconds: number; readonly megabytes: number; readonly did: string }

const order = JSON.parse(process.argv[2] ?? '{}') as StepOrder
const tweets = `${order.folder}/tweets.js`
const lines = `${order.folder}/posts.jsonl`

/** Each step answers what it did, so that nothing is measured that did not happen; `start` begins the time. */
const steps = {
  /** Makes the archive that all else begins from; not measured. */
  make: async () => {
    await write(tweets, tweetsJs(madePosts(order.posts)))
    return `${order.posts} posts`
  },
  import: async () => {
    const opened = await openArchive([{ path: 'data/tweets.js', blob: await openAsBlob(tweets) }], { member: 'P1' })
    if (!opened.ok) throw new Error('The archive does not open.')
    let posts = 0
    const { archive } = opened
    async function* found() {
      for await (const one of archive.read()) {
        if ('post' in one) yield `${JSON.stringify({ ...one.post, member: `P${1 + (posts++ % 7)}` })}\n`
      }
    }
    await write(lines, found())
    return `${posts} posts`
  },
  /** The baseline: the least that anything that reads these posts can do. */
  parse: async () => {
    let signs = 0
    for await (const { text } of posts()) signs += text.length
    return `${signs} signs`
  },
  language: async () => {
    const identify = await languageIdentifier()
    start()
    const told = new Map<string, number>()
    for await (const { text } of posts()) {
      const language = identify(text)
      told.set(language, (told.get(language) ?? 0) + 1)
    }
    return [...told].map((one) => one.join(' ')).join(', ')
  },
  train: async () => {
    const coded: CodedPost[] = []
    for await (const post of posts()) coded.push(codedOf(post))
    start()
    const { report } = trained(coded)
    return `learnt from ${report.coded}, macro-F1 ${report.macroF1.toFixed(2)}`
  },
  score: async () => {
    const coded: CodedPost[] = []
    for await (const post of posts()) {
      coded.push(codedOf(post))
      if (coded.length === 2000) break
    }
    const { predict } = trained(coded)
    start()
    let work = 0
    for await (const post of posts()) work += predict(post)[1] ?? 0
    return `${Math.round(work)} expected to be work`
  },
  estimate: async () => {
    const table = codesTable('work')
    let line = 0
    for await (const post of posts()) {
      table.add({ post: post.id, member: post.member, coder: 'K1', decision: 'work', code: codedOf(post).code }, ++line)
    }
    const { share } = estimateOf(table, { codes: ['work'] })
    return `share ${share}`
  },
}
export type StepName = keyof typeof steps

let begun = performance.now()
function start(): void {
  begun = performance.now()
}

async function* posts(): AsyncGenerator<Post> {
  let rest = ''
  for await (const chunk of createReadStream(lines, { encoding: 'utf8', highWaterMark: 256 * 1024 })) {
    const texts = (rest + chunk).split('\n')
    rest = texts.pop() ?? ''
    for (const text of texts) yield JSON.parse(text) as Post
  }
}

async function write(path: string, texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const file = createWriteStream(path, { highWaterMark: 1024 * 1024 })
  for await (const text of texts) if (!file.write(text)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}

/** Work, if its first words are of work; mostly: one in eight is the other way round. */
function codedOf({ id, member, thread, text }: Post): CodedPost {
  const isWork = /töissä|palaveri|asiakas|projekti|möte|meeting/.test(text.slice(0, 60))
  return { member, thread, text, code: isWork === (Number(id.at(-1)) % 8 !== 0) ? 'work' : 'no' }
}

function trained(coded: readonly CodedPost[]): Classifier {
  const training = train(coded, 1)
  for (;;) {
    const step = training.next()
    if (!step.done) continue
    if (!step.value.ok) throw new Error(step.value.problem)
    return step.value.classifier
  }
}

start()
const did = await steps[order.step]()
const seconds = (performance.now() - begun) / 1000
const megabytes = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ seconds, megabytes, did } satisfies StepResult))

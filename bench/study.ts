import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { StepName, StepOrder, StepResult } from './study-step.ts'

// The voice study's steps over posts of a made-up archive, each in a process of its own, so that the peak of memory is
// its own; beside parsing the same posts as JSON lines, which is the least that anything can do that reads them.

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '22000,1000000' },
    rounds: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
  },
})
const sizes = values.quick ? [22_000] : values.posts.split(',').map(Number)
const rounds = values.quick ? 1 : Number(values.rounds)
const measured = ['parse', 'import', 'language', 'train', 'score', 'estimate'] as const satisfies StepName[]

const folder = mkdtempSync(join(tmpdir(), 'luotto-bench-study-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

function run(step: StepName, posts: number): StepResult {
  const order: StepOrder = { step, posts, folder }
  const file = fileURLToPath(new URL('./study-step.ts', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, [file, JSON.stringify(order)], { encoding: 'utf8' }))
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

type Figure = { posts: number; step: StepName; perSecond: number; ratio: number; megabytes: number; did: string }
const figures: Figure[] = []

for (const posts of sizes) {
  run('make', posts)
  const results = new Map<StepName, StepResult[]>()
  for (let round = 0; round < rounds; round++) {
    // Import writes what the others read: it goes first. In turns, so that what else the machine does falls on all.
    for (const step of ['import', ...measured.filter((one) => one !== 'import')] as const) {
      results.set(step, [...(results.get(step) ?? []), run(step, posts)])
    }
  }
  const rate = (step: StepName) => posts / median(results.get(step)?.map((one) => one.seconds) ?? [])
  console.log(`\n${posts.toLocaleString('en-GB')} posts${' '.repeat(12)}posts/s  of parsing  peak memory`)
  for (const step of measured) {
    const of = results.get(step) ?? []
    const megabytes = Math.max(...of.map((one) => one.megabytes))
    const figure = { posts, step, perSecond: rate(step), ratio: rate(step) / rate('parse'), megabytes }
    figures.push({ ...figure, did: of[0]?.did ?? '' })
    const cells = [
      step.padEnd(14),
      Math.round(figure.perSecond).toLocaleString('en-GB').padStart(18),
      figure.ratio.toFixed(3).padStart(11),
      `${Math.round(megabytes)} MB`.padStart(12),
    ]
    console.log(`${cells.join('')}   ${of[0]?.did}`)
  }
}
console.log(`\n${JSON.stringify({ rounds, figures })}`)

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeLines, foundingStudy, postLines } from '../test/support/founding-study.ts'

// The founding study's shape (21,988 posts of seven people, 2,613 of them work posts) through the command line in one
// go, beside the least that a process can do that reads the same posts: starting, and parsing them as JSON lines.

const folder = mkdtempSync(join(tmpdir(), 'luotto-bench-founding-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

const study = foundingStudy()
writeFileSync(at('archive.jsonl'), postLines(study))
writeFileSync(at('codes.csv'), codeLines(study))

const parsing = `const fs = require('node:fs'); for (const line of fs.readFileSync('${at('archive.jsonl')}', 'utf8').split('\\n')) if (line) JSON.parse(line)`
const luotto = (...words: string[]) => ['bin/luotto.ts', 'study', ...words]
const steps: Readonly<Record<string, readonly string[]>> = {
  parse: ['-e', parsing],
  import: luotto('import', at('archive.jsonl'), '--out', at('posts.jsonl'), '--json'),
  agreement: luotto('agreement', at('codes.csv'), '--decision', 'tone', '--json'),
  estimate: luotto('estimate', at('codes.csv'), '--decision', 'tone', '--codes', 'positive,neutral', '--json'),
  report: luotto('report', '--posts', at('posts.jsonl'), '--codes', at('codes.csv'), '--out', at('report.html')),
}

const rounds = 3
const taken = new Map(Object.keys(steps).map((step) => [step, [] as number[]]))
for (let round = 0; round < rounds; round++) {
  for (const [step, words] of Object.entries(steps)) {
    const began = performance.now()
    execFileSync(process.execPath, [...words], { stdio: ['ignore', 'pipe', 'inherit'] })
    taken.get(step)?.push((performance.now() - began) / 1000)
  }
}

const median = (step: string) => taken.get(step)?.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
let whole = 0
for (const step of Object.keys(steps)) {
  if (step !== 'parse') whole += median(step)
  console.log(`${step.padEnd(12)}${median(step).toFixed(2).padStart(8)} s`)
}
console.log(
  `${'in one go'.padEnd(12)}${whole.toFixed(2).padStart(8)} s, ${(whole / median('parse')).toFixed(1)} × parse`,
)

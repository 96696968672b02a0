import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { intentRules, languages } from '../src/core/networks.ts'
import { checkIds, checks, type LookContext } from '../src/core/second-look/finding.ts'
import { secondLook } from '../src/core/second-look/second-look.ts'
import { sealWords } from '../src/core/second-look/word-lists.ts'
import { textLength } from '../src/core/text-length.ts'
import { type Labelled, labelledDrafts, lists, precisionOf, recallOf, tally } from '../test/second-look/labelled.ts'
import { lookInBrowser } from './second-look-browser.ts'

// How often each check is right and how much it sees, by the labelled drafts; how often it speaks of text that was
// written for something else; and what it costs. What is found is read from here into docs/second-look.md.

const share = (number: number | undefined): string => (number === undefined ? '–' : number.toFixed(2))
const context: LookContext = {
  ...{ language: 'fi', kind: 'thought', label: 'none', lists, organisation: { name: 'Kajo' } },
  story: { title: 'Silta avautui', summary: 'Uusi silta avattiin maanantaina keskustan ja sataman välille.' },
}

const drafts = labelledDrafts()
const unseen = drafts.filter(({ isUnseen }) => isUnseen)
console.log(`${drafts.length} labelled drafts, ${unseen.length} of them put aside while the checks were made.\n`)
console.log(
  'check | weight | all: precision recall | put aside: precision recall | by language: precision recall (findings meant)',
)
for (const check of checkIds) {
  const of = (some: readonly Labelled[]) => tally(some).sums[check]
  const both = (some: readonly Labelled[]) => `${share(precisionOf(of(some)))} ${share(recallOf(of(some)))}`
  const each = languages.map((language) => {
    const own = drafts.filter((draft) => draft.language === language)
    const { right, missed } = of(own)
    return `${language} ${both(own)} (${right + missed})`
  })
  console.log(`${check} | ${checks[check].weight} | ${both(drafts)} | ${both(unseen)} | ${each.join(', ')}`)
}
const { misses } = tally(drafts)
console.log('\nWhat it gets wrong:')
for (const { how, check, words, draft } of misses)
  console.log(`  ${how} ${draft.language} ${check} "${words}": ${draft.text}`)

// Finnish forum sentences (FinnSentiment, see its README): nobody wrote them about work, nor for this.
const forum = join(import.meta.dirname, '../../shared/data/finnish')
const folder = process.env.SENTENCES ?? forum
if (existsSync(folder)) speakOfForum(folder)
else console.log(`\nNo sentences in ${folder}: SENTENCES=folder says where one-sentence-a-line .txt files are.`)

function speakOfForum(place: string): void {
  const sentences = readdirSync(place)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) => readFileSync(join(place, file), 'utf8').trim().split('\n'))
  const counts = new Map<string, number>()
  for (const sentence of sentences) {
    for (const { check } of secondLook(sentence, { ...context, label: 'employment' })) {
      counts.set(check, (counts.get(check) ?? 0) + 1)
    }
  }
  console.log(`\nFindings per 1,000 of ${sentences.length} forum sentences:`)
  for (const [check, count] of [...counts].sort(([, one], [, other]) => other - one))
    console.log(`  ${check} ${((count / sentences.length) * 1000).toFixed(2)} (${count})`)
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
function milliseconds(act: () => unknown): number {
  const start = performance.now()
  act()
  return performance.now() - start
}

const finnish = drafts.filter(({ language }) => language === 'fi').map(({ text }) => text)
const draftOf = (length: number) =>
  finnish
    .join(' ')
    .repeat(1 + Math.ceil(length / 10_000))
    .slice(0, length)
const draft = draftOf(3000)
const turns = Array.from({ length: 300 }, (_, turn) => ({
  // As one types: another text each time.
  look: milliseconds(() => secondLook(`${draft}${turn}`, context)),
  count: milliseconds(() => textLength(`${draft}${turn}`, intentRules.linkedin)),
})).slice(50)
const [look, count] = [median(turns.map((turn) => turn.look)), median(turns.map((turn) => turn.count))]
console.log(
  `\nA draft of 3,000 characters: ${look.toFixed(2)} ms, ${(look / count).toFixed(1)} times counting its characters as the composer does (${count.toFixed(2)} ms).`,
)

// What would lead a pattern astray, doubled: twice as long is to take about twice as long.
const pieces = [
  'a',
  '0 4',
  '@a ',
  '[a.b](',
  '. ',
  '”',
  '#a-',
  'Suomen ',
  'Sari ',
  'ABC-123 auto ',
  'hiilineutraali ',
  'Lumikan ',
]
const growths = pieces.map((piece) => {
  const time = (length: number) =>
    median(
      Array.from({ length: 7 }, () => milliseconds(() => secondLook(piece.repeat(length / piece.length), context))),
    )
  time(15_000)
  return { piece, longest: time(60_000), growth: time(60_000) / time(30_000) }
})
const worst = growths.toSorted((one, other) => other.growth - one.growth)[0]
const slowest = growths.toSorted((one, other) => other.longest - one.longest)[0]
console.log(`Twice as long takes ${worst?.growth.toFixed(1)} times as long at worst (${JSON.stringify(worst?.piece)});`)
console.log(`60,000 characters take ${slowest?.longest.toFixed(0)} ms at worst (${JSON.stringify(slowest?.piece)}).`)

const { lookMs, longestMs, countMs } = await lookInBrowser(draft, context)
console.log(
  `\nIn Chromium the draft takes ${lookMs.toFixed(2)} ms, ${(lookMs / countMs).toFixed(1)} times counting its characters; ${longestMs.toFixed(1)} ms at the longest of 250.`,
)

const strings = fc.sample(fc.string({ unit: 'binary', maxLength: 3000 }), { numRuns: 10_000, seed: 1 })
const longest = Math.max(...strings.map((text) => milliseconds(() => secondLook(text, context))))
console.log(`Ten thousand strings of random Unicode take ${longest.toFixed(1)} ms at the longest.`)

const phrase = (at: number) => `${randomBytes(4).toString('hex')} ${finnish[at % finnish.length]?.split(' ')[0]}`
const listed = Array.from({ length: 300 }, (_, at) => ({ kind: 'customer' as const, phrase: phrase(at) }))
const sealed = JSON.stringify(sealWords('salt', listed))
console.log(
  `300 listed words add ${Math.round(sealed.length / 1024)} KB to the page, ${Math.round(gzipSync(sealed).length / 1024)} KB of them on the way.`,
)

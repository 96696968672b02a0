import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { coalitionExposed, type Truth } from '../../core/attack.testing.ts'
import { readCsv } from '../../core/read-csv.ts'
import { anyStudy, type MadePost, plainCodebook, tallied } from '../../core/voice/report.testing.ts'
import { reportOf } from '../../core/voice/report.ts'
import { registerAll } from '../../ui/catalogues.ts'
import { codedCsv, figuresCsv } from './report-csv.ts'
import { wordsOf } from './report-words.ts'

// An attacker with all that leaves a study: the figures and the coded posts, as the files that anybody may get. What
// each line counts is written down here once more; nothing is taken from the rule.

beforeAll(registerAll)

const narrow = ['own-work', 'employer', 'colleagues', 'customers']
const isWork = ({ answers }: MadePost) => [...narrow, 'profession'].includes(answers.work ?? '')
/** What counts of a decision: nothing where it was not asked. */
const given = (post: MadePost, decision: string) =>
  decision === 'work' || isWork(post) ? (post.answers[decision] ?? '') : 'not asked'
const isCode = (answer: string) => !['', '=', 'not asked'].includes(answer)

const funnel: Record<string, (post: MadePost) => boolean> = {
  all: () => true,
  coded: (post) => post.answers.work !== '',
  wide: isWork,
  narrow: (post) => narrow.includes(post.answers.work ?? ''),
  voice: (post) => isCode(given(post, 'voice')),
  tone: (post) => isCode(given(post, 'tone')),
}
const parts: Record<string, (post: MadePost) => string> = {
  networks: (post) => post.network,
  languages: (post) => post.language,
  kinds: (post) => post.kind,
}

function counts(table: string, item: string, post: MadePost): boolean {
  if (table === 'funnel') return funnel[item]?.(post) ?? false
  if (parts[table]) return parts[table](post) === item
  const answer = given(post, table)
  if (item === '(all)') return isCode(answer)
  return item === '(tied)' ? answer === '=' : item.split(' + ').includes(answer)
}

const linesOf = (csv: string) =>
  readCsv(csv)
    .slice(1)
    .map(({ cells }) => cells)

/** The lead shares are told with their number of posts, so their counts are told too. */
const leads: Record<string, readonly [of: (post: MadePost) => boolean, inSet: (post: MadePost) => boolean]> = {
  wide: [(post) => isCode(given(post, 'tone')), (post) => ['positive', 'neutral'].includes(given(post, 'tone'))],
  narrow: [
    (post) => (funnel.narrow?.(post) ?? false) && isCode(given(post, 'tone')),
    (post) => (funnel.narrow?.(post) ?? false) && ['positive', 'neutral'].includes(given(post, 'tone')),
  ],
}

function knownTo(posts: readonly MadePost[]): { truths: Truth[]; told: number } {
  const content = reportOf({
    study: { title: 'T', question: 'Q', language: 'fi', period: null },
    codebook: plainCodebook,
    tally: tallied(posts),
    drawn: {},
    agreement: [],
    predictions: null,
    quotes: [],
    repeat: { luotto: '0', made: '2026-11-27', sample: { kind: 'all' }, inputs: [], commands: [] },
  })
  const lines = linesOf(figuresCsv(content, wordsOf('fi', plainCodebook)))
  const figures = lines.filter(([table = '', , posts = '']) => table !== 'people' && /^\d+$/.test(posts))
  for (const [table = '', item = '', told = ''] of figures) {
    expect([table, item, posts.filter((post) => counts(table, item, post)).length]).toEqual([table, item, Number(told)])
  }
  const shares = lines.flatMap(([table = '', item = '']) => (table === 'lead' ? (leads[item] ?? []) : []))
  const coded = [...Map.groupBy(linesOf(codedCsv(content)), (cells) => cells.slice(1).join('|')).keys()].map((key) =>
    key.split('|'),
  )
  // Rows with more codes were taken first: a post is in the first that fits it.
  const rows = coded.toSorted(
    (a, b) => a.filter((code) => code === '*').length - b.filter((code) => code === '*').length,
  )
  const truths = posts.map((post) => {
    const codes = ['work', 'voice', 'tone'].map((decision) => given(post, decision).replace('not asked', ''))
    const row =
      post.answers.work === '' ? -1 : rows.findIndex((own) => own.every((code, n) => code === '*' || code === codes[n]))
    return {
      person: post.member,
      counts: [
        ...figures.map(([table = '', item = '']) => (counts(table, item, post) ? 1 : 0)),
        ...shares.map((holds) => (holds(post) ? 1 : 0)),
        ...rows.map((_, n) => (n === row ? 1 : 0)),
      ],
    }
  })
  // Twice the same says nothing more.
  const unlike = new Map(truths.map((truth) => [JSON.stringify(truth), truth]))
  return { truths: [...unlike.values()], told: figures.length + rows.length }
}

test('in a thousand studies nothing of fewer than five people can be worked out from the files', () => {
  let told = 0
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 8 }).chain(anyStudy), (posts) => {
      const known = knownTo(posts)
      told += known.told
      expect(coalitionExposed(known.truths, 4)).toBeUndefined()
    }),
    { numRuns: 1_000 },
  )
  // Withholding everything would be safe too.
  expect(told / 1_000).toBeGreaterThan(5)
}, 300_000)

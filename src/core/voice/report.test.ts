import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foundingStudy, type MadeStudy } from '../../../test/support/founding-study.ts'
import type { Codebook } from './codebook.ts'
import { agreementOf } from './codes-agreement.ts'
import { codesTableOf } from './codes-table.ts'
import { defaultCodebook } from './default-codebook.ts'
import { anyStudy, madePost, plainCodebook, tallied } from './report.testing.ts'
import { reportOf } from './report.ts'
import type { ReportContent } from './report-content.ts'
import { countedPosts } from './report-counted.ts'
import { planOf } from './report-plan.ts'
import { startTally, type Tally } from './report-tally.ts'

const about = {
  study: { title: 'Ääni', question: 'Mitä?', language: 'fi', period: null },
  quotes: [],
  repeat: { luotto: '0', made: '2026-11-27', sample: { kind: 'all' as const }, inputs: [], commands: [] },
  drawn: {},
  predictions: null,
}
const contentOf = (tally: Tally, codebook: Codebook = plainCodebook) =>
  reportOf({ ...about, codebook, tally, agreement: [] })

function reported({ posts, codes }: MadeStudy): ReportContent {
  const tables = ['work', 'voice', 'tone'].map((decision) => codesTableOf(codes, decision))
  const tally = startTally(planOf(defaultCodebook), countedPosts(defaultCodebook, tables))
  for (const post of posts) tally.add(post)
  const agreement = tables.map((table) => agreementOf(table, { level: 'nominal', seed: 1, draws: 50 }))
  return reportOf({ ...about, codebook: defaultCodebook, tally: tally.done(), agreement })
}

describe('the founding study’s shape', () => {
  const content = reported(foundingStudy())

  test('21,988 posts of seven people, 2,613 about work', () => {
    expect(content.people).toBe(7)
    const posts = Object.fromEntries(content.funnel.map((step) => [step.step, step.posts]))
    expect(posts).toMatchObject({ all: 21_988, coded: 21_988, wide: 2_613, tone: 2_613 })
    const threads = content.funnel[0]?.threads ?? 0
    expect(threads).toBeGreaterThan(7)
    expect(threads).toBeLessThan(21_988)
  })

  test('95.6 % positive or neutral, with the interval of people beside the naive one', () => {
    const wide = content.lead?.wide
    expect(wide?.share).toBe(0.956)
    // ../shared/data/statistics.json, wilson_95 of 2,498 in 2,613.
    expect(wide?.naive).toEqual({ low: 0.9474, high: 0.9632 })
    // By the design's formulas in Python, with t(6) = 2.446912: 0.914886, 0.977702, design effect 9.08, 287.8 posts.
    expect(wide).toMatchObject({ low: 0.9149, high: 0.9777, designEffect: 9.1, effectivePosts: 288 })
    expect(wide?.covers).not.toBeNull()
  })

  test('what only three people wrote about is told with something else only', () => {
    const voice = content.decisions.find(({ id }) => id === 'voice')
    expect(voice?.codes.find(({ id }) => id === 'dissatisfaction')).toMatchObject({ posts: null, share: null })
    expect(voice?.together?.codes).toContain('dissatisfaction')
    expect(voice?.together?.codes.length).toBeGreaterThan(1)
    expect(voice?.codes.find(({ id }) => id === 'collective')?.posts).toBe(0)
  })

  test('nothing in it names a person, a post or a word of one', () => {
    const text = JSON.stringify({ ...content, codebook: null })
    expect(text).not.toMatch(/"P\d|P\d-|palaveri|kahvi/)
  })

  test('agreement is told with how many posts it is of', () => {
    const tone = content.agreement.find(({ decision }) => decision === 'tone')
    expect(tone?.units).toBeGreaterThan(100)
    expect(tone?.alpha).toBeGreaterThan(0.5)
    expect(tone?.coders).toBe(2)
  })
})

describe('what a report tells', () => {
  test('does not change with the order in which posts come', () => {
    fc.assert(
      fc.property(anyStudy(8), (posts) => {
        expect(contentOf(tallied(posts.toReversed()))).toEqual(contentOf(tallied(posts)))
      }),
      { numRuns: 40 },
    )
  })

  test('of four people is nothing at all, but what was asked and how', () => {
    const posts = [1, 2, 3, 4].flatMap((n) =>
      ['positive', 'negative'].map((tone) => madePost(`P${n}`, { work: 'employer', voice: 'chit-chat', tone })),
    )
    const { codebook, study, repeat, ...told } = contentOf(tallied(posts))
    expect(told).toEqual({
      format: 'luotto-voice-report',
      version: 1,
      people: null,
      years: null,
      networks: [],
      languages: [],
      kinds: [],
      funnel: [],
      work: { wide: null, narrow: null },
      lead: {
        decision: 'tone',
        codes: ['positive', 'neutral'],
        wide: null,
        withheld: 'few-coded',
        narrow: null,
        threads: null,
        predicted: null,
        claimed: null,
        dots: null,
      },
      decisions: [],
      agreement: [],
      agreementWithheld: [],
      quotes: [],
      rows: [],
    })
    expect([codebook.version, study.title, repeat.luotto]).toEqual([1, 'Ääni', '0'])
  })

  test('a codebook without work and tone gets its tables, and leads with nothing', () => {
    const only = {
      ...plainCodebook,
      decisions: plainCodebook.decisions.filter(({ id }) => id === 'work').map((one) => ({ ...one, id: 'topic' })),
    }
    const posts = [1, 2, 3, 4, 5, 6].flatMap((n) => ['employer', 'no'].map((topic) => madePost(`P${n}`, { topic })))
    const content = contentOf(tallied(posts, planOf(only)), only)
    expect([content.lead, content.work]).toEqual([null, null])
    expect(content.decisions[0]?.codes.find(({ id }) => id === 'employer')).toMatchObject({
      posts: 6,
      share: { share: 0.5 },
    })
  })
})

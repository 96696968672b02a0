import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coalitionExposed, type Truth } from '../attack.testing.ts'
import { anyStudy, type MadePost, madePost, plainCodebook, tallied } from './report.testing.ts'
import { planOf } from './report-plan.ts'
import { type ReleasedPosts, releasePosts, releaseThreads } from './report-release.ts'

const plan = planOf(plainCodebook)
const narrow = ['own-work', 'employer', 'colleagues', 'customers']

// What each figure says, written down once more, so that the attacker shares no code with the rule.
function countedIn(id: string, post: MadePost): boolean {
  const [kind, one = '', two = ''] = id.split(':')
  const { work = '', tone = '', voice = '' } = post.answers
  const isWork = [...narrow, 'profession'].includes(work)
  const given: Record<string, string> = { work, ...(isWork ? { voice, tone } : {}) }
  const isCode = (answer: string | undefined) => answer !== undefined && answer !== '' && answer !== '='
  const isGood = isWork && ['positive', 'neutral'].includes(tone)
  switch (kind) {
    case 'all':
      return true
    case 'coded':
      return work !== ''
    case 'wide':
      return isWork
    case 'narrow':
      return narrow.includes(work)
    case 'narrow-judged':
      return narrow.includes(work) && isCode(tone)
    case 'focus':
      return isGood
    case 'narrow-focus':
      return isGood && narrow.includes(work)
    case 'base':
      return isCode(given[one])
    case 'code':
      return given[one] === two
    case 'tied':
      return given[one] === '='
    case 'pairs':
      return post.pairs.includes(one)
    default:
      return (post as unknown as Record<string, string>)[kind ?? ''] === one
  }
}

const answersOf = ({ answers }: MadePost) => {
  const isWork = [...narrow, 'profession'].includes(answers.work ?? '')
  return isWork ? answers : { work: answers.work ?? '' }
}

/** What an attacker knows of each post: in which figures it is counted, and in which row of the data set. */
function truthsOf(posts: readonly MadePost[], { figures, together, rows }: ReleasedPosts): Truth[] {
  const ids = [...figures.keys()].filter((id) => !id.startsWith('row:'))
  const coded = posts.filter((post) => post.answers.work !== '')
  return posts.map((post) => {
    const inFigures = ids.map((id) => {
      const rest = id.startsWith('rest:') ? id.slice(5) : ''
      if (!rest) return countedIn(id, post) ? 1 : 0
      return (together.get(rest) ?? []).some((code) => countedIn(`code:${rest}:${code}`, post)) ? 1 : 0
    })
    // A post stands in the first row that fits it: rows with more codes come before those with fewer.
    const row = rows.findIndex(({ answers }) => matches(answers, post))
    return {
      person: post.member,
      counts: [...inFigures, ...rows.map((_, n) => (coded.includes(post) && n === row ? 1 : 0))],
    }
  })
}

const matches = (answers: ReleasedPosts['rows'][number]['answers'], post: MadePost) => {
  const own: Record<string, string> = answersOf(post)
  return ['work', 'voice', 'tone'].every(
    (id) => answers[id] === null || (answers[id] ?? 'not asked') === (own[id] ?? 'not asked'),
  )
}

describe('no sum or difference of figures in a report comes down to fewer than five people', () => {
  test('of posts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 9 }).chain(anyStudy), (posts) => {
        const released = releasePosts(plan, tallied(posts))
        expect(coalitionExposed(truthsOf(posts, released), 4)).toBeUndefined()
      }),
      { numRuns: 150 },
    )
  })

  test('of threads', () => {
    fc.assert(
      fc.property(anyStudy(8), (posts) => {
        const shown = [...releaseThreads(tallied(posts)).keys()]
        const threads = Map.groupBy(posts, ({ member, network, thread }) => `${member} ${network} ${thread}`)
        const truths = [...threads.values()].map((own): Truth => {
          const some = (id: string) => own.some((post) => countedIn(id, post))
          const marks: Record<string, boolean> = {
            all: true,
            coded: some('coded'),
            wide: some('wide'),
            narrow: some('narrow'),
            judged: some('base:tone'),
          }
          return { person: own[0]?.member ?? '', counts: shown.map((id) => (marks[id] ? 1 : 0)) }
        })
        expect(coalitionExposed(truths, 4)).toBeUndefined()
      }),
      { numRuns: 150 },
    )
  })
})

const people = (count: number, answers: Record<string, string>, posts = 3) =>
  Array.from({ length: count }, (_, n) => Array.from({ length: posts }, () => madePost(`P${n + 1}`, answers))).flat()
const work = (tone: string) => ({ work: 'own-work', voice: 'chit-chat', tone })

describe('what an ordinary study gets to see', () => {
  test('every figure counts what it says', () => {
    fc.assert(
      fc.property(anyStudy(12), (posts) => {
        for (const [id, figure] of releasePosts(plan, tallied(posts)).figures) {
          if (id.startsWith('rest:') || id.startsWith('row:')) continue
          expect([id, figure]).toEqual([id, posts.filter((post) => countedIn(id, post)).length])
        }
      }),
    )
  })

  test('the rows of codes are all coded posts, or as many as may be told of', () => {
    const posts = [...people(7, work('positive')), ...people(6, work('negative')), ...people(2, work('mixed'))]
    const { rows, figures } = releasePosts(plan, tallied(posts))
    expect(rows.reduce((sum, row) => sum + row.posts, 0)).toBe(figures.get('coded'))
  })

  test('negative posts of four people are told only together with others', () => {
    const posts = [
      ...people(8, work('positive')),
      ...people(8, work('neutral')),
      ...people(4, work('negative')),
      ...people(5, work('mixed')),
    ]
    const { figures, together } = releasePosts(plan, tallied(posts))
    expect(figures.get('focus')).toBe(48)
    expect(figures.has('code:tone:negative')).toBe(false)
    expect(figures.has('code:tone:mixed')).toBe(false)
    expect(together.get('tone')).toEqual(['negative', 'mixed', 'cannot-tell'])
    expect(figures.get('rest:tone')).toBe(27)
  })

  test('where fewer than five have anything but positive and neutral posts, that share is not told either', () => {
    const posts = [...people(8, work('positive')), ...people(8, work('neutral')), ...people(4, work('negative'))]
    expect(releasePosts(plan, tallied(posts)).figures.has('focus')).toBe(false)
  })

  test('a code that nobody’s post got is no secret', () => {
    const posts = [...people(6, work('positive')), ...people(6, work('neutral')), ...people(6, work('negative'))]
    const { figures } = releasePosts(plan, tallied(posts))
    expect([figures.get('code:tone:positive'), figures.get('code:tone:negative')]).toEqual([18, 18])
  })

  test('of four people nothing is told', () => {
    expect(releasePosts(plan, tallied(people(4, work('positive')))).figures.size).toBe(0)
  })
})

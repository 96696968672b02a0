import fc from 'fast-check'
import type { Code, Codebook, Decision, InLanguages } from './codebook.ts'
import { planOf, type ReportPlan } from './report-plan.ts'
import { type CountedPost, type ReportPost, startTally, type Tally, tied } from './report-tally.ts'

const said = (text: string): InLanguages => ({ fi: `${text} (fi)`, sv: `${text} (sv)`, en: `${text} (en)` })
const code = (id: string): Code => ({ id, name: said(id), definition: said(`Is ${id}`), examples: said(id) })
const decision = (id: string, codes: string[], when: Decision['when'], ordered: string[] = []): Decision => ({
  id,
  question: said(`${id}?`),
  rule: said('The first that fits.'),
  when,
  codes: codes.map(code),
  ordered,
})

const wide = ['own-work', 'employer', 'colleagues', 'customers', 'profession']
const voices = [
  'dissatisfaction',
  'collective',
  'participation',
  'partnership',
  'professional-self',
  'shared-content',
  'chit-chat',
  'cannot-tell',
]
const whereWork = { decision: 'work', codes: wide }

/** The decisions of the default codebook, with few words. */
export const plainCodebook: Codebook = {
  version: 1,
  about: said('A codebook for tests.'),
  decisions: [
    decision('work', [...wide, 'no', 'cannot-tell'], null),
    decision('voice', voices, whereWork),
    decision('tone', ['negative', 'neutral', 'positive', 'mixed', 'cannot-tell'], whereWork, [
      'negative',
      'neutral',
      'positive',
    ]),
  ],
}

/** A post with what its coders gave it. */
export type MadePost = ReportPost & CountedPost

let made = 0
export function madePost(member: string, answers: Record<string, string>, over: Partial<MadePost> = {}): MadePost {
  const id = `post ${++made}`
  return {
    id,
    member,
    network: 'x',
    kind: 'post',
    thread: id,
    language: 'fi',
    time: '2026-05-01T08:00:00.000Z',
    answers,
    pairs: [],
    weight: 1,
    ...over,
  }
}

export function tallied(posts: readonly MadePost[], plan: ReportPlan = planOf(plainCodebook)): Tally {
  const byId = new Map(posts.map((post) => [post.id, post]))
  const tally = startTally(plan, (_, id) => byId.get(id))
  for (const post of posts) tally.add(post)
  return tally.done()
}

const anyAnswers = fc
  .record({
    work: fc.constantFrom('own-work', 'employer', 'employer', 'profession', 'no', 'cannot-tell', tied, ''),
    voice: fc.constantFrom('dissatisfaction', 'chit-chat', 'chit-chat', ''),
    tone: fc.constantFrom('negative', 'neutral', 'positive', 'positive', 'mixed', tied, ''),
  })
  .map(({ work, voice, tone }): Record<string, string> => (wide.includes(work) ? { work, voice, tone } : { work }))

/** A study with few people and few posts, where a mistake of the small-group rule shows. */
export const anyStudy = (people: number): fc.Arbitrary<MadePost[]> =>
  fc.array(
    fc
      .record({
        member: fc.integer({ min: 1, max: people }).map((n) => `P${n}`),
        answers: anyAnswers,
        network: fc.constantFrom('x' as const, 'x' as const, 'mastodon' as const, 'bluesky' as const),
        language: fc.constantFrom('fi' as const, 'sv' as const),
        kind: fc.constantFrom('post' as const, 'reply' as const),
        thread: fc.constantFrom('one', 'two', 'three'),
        pairs: fc.subarray(['work', 'tone']),
      })
      .map(({ member, answers, pairs, ...over }) =>
        madePost(member, answers, { ...over, pairs: pairs.filter((id) => answers[id]) }),
      ),
    { minLength: 25, maxLength: 60, size: 'max' },
  )

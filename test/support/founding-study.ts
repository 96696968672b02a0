import { seeded, shuffled } from '../../src/core/stats/random.ts'
import { adjudicated, type GivenCode } from '../../src/core/voice/given-code.ts'
import type { Post } from '../../src/core/voice/post.ts'

// The shape of the founding study: 21,988 posts of seven people, 2,613 of them about work, 2,498 of those (95.6 %)
// positive or neutral. How the posts fall on the people is not known to us: these numbers are made up, uneven as
// such numbers are, and so are texts, threads and all other codes.
const people = [
  { posts: 8_120, negative: 9, mixed: 2, unsure: 1, good: 690 },
  { posts: 5_012, negative: 30, mixed: 8, unsure: 3, good: 547 },
  { posts: 2_233, negative: 13, mixed: 4, unsure: 1, good: 413 },
  { posts: 3_411, negative: 4, mixed: 1, unsure: 1, good: 349 },
  { posts: 1_498, negative: 18, mixed: 5, unsure: 2, good: 243 },
  { posts: 1_203, negative: 6, mixed: 2, unsure: 1, good: 167 },
  { posts: 511, negative: 3, mixed: 1, unsure: 0, good: 89 },
] as const

const works = ['own-work', 'own-work', 'employer', 'colleagues', 'profession', 'profession', 'customers'] as const
const voices = [
  'chit-chat',
  'professional-self',
  'professional-self',
  'shared-content',
  'participation',
  'partnership',
] as const
const words = [
  'palaveri',
  'kahvi',
  'asiakas',
  'projekti',
  'junassa',
  'iltalenkki',
  'työkaveri',
  'uusi',
  'hyvä',
  'taas',
  'huomenna',
  'kokous',
]

export type MadeStudy = { readonly posts: readonly Post[]; readonly codes: readonly GivenCode[] }

/** Posts and codes of the founding study's shape, the same each time; every tenth work post has a second coder. */
export function foundingStudy(): MadeStudy {
  const random = seeded(2016)
  const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T
  const posts: Post[] = []
  const codes: GivenCode[] = []
  for (const [index, own] of people.entries()) {
    const member = `P${index + 1}`
    const tones = tonesOf(own)
    const threads = shuffled(
      [...threadsOf(tones, random), ...threadsOf(others(own.posts - tones.length), random)],
      random,
    )
    threads.flat().forEach((tone, n) => {
      const id = `${member}-${n}`
      const time = new Date(Date.UTC(2012, 0, 1) + Math.floor((n / own.posts) * 4 * 365) * 86_400_000).toISOString()
      const text = Array.from({ length: 8 }, () => pick(words)).join(' ')
      posts.push({ id, member, network: 'x', time, text, kind: 'post', thread: id, language: 'fi' })
      codes.push(...codesOf({ post: id, member }, tone, { n, random, pick }))
    })
    let first = posts.length - own.posts
    for (const { length } of threads) {
      const thread = posts[first]?.id ?? ''
      for (let n = 1; n < length; n++) posts[first + n] = { ...(posts[first + n] as Post), thread, kind: 'reply' }
      first += length
    }
  }
  return { posts, codes }
}

function tonesOf({ negative, mixed, unsure, good }: (typeof people)[number]): string[] {
  const bad = [
    ...Array<string>(negative).fill('negative'),
    ...Array<string>(mixed).fill('mixed'),
    ...Array<string>(unsure).fill('cannot-tell'),
  ]
  const neutral = Math.round(good * 0.62)
  return [...bad, ...Array<string>(neutral).fill('neutral'), ...Array<string>(good - neutral).fill('positive')]
}

const others = (count: number): undefined[] => Array<undefined>(count).fill(undefined)

// One to four posts each: a conversation holds many.
function threadsOf<T>(posts: readonly T[], random: () => number): T[][] {
  const threads: T[][] = []
  for (let at = 0; at < posts.length; ) {
    const length = 1 + Math.floor(random() * 4)
    threads.push(posts.slice(at, at + length))
    at += length
  }
  return threads
}

type Chance = { readonly n: number; readonly random: () => number; readonly pick: <T>(of: readonly T[]) => T }

function codesOf(
  of: Pick<GivenCode, 'post' | 'member'>,
  tone: string | undefined,
  { n, random, pick }: Chance,
): GivenCode[] {
  const give = (coder: string, decision: string, code: string) => ({ ...of, coder, decision, code })
  if (tone === undefined) return [give('K1', 'work', 'no')]
  // Of dissatisfaction only three people write: few enough that the report may not tell of it alone.
  const voice = ['P1', 'P2', 'P5'].includes(of.member) && tone === 'negative' ? 'dissatisfaction' : pick(voices)
  const first = [give('K1', 'work', pick(works)), give('K1', 'voice', voice), give('K1', 'tone', tone)]
  if (n % 10 !== 0) return first
  const other = random() < 0.85 ? tone : pick(['negative', 'neutral', 'positive'])
  const settled = other === tone ? [] : [give(adjudicated, 'tone', tone)]
  const work = first[0]?.code ?? 'own-work'
  return [
    ...first,
    give('K2', 'work', work),
    give('K2', 'voice', random() < 0.7 ? voice : 'chit-chat'),
    give('K2', 'tone', other),
    ...settled,
  ]
}

/** As `posts.jsonl` holds them. */
export const postLines = ({ posts }: MadeStudy): string => posts.map((post) => `${JSON.stringify(post)}\n`).join('')

/** As `codes.csv` holds them. */
export const codeLines = ({ codes }: MadeStudy): string =>
  [
    'post,member,coder,decision,code',
    ...codes.map((one) => [one.post, one.member, one.coder, one.decision, one.code].join()),
  ]
    .map((line) => `${line}\n`)
    .join('')

import { createHash } from 'node:crypto'
import type { Language } from '../../core/networks.ts'
import type { Answers } from '../../core/voice/coding.ts'
import type { PostKind, PostLanguage, PostNetwork } from '../../core/voice/post.ts'
import { type MadeUpPost, madeUpParticipants, postsOfOther, postsOfWork } from './made-up-posts.ts'

export type ImaginedPost = {
  readonly id: string
  readonly by: number
  readonly network: PostNetwork
  readonly kind: PostKind
  readonly language: PostLanguage
  readonly at: number
  readonly text: string
  readonly quotable: boolean
  /** What coders would say of it who never err. */
  readonly meant: Answers
}

type Span = { readonly from: number; readonly to: number; readonly chance: () => number }

const networks = ['mastodon', 'bluesky', 'x'] as const
const postsEach = 30
/** How much of what each writes is of work, and how good their days are: people differ, and more than posts do. */
const leanings = [0.7, 0.3, 0.55, 0.35, 0.6, 0.2, 0.45, 0.5, 0.25, 0.75] as const
const moods = [1, 2, 0.4, 1.5, 1, 0.5, 3, 1, 0.7, 2] as const

/** What everybody who takes part wrote, each in their own language and in their own way. */
export function imaginePosts({ from, to, chance }: Span): ImaginedPost[] {
  return madeUpParticipants.flatMap((language, by) =>
    [...writtenBy(by, language, chance)].map(([text, post], n) => ({
      ...{ id: idOf(by, n), by, language, text, meant: meantBy(post) },
      network: networks[Math.floor(chance() * networks.length)] ?? 'mastodon',
      kind: chance() < 0.2 ? ('reply' as const) : ('post' as const),
      at: Math.floor(from + chance() * (to - from)),
      quotable: chance() < 0.15,
    })),
  )
}

/** By text, so that nobody writes the same twice. */
function writtenBy(by: number, language: Language, chance: () => number): Map<string, MadeUpPost> {
  const [leaning = 0.5, mood = 1] = [leanings[by], moods[by]]
  const good = postsOfWork.filter(({ tone }) => tone === 'positive')
  const others = postsOfWork.filter(({ tone }) => tone !== 'positive')
  const written = new Map<string, MadeUpPost>()
  while (written.size < postsEach) {
    const ofWork = chance() < mood / (1 + mood) ? good : others
    const among = chance() < leaning ? ofWork : postsOfOther
    const post = among[Math.floor(chance() * among.length)]
    if (post) written.set(chosen(post.text[language], chance), post)
  }
  return written
}

const meantBy = ({ work, voice, tone }: MadeUpPost): Answers => ({ work, ...(voice && tone ? { voice, tone } : {}) })

/** Where a text gives a choice, one of it. */
const chosen = (text: string, chance: () => number): string =>
  text.replace(/\[([^[\]]*\|[^[\]]*)\]/g, (_, choice: string) => {
    const ways = choice.split('|')
    return ways[Math.floor(chance() * ways.length)] ?? ''
  })

/** The same in every demonstration, since a sample is drawn by ids: whoever looks sees the same study. */
function idOf(by: number, n: number): string {
  const bytes = createHash('sha256').update(`made-up post ${by} ${n}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** What a coder says of a post who reads as people do: now and then otherwise than it was meant. */
export function imagineAnswers(meant: Answers, chance: () => number): Answers {
  const { work = 'cannot-tell', voice, tone } = meant
  if (!voice || !tone) return chance() < 0.04 ? { work: 'own-work', voice: 'chit-chat', tone: 'neutral' } : { work }
  if (chance() < 0.06) return { work: 'no' }
  return {
    work: chance() < 0.08 ? (work === 'employer' ? 'own-work' : 'employer') : work,
    voice: chance() < 0.18 ? (mistaken[voice] ?? 'cannot-tell') : voice,
    tone: chance() < 0.12 ? (tone === 'neutral' ? 'positive' : 'neutral') : tone,
  }
}

/** What is easily taken for what: the meanings of voice go into one another. */
const mistaken: Readonly<Record<string, string>> = {
  dissatisfaction: 'participation',
  collective: 'dissatisfaction',
  participation: 'partnership',
  partnership: 'chit-chat',
  'professional-self': 'shared-content',
  'shared-content': 'partnership',
}

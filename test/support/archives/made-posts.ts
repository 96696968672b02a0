import { seeded } from '../../../src/core/stats/random.ts'
import type { PostKind } from '../../../src/core/voice/post.ts'

/** A post as somebody wrote it, before any network put it into an archive. */
export type MadePost = {
  /** Its number, from one. */
  readonly number: number
  readonly time: string
  readonly text: string
  readonly kind: PostKind
  /** The number of the earlier post of one's own that it continues. */
  readonly continues?: number
}

const words = (
  'tänään töissä asiakas kiitos palaveri etätyö juna kahvi kollega projekti päätös uusi hyvä huono kiire ' +
  'idag på jobbet kunden tack möte kollegan projektet beslut nytt bra dålig bråttom ' +
  'today at work customer thanks meeting colleague project decision new good bad hurry'
).split(' ')

/**
 * As many posts as are asked for, the same ones for the same seed: some are shared, some answers, and some go on
 * with a thread. They come one by one, so that a million of them take no memory.
 */
export function* madePosts(count: number, seed = 1): Generator<MadePost> {
  const random = seeded(seed)
  const begun = Date.UTC(2010, 0, 1)
  for (let number = 1; number <= count; number++) {
    const text = Array.from({ length: 4 + Math.floor(random() * 20) }, () => words[Math.floor(random() * words.length)])
    const chance = random()
    const kind = chance < 0.1 ? 'share' : chance < 0.3 ? 'reply' : 'post'
    const continues = kind === 'post' && number > 1 && chance > 0.9 ? { continues: number - 1 } : {}
    const time = new Date(begun + number * 7_000).toISOString().replace(/\.\d+Z/, '.000Z')
    yield { number, time, text: `${text.join(' ')} #${number} & <muut>`, kind, ...continues }
  }
}

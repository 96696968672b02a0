import { seeded } from '../stats/random.ts'
import type { CodedPost } from './classifier.ts'

const words = {
  work: ['palaveri', 'asiakas', 'projekti', 'työpaikka', 'esihenkilö', 'tiimi', 'kollega', 'toimisto'],
  no: ['kissa', 'mökki', 'sauna', 'peli', 'ruoka', 'kesä', 'koira', 'elokuva'],
} as const
const common = ['tänään', 'taas', 'kyllä', 'onpa', 'vihdoin', 'hieno', 'pitkä', 'uusi', 'kiire', 'hyvä']

/** Posts with a code that their words mostly, but not always, give away; for tests that need something to learn. */
export function madePosts(count: number, seed: number, members = 6): (CodedPost & { readonly id: string })[] {
  const random = seeded(seed)
  const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  return Array.from({ length: count }, (_, at) => {
    const code = random() < 0.25 ? 'work' : 'no'
    const topic = () => any(words[random() < 0.85 ? code : code === 'work' ? 'no' : 'work'])
    const text = [any(common), topic(), any(common), topic(), any(common)].join(' ')
    return { id: String(at), member: `P${1 + (at % members)}`, thread: String(at), text, code }
  })
}

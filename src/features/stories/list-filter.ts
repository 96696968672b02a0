import { isId } from '../../core/id.ts'
import { type Language, languages } from '../../core/networks.ts'
import { type StoryKind, storyKinds } from '../../core/story.ts'

/** What an address asks of the list of stories: it can be sent to somebody, or kept as a bookmark. */
export type ListFilter = {
  readonly q: string
  readonly topic: string | undefined
  readonly kind: StoryKind | undefined
  readonly language: Language | undefined
  readonly following: boolean
}

export const longestSearch = 200

/** What cannot be understood in an address is as if it had not been said. */
export function parseListFilter(query: URLSearchParams): ListFilter {
  const topic = query.get('topic') ?? ''
  return {
    q: (query.get('q') ?? '').trim().slice(0, longestSearch),
    topic: isId(topic) ? topic : undefined,
    kind: storyKinds.find((kind) => kind === query.get('kind')),
    language: languages.find((language) => language === query.get('language')),
    following: query.get('following') === 'yes',
  }
}

/** The address of a list; what is not asked for is not in it. */
export function listAddress({ q, topic, kind, language, following }: ListFilter, after?: string): string {
  const asked = { q, topic, kind, language, following: following ? 'yes' : undefined, after }
  const query = new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return query.size === 0 ? '/stories' : `/stories?${query}`
}

export const isNarrowed = ({ q, topic, kind, language, following }: ListFilter): boolean =>
  Boolean(q || topic || kind || language || following)

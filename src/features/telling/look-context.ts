import type { Language } from '../../core/networks.ts'
import type { LookContext } from '../../core/second-look/finding.ts'
import type { WordLists } from '../../core/second-look/word-lists.ts'
import type { DisclosureKind } from '../../core/story.ts'
import type { StoryToTell } from '../stories/find-story-to-tell.ts'

type Seen = Pick<StoryToTell, 'kind' | 'title' | 'summary' | 'picture'>
type Told = {
  readonly story: Seen | undefined
  readonly organisation: { readonly name: string }
  readonly lists: WordLists | undefined
}
type AsTold = { readonly language: Language; readonly label: DisclosureKind | undefined; readonly picture: boolean }

/** What the second look knows of how the words go out. */
export const lookContext = (
  { story, organisation, lists }: Told,
  { language, label, picture }: AsTold,
): LookContext => ({
  ...{ language, kind: story?.kind ?? 'thought', label: label ?? 'none', lists },
  organisation: { name: organisation.name },
  story: story && { title: story.title, summary: story.summary },
  picture: picture && story?.picture ? { alt: story.picture.alt } : undefined,
})

import type { Language } from '../../core/networks.ts'
import type { LookContext } from '../../core/second-look/finding.ts'
import type { DisclosureKind } from '../../core/story.ts'
import type { StoryToTell } from '../stories/find-story-to-tell.ts'

type Seen = Pick<StoryToTell, 'kind' | 'title' | 'summary' | 'picture'>
type Told = { readonly story: Seen | undefined; readonly organisation: { readonly name: string } }
type AsTold = { readonly language: Language; readonly label: DisclosureKind | undefined; readonly picture: boolean }

/** What the second look knows of how the words go out. */
export const lookContext = ({ story, organisation }: Told, { language, label, picture }: AsTold): LookContext => ({
  ...{ language, kind: story?.kind ?? 'thought', label: label ?? 'none', organisation: { name: organisation.name } },
  story: story && { title: story.title, summary: story.summary },
  picture: picture && story?.picture ? { alt: story.picture.alt } : undefined,
})

import { useT } from '../../ui/intl.ts'
import type { StoryToTell } from '../stories/find-story-to-tell.ts'
import { knownWords } from './known-words.ts'
import { NearOthers } from './near-others.tsx'

type Props = { readonly story: StoryToTell | undefined; readonly words: string }

/** Two quiet lines under the box, for those who want help with their own words. */
export function OwnWordsHelp({ story, words }: Props) {
  return (
    <div className="asides">
      <AskReaders words={words} />
      {story && <NearOthers storyId={story.id} known={knownWords(story)} words={words} />}
    </div>
  )
}

/** A thought to end with: nothing is put into the text, and who asks already is left alone. */
function AskReaders({ words }: { readonly words: string }) {
  const t = useT()
  if (/\?["”’)\s]*$/.test(words)) return null
  return (
    <details>
      <summary>{t('tell.askReaders')}</summary>
      <p className="hint">{t('tell.askReadersAbout')}</p>
    </details>
  )
}

import { useEffect, useRef, useState } from 'react'
import { useLanguage, useT } from '../../ui/intl.ts'
import { keepDraft, restoreDraft, type StorySeen } from '../telling/device.ts'

/** The composer's box without a connection: the text stays on the device, where the composer finds it later. */
export function OfflineBox({ story }: { readonly story: StorySeen | undefined }) {
  const t = useT()
  const language = useLanguage()
  const box = useRef<HTMLTextAreaElement>(null)
  const [kept, setKept] = useState(false)
  useEffect(() => {
    if (box.current && box.current.value === '') box.current.value = restoreDraft(story?.id)
    setKept(box.current?.value !== '')
  }, [story?.id])
  return (
    <div className="composer">
      {story && (
        <p className="story-head" lang={story.language}>
          {story.title}
        </p>
      )}
      <label className="question" htmlFor="own-words">
        {t(story ? `tell.question.${story.question as 0 | 1 | 2}` : 'tell.question.own')}
      </label>
      <textarea
        id="own-words"
        ref={box}
        lang={story?.language ?? language}
        rows={5}
        onInput={(event) => {
          keepDraft(story?.id, event.currentTarget.value)
          // Said only when it is so: a browser may refuse to keep anything.
          setKept(restoreDraft(story?.id) === event.currentTarget.value && event.currentTarget.value !== '')
        }}
      />
      <p role="status" className="hint">
        {kept && t('installed.offline.kept')}
      </p>
    </div>
  )
}

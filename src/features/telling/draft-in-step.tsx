import { type RefObject, useEffect, useState } from 'react'
import type { KeptDraft } from '../../core/draft.ts'
import { useT } from '../../ui/intl.ts'
import { keepDraft, readDraft, writeDraft } from './device.ts'
import type { KeptDrafts } from './drafts.ts'
import { dropAside, sendDraft } from './send-draft.ts'

const pauseMs = 1500

type Props = {
  readonly storyId: string | undefined
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly words: string
  readonly setWords: (words: string) => void
  /** What the server keeps; `null` where the member keeps drafts on the device alone. */
  readonly kept: KeptDrafts | null
}

/**
 * Keeps the draft in step with the member's other devices; answers what was written there meanwhile, to be offered.
 * A hook of the composer's own, so that its effects come after the one that puts the device's draft into the box.
 */
export function useDraftInStep({ storyId, box, words, setWords, kept }: Props) {
  const [asides, setAsides] = useState<readonly KeptDraft[]>(kept?.asides ?? [])
  const show = (text: string) => {
    if (box.current) box.current.value = text
    setWords(text)
  }
  // Takes over what the server has, unless the writer has gone on writing meanwhile: then that is sent next.
  const follow = (drafts: KeptDrafts | undefined, whenBoxSays: string) => {
    if (!drafts) return
    setAsides(drafts.asides)
    if (!drafts.current || box.current?.value !== whenBoxSays) return
    const { id, text, at } = drafts.current
    if (text !== whenBoxSays) show(text)
    writeDraft(storyId, text === '' ? undefined : { text, at, base: id, sent: true })
  }
  const send = async (leaving = false) => {
    const before = box.current?.value ?? ''
    follow(await sendDraft(storyId, leaving), before)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has come alive
  useEffect(() => {
    if (!kept) return
    const typed = box.current?.value ?? ''
    const here = readDraft(storyId)
    if (typed !== '' && typed !== here?.text) keepDraft(storyId, typed)
    // The server has it no more, and nobody has told or emptied it: keeping was turned off and on, say.
    else if (here?.sent && !kept.current) writeDraft(storyId, { ...here, base: null, sent: false })
    if (readDraft(storyId)?.sent === false) void send()
    else follow(kept, typed)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the words rest
  useEffect(() => {
    if (!kept) return
    const resting = setTimeout(() => void send(), pauseMs)
    const leave = () => void (document.visibilityState === 'hidden' && send(true))
    const back = () => void send()
    document.addEventListener('visibilitychange', leave)
    window.addEventListener('online', back)
    return () => {
      clearTimeout(resting)
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('online', back)
    }
  }, [words])
  const without = (id: string) => {
    setAsides((shown) => shown.filter((aside) => aside.id !== id))
    void dropAside(id)
  }
  const take = ({ id, text }: KeptDraft) => {
    const all = [box.current?.value.trim(), text].filter(Boolean).join('\n\n')
    show(all)
    keepDraft(storyId, all)
    void send().then(() => without(id))
  }
  return asides.map((aside) => (
    <OtherText key={aside.id} text={aside.text} onTake={() => take(aside)} onDrop={() => without(aside.id)} />
  ))
}

function OtherText({ text, onTake, onDrop }: { text: string; onTake: () => void; onDrop: () => void }) {
  const t = useT()
  return (
    <div className="notice">
      <p>{t('drafts.other')}</p>
      <p className="post-text">{text}</p>
      <p className="tools">
        <button type="button" className="quiet" onClick={onTake}>
          {t('drafts.takeOther')}
        </button>
        <button type="button" className="quiet" onClick={onDrop}>
          {t('drafts.dropOther')}
        </button>
      </p>
    </div>
  )
}

import { type RefObject, useEffect, useState } from 'react'

type Props = {
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly draft: string
  readonly language: string
}

/**
 * The draft in a box in which words can be marked, and nothing changed. A box that is read-only takes no keys in
 * Chromium, so that nobody could mark anything by keyboard: this one takes them, and refuses what would change it.
 */
export function DraftBox({ box, draft, language }: Props) {
  const [alive, setAlive] = useState(false)
  useEffect(() => {
    const element = box.current
    const refuse = (event: InputEvent) => event.preventDefault()
    element?.addEventListener('beforeinput', refuse)
    setAlive(true)
    return () => element?.removeEventListener('beforeinput', refuse)
  }, [box])
  return (
    <textarea
      id="draft"
      ref={box}
      readOnly={!alive}
      aria-readonly="true"
      inputMode="none"
      rows={Math.min(14, 3 + Math.ceil(draft.length / 40))}
      lang={language}
      defaultValue={draft}
    />
  )
}

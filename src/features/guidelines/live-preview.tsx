import { type RefObject, useEffect, useState } from 'react'
import { type PassageText, passageParts } from '../../core/guidelines/passage-text.ts'
import { useT } from '../../ui/intl.ts'
import { PassageView } from './passage-view.tsx'
import type { Rendered } from './rendered.ts'

/** So long the words rest before they are drawn anew. */
const pauseMs = 300

/** How it will look: at first what the server read, and from then on as one writes, where there is a script. */
export function LivePreview({ form, first }: { form: RefObject<HTMLFormElement | null>; first: Rendered }) {
  const t = useT()
  const [shown, setShown] = useState(first)
  useEffect(() => setShown(first), [first])
  useEffect(() => {
    const element = form.current
    let resting: ReturnType<typeof setTimeout> | undefined
    const draw = async () => {
      // The reader of Markdown comes when the first words change: who only reads the page needs none.
      const reader = await import('./rendered.ts').catch(() => undefined)
      if (reader && element) setShown(reader.rendered(textIn(element)))
    }
    const onInput = () => {
      clearTimeout(resting)
      resting = setTimeout(draw, pauseMs)
    }
    element?.addEventListener('input', onInput)
    return () => {
      clearTimeout(resting)
      element?.removeEventListener('input', onInput)
    }
  }, [form])
  return (
    <section aria-label={t('passage.preview')} className="sheet">
      <p className="facts">{t('passage.preview')}</p>
      <h2>{shown.title}</h2>
      <PassageView text={shown} />
    </section>
  )
}

function textIn(form: HTMLFormElement): PassageText {
  const typed = new FormData(form)
  return Object.fromEntries(passageParts.map((part) => [part, String(typed.get(part) ?? '')])) as PassageText
}

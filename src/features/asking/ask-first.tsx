import type { MouseEvent } from 'react'
import { useNavigate } from 'react-router'
import type { Language } from '../../core/networks.ts'
import { useT } from '../../ui/intl.ts'

type Props = { readonly storyId: string | undefined; readonly words: string; readonly language: Language }

/** What the page of the question finds of the draft, in the browser's own memory of the way there. */
export type Brought = { readonly draft: string }

/**
 * Under the box of the composer: ask somebody first. The draft goes along to the form and stays here. With a script it
 * stays on the device until the question is sent; without one, the form brings it.
 */
export function AskFirst({ storyId, words, language }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const go = (event: MouseEvent) => {
    event.preventDefault()
    const about = new URLSearchParams({ language, ...(storyId ? { story: storyId } : {}) })
    const brought: Brought = { draft: words }
    void navigate(`/guidance/ask?${about}`, { state: brought })
  }
  return (
    <p>
      <button type="submit" className="quiet" formAction="/guidance/ask" name="from" value="tell" onClick={go}>
        {t('guidance.askFirst')}
      </button>
    </p>
  )
}

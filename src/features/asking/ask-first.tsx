import type { MouseEvent } from 'react'
import { useNavigate } from 'react-router'
import type { Language } from '../../core/networks.ts'
import { useT } from '../../ui/intl.ts'

type Props = {
  /** The composer's form, by its id. */
  readonly form: string
  readonly storyId: string | undefined
  readonly words: string
  readonly language: Language
}

/** What the page of the question finds of the draft, in the browser's own memory of the way there. */
export type Brought = { readonly draft: string }

/**
 * After the composer: ask somebody first. It comes after its form, whose first button is the one that Enter presses. The draft goes along to the form and stays here. With a script it
 * stays on the device until the question is sent; without one, the form brings it.
 */
export function AskFirst({ form, storyId, words, language }: Props) {
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
      <button
        type="submit"
        form={form}
        className="quiet"
        formAction="/guidance/ask"
        name="from"
        value="tell"
        onClick={go}
      >
        {t('guidance.askFirst')}
      </button>
    </p>
  )
}

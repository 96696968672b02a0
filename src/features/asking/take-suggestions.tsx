import { useEffect, useState } from 'react'
import { Form, Link } from 'react-router'
import { type Suggested, takeSuggestion, withSuggestions } from '../../core/asking/suggested.ts'
import { useT } from '../../ui/intl.ts'
import { keepDraft, readDraft } from '../telling/device.ts'
import { Instead } from './conversation.tsx'
import type { Question } from './question-shown.ts'

type Numbered = Suggested & { readonly number: number }

type Props = {
  readonly question: Question
  readonly message: number
  readonly suggestions: readonly Numbered[]
  /** Those that were taken before. */
  readonly taken: readonly Numbered[]
}

/**
 * The draft with what was taken of the suggestions, and each of them with a button that takes it. Where a script runs,
 * it goes into the draft on the device, however that was changed since; without one the server puts it together.
 */
export function TakeSuggestions({ question, message, suggestions, taken }: Props) {
  const t = useT()
  const { storyId, language } = question
  const asked = withSuggestions(question.draft, taken)
  const [draft, setDraft] = useState(asked)
  const [here, setHere] = useState<readonly number[]>(taken.map(({ number }) => number))
  const [gone, setGone] = useState<readonly number[]>([])
  const [alive, setAlive] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has come alive
  useEffect(() => {
    setAlive(true)
    setDraft(readDraft(storyId ?? undefined)?.text || asked)
  }, [])
  const take = (one: Numbered): boolean => {
    const before = suggestions.filter(({ number }) => here.includes(number))
    const changed = takeSuggestion(draft, one, before)
    if (changed === undefined) {
      setGone([...gone, one.number])
      return false
    }
    keepDraft(storyId ?? undefined, changed)
    setDraft(changed)
    setHere([...here, one.number])
    return true
  }
  const about = storyId ? `story=${storyId}` : ''
  return (
    <section>
      <h2>{t('asking.draftNow')}</h2>
      <p className="post preserve" lang={language} role="status">
        {draft}
      </p>
      {suggestions.length > 0 && <h2>{t('asking.suggestions')}</h2>}
      <ul className="rows">
        {suggestions.map((one) => (
          <li key={one.number}>
            <Instead {...one} language={language} />
            {here.includes(one.number) && <p className="taken">{t('asking.taken')}</p>}
            {gone.includes(one.number) && (
              <p className="notice" role="alert">
                {t('asking.gone')}
              </p>
            )}
            {!here.includes(one.number) && (
              <Form
                method="post"
                preventScrollReset
                navigate={!alive}
                onSubmit={(event) => {
                  if (!take(one)) event.preventDefault()
                }}
              >
                <input type="hidden" name="act" value="take" />
                <input type="hidden" name="message" value={message} />
                <button type="submit" name="suggestion" value={one.number} className="quiet">
                  {t('asking.take')}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <p className="actions">
        <Link
          className="button"
          to={`/tell?${alive ? about : `${about}&question=${question.id}`}`}
          onClick={() => {
            // On another device than the draft began on there is none yet.
            if (!readDraft(storyId ?? undefined)?.text) keepDraft(storyId ?? undefined, draft)
          }}
        >
          {t('asking.goOn')}
        </Link>
      </p>
    </section>
  )
}

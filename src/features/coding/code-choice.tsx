import type { Ref } from 'react'
import type { Language } from '../../core/networks.ts'
import type { Decision } from '../../core/voice/codebook.ts'
import { useT } from '../../ui/intl.ts'
import { useWords } from './codebook-words.tsx'

type Props = {
  readonly act: 'answer' | 'settle'
  readonly post: string
  readonly decision: Decision
  readonly own: Language
  /** What the classifier would say; shown as what it is. */
  readonly suggested?: string | undefined
  readonly hasKeys: boolean
  readonly heading?: Ref<HTMLHeadingElement>
  /** With a script, a press does not leave the page. */
  readonly onChoose?: ((code: string) => void) | undefined
}

/** The question and its codes, as large buttons: a form like any other where no script runs. */
export function CodeChoice({ act, post, decision, own, suggested, hasKeys, heading, onChoose }: Props) {
  const t = useT()
  const words = useWords(own)
  const question = words(decision.question)
  return (
    <form
      method="post"
      className="codes"
      onSubmit={(event) => {
        const pressed = (event.nativeEvent as SubmitEvent).submitter
        if (!onChoose || !(pressed instanceof HTMLButtonElement)) return
        event.preventDefault()
        onChoose(pressed.value)
      }}
    >
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="post" value={post} />
      <input type="hidden" name="decision" value={decision.id} />
      {suggested && <input type="hidden" name="suggested" value={suggested} />}
      <h2 tabIndex={-1} ref={heading} lang={question.language} id={`ask-${decision.id}`}>
        {question.text}
      </h2>
      <ul aria-labelledby={`ask-${decision.id}`}>
        {decision.codes.map(({ id, name }, at) => (
          <li key={id}>
            <button type="submit" name="code" value={id} className="quiet">
              {hasKeys && at < 9 && (
                <span className="key" aria-hidden="true">
                  {at + 1}
                </span>
              )}
              <span lang={words(name).language}>{words(name).text}</span>
              {suggested === id && <small>{t('coding.suggested')}</small>}
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
}

import { useEffect, useRef, useState } from 'react'
import { type AssistantWant, longestAssisted } from '../../core/assistant.ts'
import type { Language } from '../../core/networks.ts'
import { useT } from '../../ui/intl.ts'
import { sentencesOf } from '../../ui/sentences.ts'
import { type AnswerEnd, readAnswer } from './read-answer.ts'
import type { OwnAndAssisted } from './use-assisted.ts'

await sentencesOf('assistant')

type Props = {
  readonly host: string
  readonly words: string
  readonly language: Language
  readonly assisted: OwnAndAssisted
  readonly write: (text: string) => void
}

type Answer = { readonly want: AssistantWant; readonly text: string; readonly end: AnswerEnd | undefined }

/**
 * Asks the organisation's assistant about the draft, because one pressed for it. Where the text goes is said before;
 * what comes back stands beside one's own words, and is taken into the box by a press of its own.
 */
export function AssistantPart({ host, words, language, assisted, write }: Props) {
  const t = useT()
  const [answer, setAnswer] = useState<Answer>()
  const asking = useRef<AbortController>(undefined)
  const stop = useRef<HTMLButtonElement>(null)
  useEffect(() => () => asking.current?.abort(), [])
  const isComing = answer !== undefined && answer.end === undefined
  const isTooLong = words.trim().length > longestAssisted
  const cannot = words.trim() === '' || isTooLong || isComing
  const ask = async (want: AssistantWant) => {
    if (cannot) return
    const own = new AbortController()
    asking.current = own
    setAnswer({ want, text: '', end: undefined })
    const show = (text: string) => setAnswer({ want, text, end: undefined })
    const end = await readAnswer({ want, language, text: words.trim() }, own.signal, show)
    setAnswer((before) => before && { ...before, end })
  }
  const take = (text: string) => {
    assisted.take({ suggested: text, before: assisted.unedited ? (assisted.before ?? '') : words })
    write(text)
  }
  return (
    <details className="assistant">
      <summary>{t('assistant.title')}</summary>
      <div className="stack">
        <p>{t('assistant.where', { host })}</p>
        <p className="hint">{t('assistant.only')}</p>
        <p className="tools">
          {(['questions', 'shorter'] as const).map((want) => (
            <button
              key={want}
              type="button"
              className="quiet"
              aria-disabled={cannot || undefined}
              onClick={() => ask(want)}
            >
              {t(`assistant.${want}`)}
            </button>
          ))}
          {isComing && (
            <button ref={stop} type="button" className="quiet" onClick={() => asking.current?.abort()}>
              {t('assistant.stop')}
            </button>
          )}
        </p>
        {words.trim() === '' && <p className="hint">{t('assistant.empty')}</p>}
        {isTooLong && <p className="hint">{t('assistant.tooLong', { most: longestAssisted })}</p>}
        {/* Read out when it is whole: word by word nobody could follow it. */}
        <p className="hint" role="status">
          {isComing && t('assistant.coming')}
          {answer?.end && t(`assistant.end.${answer.end}`)}
        </p>
        {answer && answer.text !== '' && (
          <section aria-label={t('assistant.answer')} className="sheet">
            <p className="preserve" lang={language}>
              {answer.text}
            </p>
            {answer.want === 'shorter' && answer.end === 'done' && (
              <p className="tools">
                <button type="button" className="quiet" onClick={() => take(answer.text.trim())}>
                  {t('assistant.take')}
                </button>
              </p>
            )}
          </section>
        )}
        {assisted.unedited && assisted.before !== undefined && (
          <p className="tools">
            <button type="button" className="quiet" onClick={() => write(assisted.before ?? '')}>
              {t('assistant.restore')}
            </button>
          </p>
        )}
      </div>
    </details>
  )
}

import { useFormats, useT } from '../../ui/intl.ts'
import type { Message, Question } from './question-shown.ts'

type Props = {
  readonly question: Question
  readonly messages: readonly Message[]
  readonly isOwn: boolean
  /** An answer whose suggestions are shown elsewhere, to be taken. */
  readonly without?: number | undefined
}

/** What was asked, and all that was said after it. */
export function Conversation({ question, messages, isOwn, without }: Props) {
  const t = useT()
  const { day } = useFormats()
  const asker = isOwn ? t('asking.you') : (question.askerName ?? t('asking.somebody'))
  const helper = isOwn ? (question.helperName ?? t('asking.helper')) : t('asking.helper')
  return (
    <>
      {question.words && <blockquote className="preserve">{question.words}</blockquote>}
      {messages.length > 0 && (
        <ol className="rows" aria-label={t('asking.talk')}>
          {messages.map(({ number, by, words, saidOn, suggestions }) => (
            <li key={number}>
              <p className="facts">
                {by === 'helper' ? helper : asker} · {day(saidOn)}
              </p>
              {words && <p className="preserve">{words}</p>}
              {number !== without && suggestions.length > 0 && (
                <ul>
                  {suggestions.map((one) => (
                    <li key={one.number}>
                      <Instead {...one} language={question.language} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

/** Words of the draft, and what could stand there. */
export function Instead({ quote, instead, language }: { quote: string; instead: string; language: string }) {
  const t = useT()
  return (
    <dl className="example" lang={language}>
      <dt>{t('asking.quote')}</dt>
      <dd>
        <del>{quote}</del>
      </dd>
      <dt>{t('asking.instead')}</dt>
      <dd>{instead === '' ? <em>{t('asking.leaveOut')}</em> : <ins>{instead}</ins>}</dd>
    </dl>
  )
}

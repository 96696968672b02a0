import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type CountedItem, type Item, isCounted, longestText, valuesOf } from '../../core/pulse/item.ts'
import { useLanguage, useT } from '../../ui/intl.ts'
import type { SignedBallot } from './ballot.ts'
import { type Filled, keepAnswers, keepSigned, keptAnswers, keptSigned, readBallot } from './kept-ballot.ts'
import { type SendProblem, sendAnswers } from './send-answers.ts'

type Props = { readonly organisation: string; readonly wave: string; readonly items: readonly Item[] }

/** The questions with what was answered so far, which stays on this device until it is sent. */
export function AnswerForm({ organisation, wave, items }: Props) {
  const t = useT()
  const [ballot, setBallot] = useState<SignedBallot | null>()
  const [filled, setFilled] = useState<Filled>({})
  const [state, setState] = useState<'filling' | 'sending' | 'sent' | SendProblem>('filling')
  useEffect(() => {
    const brought = readBallot(location.hash)
    // What stands in the address goes to the device, and out of the address, where others might see it.
    if (brought) {
      keepSigned(wave, brought)
      history.replaceState(history.state, '', location.pathname)
    }
    setBallot(brought ?? keptSigned(wave) ?? null)
    setFilled(keptAnswers(wave))
  }, [wave])
  const bring = (brought: SignedBallot) => {
    keepSigned(wave, brought)
    setBallot(brought)
  }
  const fill = (id: string, value: number | string | undefined) => {
    const { [id]: _, ...others } = filled
    const now = value === undefined || value === '' ? others : { ...others, [id]: value }
    setFilled(now)
    keepAnswers(wave, now)
    if (state !== 'sending') setState('filling')
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!ballot) return
    setState('sending')
    setState((await sendAnswers({ organisation, wave }, ballot, filled)) ?? 'sent')
  }
  if (ballot === undefined)
    return (
      <noscript>
        <p className="notice">{t('pulse.ballot.script')}</p>
      </noscript>
    )
  if (ballot === null)
    return (
      <>
        <p>{t('pulse.answer.noBallot')}</p>
        <p>
          <a className="button" href={`/together/pulse/${wave}`}>
            {t('pulse.answer.noBallot.link')}
          </a>
        </p>
        <BallotFile onBallot={bring} />
      </>
    )
  return (
    <form className="stack" onSubmit={send}>
      <p>{t('pulse.answer.about')}</p>
      <Questions items={items} filled={filled} onAnswer={fill} />
      <button type="submit" disabled={state === 'sending'}>
        {t(state === 'sending' ? 'pulse.answer.sending' : 'pulse.answer.send')}
      </button>
      <div role="status">{state === 'sent' && <p>{`${t('pulse.answer.sent')} ${t('pulse.answer.again')}`}</p>}</div>
      {(state === 'failed' || state === 'forged' || state === 'closed') && (
        <p className="fault" role="alert">
          {t(`pulse.answer.${state}`)}
        </p>
      )}
      <p className="hint">{t('pulse.source')}</p>
    </form>
  )
}

type QuestionsProps = {
  readonly items: readonly Item[]
  readonly filled: Filled
  readonly onAnswer: (id: string, value: number | string | undefined) => void
}

/** All on one page, or one at a time: whichever one likes better. */
function Questions({ items, filled, onAnswer }: QuestionsProps) {
  const t = useT()
  const [at, setAt] = useState<number>()
  const place = useRef<HTMLDivElement>(null)
  const go = (to: number | undefined) => {
    setAt(to)
    // What comes into view is read from its beginning.
    requestAnimationFrame(() => place.current?.focus())
  }
  const shown = at === undefined ? items : items.slice(at, at + 1)
  return (
    <>
      <p className="tools">
        <button type="button" className="quiet" onClick={() => go(at === undefined ? 0 : undefined)}>
          {t(at === undefined ? 'pulse.answer.oneByOne' : 'pulse.answer.allAtOnce')}
        </button>
      </p>
      <div ref={place} tabIndex={-1} className="stack">
        {at !== undefined && <p className="facts">{t('pulse.answer.place', { at: at + 1, of: items.length })}</p>}
        {shown.map((item) => (
          <Question key={item.id} item={item} value={filled[item.id]} onAnswer={(value) => onAnswer(item.id, value)} />
        ))}
      </div>
      {at !== undefined && (
        <p className="tools">
          {at > 0 && (
            <button type="button" className="quiet" onClick={() => go(at - 1)}>
              {t('pulse.answer.previous')}
            </button>
          )}
          {at < items.length - 1 && (
            <button type="button" onClick={() => go(at + 1)}>
              {t('pulse.answer.next')}
            </button>
          )}
        </p>
      )}
    </>
  )
}

/** A ballot that was saved to a file: it is read here, and sent nowhere. */
function BallotFile({ onBallot }: { readonly onBallot: (ballot: SignedBallot) => void }) {
  const t = useT()
  const [isOther, setOther] = useState(false)
  const read = async (file: File | undefined) => {
    if (!file) return
    const text = file.size > 10_000 ? '' : await file.text()
    const ballot = readBallot(text.trim().slice(text.indexOf('#')))
    setOther(!ballot)
    if (ballot) onBallot(ballot)
  }
  return (
    <div className="field">
      <label htmlFor="ballot-file">{t('pulse.answer.file')}</label>
      <input
        id="ballot-file"
        type="file"
        accept=".txt,text/plain"
        onChange={(event) => read(event.currentTarget.files?.[0])}
      />
      <p className="fault" role="alert">
        {isOther && t('pulse.answer.fileFault')}
      </p>
    </div>
  )
}

type QuestionProps = {
  readonly item: Item
  readonly value: number | string | undefined
  readonly onAnswer: (value: number | string | undefined) => void
}

function Question({ item, value, onAnswer }: QuestionProps) {
  const t = useT()
  const language = useLanguage()
  const words = item.text[language]
  if (!isCounted(item))
    return (
      <div className="field">
        <label htmlFor={item.id}>{words}</label>
        <textarea
          id={item.id}
          rows={4}
          maxLength={longestText}
          aria-describedby={`${item.id}-warn`}
          value={value ?? ''}
          onChange={(event) => onAnswer(event.currentTarget.value)}
        />
        <p className="hint" id={`${item.id}-warn`}>
          {t('pulse.text.warn')}
        </p>
      </div>
    )
  return <Scale {...{ item, value, words, onAnswer }} />
}

function Scale({ item, value, words, onAnswer }: QuestionProps & { item: CountedItem; words: string }) {
  const t = useT()
  const language = useLanguage()
  const label = (step: number) =>
    item.kind === 'choice' ? item.options[step - 1]?.[language] : t(`pulse.${item.scale}.${step as 1 | 2 | 3 | 4 | 5}`)
  return (
    <fieldset>
      <legend>{words}</legend>
      {Array.from({ length: valuesOf(item) }, (_, at) => at + 1).map((step) => (
        <label key={step} className="choice">
          <input type="radio" name={item.id} checked={value === step} onChange={() => onAnswer(step)} />
          <span>{label(step)}</span>
        </label>
      ))}
      {/* A radio button cannot be taken back: this one says that nothing is said. */}
      <label className="choice">
        <input type="radio" name={item.id} checked={value === undefined} onChange={() => onAnswer(undefined)} />
        <span>{t('pulse.answer.skip')}</span>
      </label>
    </fieldset>
  )
}

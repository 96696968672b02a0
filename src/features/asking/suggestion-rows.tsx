import { type RefObject, useEffect, useState } from 'react'
import { mostSuggestions } from '../../core/asking/suggested.ts'
import { TextArea } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'

type Row = { readonly quote: string; readonly instead: string; readonly starts: string }

type Props = {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
  /** The draft in a box that words are marked in. */
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly language: string
}

const rowsIn = (typed: Props['typed'], faults: Props['faults']): Row[] => {
  const numbers = Array.from({ length: mostSuggestions }, (_, row) => row)
  const used = numbers.filter((row) => typed[`quote${row}`] || typed[`instead${row}`] || faults[`quote${row}`])
  return used.map((row) => ({
    quote: typed[`quote${row}`] ?? '',
    instead: typed[`instead${row}`] ?? '',
    starts: typed[`starts${row}`] ?? '',
  }))
}

/**
 * Suggestions: words of the draft, and what instead. Where a script runs, words are marked in the draft and a press
 * makes a row of them; without one there are rows to fill in, and the words are copied from the draft.
 */
export function SuggestionRows({ typed, faults, box, language }: Props) {
  const t = useT()
  const [rows, setRows] = useState(rowsIn(typed, faults))
  const [told, setTold] = useState(false)
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  const isFull = rows.length >= mostSuggestions
  const shown = alive
    ? rows
    : [...rows, ...Array.from({ length: mostSuggestions - rows.length }, () => empty)].slice(0, rows.length + 3)
  const mark = () => {
    const marked = box.current && markedIn(box.current)
    setTold(!marked)
    if (marked) setRows([...rows, { ...marked, instead: '' }])
    else box.current?.focus()
  }
  return (
    <fieldset>
      <legend>{t('asking.suggest')}</legend>
      <p className="hint">{t(alive ? 'asking.suggestHint' : 'asking.suggestHintPlain')}</p>
      {alive && (
        <button type="button" className="quiet" onClick={mark} aria-disabled={isFull || undefined}>
          {t('asking.mark')}
        </button>
      )}
      <p className="hint" role="status">
        {told && t('asking.markFirst')}
      </p>
      {shown.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place, as its fields are
        <div className="stack" key={at}>
          <input type="hidden" name={`starts${at}`} value={row.starts} />
          <div lang={language}>
            <TextArea
              label={t('asking.quote')}
              name={`quote${at}`}
              rows={2}
              maxLength={2000}
              defaultValue={row.quote}
              fault={faults[`quote${at}`]}
            />
            <Into isNew={alive && at === shown.length - 1 && row.instead === '' && at >= rowsIn(typed, faults).length}>
              <TextArea
                label={t('asking.instead')}
                hint={t('asking.insteadHint')}
                name={`instead${at}`}
                rows={2}
                maxLength={2000}
                defaultValue={row.instead}
              />
            </Into>
          </div>
        </div>
      ))}
    </fieldset>
  )
}

const empty: Row = { quote: '', instead: '', starts: '' }

/** Goes on in the field of a row that has just been made. */
function Into({ isNew, children }: { isNew: boolean; children: React.ReactNode }) {
  return (
    <div
      ref={(element) => {
        if (isNew && element && !element.dataset.entered) {
          element.dataset.entered = 'yes'
          element.querySelector('textarea')?.focus()
        }
      }}
    >
      {children}
    </div>
  )
}

/** The words that are marked in a box, without the spaces around them. */
function markedIn({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
  const marked = value.slice(selectionStart, selectionEnd)
  const quote = marked.trim()
  if (quote === '') return undefined
  return { quote, starts: String(selectionStart + marked.indexOf(quote)) }
}

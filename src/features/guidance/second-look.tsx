import { type RefObject, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { CheckId, Finding, LookContext } from '../../core/second-look/finding.ts'
import { useT } from '../../ui/intl.ts'
import type { CitedPassages } from '../guidelines/cited-passages.ts'
import { useLook } from './use-look.ts'

type Props = {
  readonly storyId: string | undefined
  readonly text: string
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly context: LookContext
  readonly passages: CitedPassages
}

/** The most careful come first: more at once would be a reprimand. */
const fewFirst = 5

// What was left as it is stays so while one goes to read a passage and comes back. In memory alone: it is of the draft.
const left = new Map<string, ReadonlySet<string>>()

/**
 * What a kind colleague might say of the draft, under the box that it is written in: a line each, which opens. Nothing
 * is sent, nothing is counted up, and nothing stands in the way of telling. Needs a script; without one, there are
 * the guidelines.
 */
export function SecondLook({ storyId, text, box, context, passages }: Props) {
  const t = useT()
  const { findings, of } = useLook(text, context)
  const [dismissed, setDismissed] = useState(left.get(storyId ?? '') ?? new Set<string>())
  const list = useRef<HTMLUListElement>(null)
  const [showsAll, setShowsAll] = useState(false)
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  useEffect(() => {
    // The button is gone that was pressed: the keyboard goes on at what it brought.
    if (showsAll) list.current?.querySelectorAll('summary')[fewFirst]?.focus()
  }, [showsAll])
  if (!alive)
    return (
      <noscript>
        <p className="hint">
          <a href="/guidance">{t('look.guidelines')}</a>
        </p>
      </noscript>
    )
  const shown = keyed(findings, of).filter(({ key }) => !dismissed.has(key))
  const dismiss = (key: string, place: number) => {
    const all = new Set([...dismissed, key])
    left.set(storyId ?? '', all)
    setDismissed(all)
    // The keyboard goes on where the line was, or back to the words.
    const lines = list.current?.querySelectorAll('summary')
    const next = lines?.[place + 1] ?? lines?.[place - 1] ?? box.current
    next?.focus()
  }
  const isAny = shown.length > 0
  return (
    <div className="second-look">
      {isAny && (
        <p>
          <strong>{t('look.title')}</strong>
        </p>
      )}
      <p className="hint" role="status">
        {isAny && t('look.count', { count: shown.length })}
      </p>
      <ul className="rows" ref={list}>
        {shown.slice(0, showsAll ? undefined : fewFirst).map(({ key, finding, words }, place) => (
          <li key={key}>
            <Line
              {...{ finding, words, language: context.language, passage: passages[finding.check] }}
              onShow={() => select(box.current, finding, words)}
              onDismiss={() => dismiss(key, place)}
            />
          </li>
        ))}
      </ul>
      {!showsAll && shown.length > fewFirst && (
        <p>
          <button type="button" className="quiet" onClick={() => setShowsAll(true)}>
            {t('look.more', { count: shown.length - fewFirst })}
          </button>
        </p>
      )}
      {isAny && <p className="hint">{t('look.about')}</p>}
    </div>
  )
}

type Keyed = { readonly key: string; readonly finding: Finding; readonly words: string }

/** A finding is known by its words, so that it stays the same one while one writes elsewhere in the text. */
function keyed(findings: readonly Finding[], text: string): Keyed[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const words = text.slice(finding.start, finding.end)
    const name = `${finding.check} ${words}`
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return { key: `${name} ${nth}`, finding, words }
  })
}

/** Unless the text has changed since: then it stands elsewhere, and is looked for anew in a moment. */
function select(box: HTMLTextAreaElement | null, { start, end }: Finding, words: string): void {
  if (!box) return
  box.focus()
  if (box.value.slice(start, end) === words) box.setSelectionRange(start, end)
}

type LineProps = {
  readonly finding: Finding
  readonly words: string
  readonly language: string
  readonly passage: CitedPassages[CheckId]
  readonly onShow: () => void
  readonly onDismiss: () => void
}

const longest = 60

function Line({ finding, words, language, passage, onShow, onDismiss }: LineProps) {
  const t = useT()
  const short = words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words
  return (
    <details>
      <summary>
        {t(finding.message, finding.values)} {short && <q lang={language}>{short}</q>}
      </summary>
      <p>{t(`${finding.message}.why`)}</p>
      {passage && (
        <p>
          {/* A link that is seen is asked about beforehand, which would tell the server what the draft has in it. */}
          <Link to={`/guidance/guidelines/${passage.slug}`} discover="none" prefetch="none">
            {t('look.passage', { title: passage.title })}
          </Link>
        </p>
      )}
      <p className="tools">
        {words && (
          <button type="button" className="quiet" onClick={onShow}>
            {t('look.show')}
          </button>
        )}
        <button type="button" className="quiet" onClick={onDismiss}>
          {t('look.dismiss')}
        </button>
      </p>
    </details>
  )
}

import { useEffect, useState } from 'react'
import { useT } from '../../ui/intl.ts'

type Props = { readonly words: readonly string[]; readonly onWords: (words: readonly string[]) => void }

const mostWords = 500
const split = (text: string) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))].slice(0, mostWords)

/** Words that are masked besides, since no machine knows every name: typed, or marked in the text of a post. */
export function MoreWords({ words, onWords }: Props) {
  const t = useT()
  const [typed, setTyped] = useState(words.join(' '))
  const selected = useSelectedWords()
  const change = (text: string) => {
    setTyped(text)
    onWords(split(text))
  }
  return (
    <details className="fold">
      <summary>{t('takingPart.mask.title')}</summary>
      <div className="field">
        <label htmlFor="more-words">{t('takingPart.mask.words')}</label>
        <textarea
          id="more-words"
          rows={2}
          maxLength={10_000}
          autoComplete="off"
          // A browser may have spelling checked elsewhere.
          spellCheck={false}
          value={typed}
          onChange={({ currentTarget }) => change(currentTarget.value)}
          aria-describedby="more-words-hint"
        />
        <p className="hint" id="more-words-hint">
          {t('takingPart.mask.about')}
        </p>
      </div>
      {selected !== '' && (
        <button
          type="button"
          className="quiet"
          // A press would otherwise unmark what was marked.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => change(`${typed} ${selected}`.trim())}
        >
          {t('takingPart.mask.selection', { words: selected })}
        </button>
      )}
    </details>
  )
}

/** What is marked in the text of a post right now, a few words at most. */
function useSelectedWords(): string {
  const [words, setWords] = useState('')
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection()
      const within = selection?.anchorNode?.parentElement?.closest('.post-text')
      const marked = within
        ? String(selection)
            .replace(/[^\p{L}\p{N}\s-]/gu, ' ')
            .trim()
        : ''
      setWords(marked.length <= 80 ? marked : '')
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  return words
}

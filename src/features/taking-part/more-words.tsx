import { useEffect, useState } from 'react'
import { useT } from '../../ui/intl.ts'

type Props = { readonly words: readonly string[]; readonly onWords: (words: readonly string[]) => void }

const mostWords = 500

/** The words of what was typed or marked, each once. */
export const wordsIn = (text: string): readonly string[] =>
  [...new Set(text.split(/[\s,;]+/).filter(Boolean))].slice(0, mostWords)

/** Words that are masked besides, since no machine knows every name. */
export function MoreWords({ words, onWords }: Props) {
  const t = useT()
  // As it is typed, until the field is left: then as it was understood.
  const [typed, setTyped] = useState<string>()
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
          value={typed ?? words.join(' ')}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            onWords(wordsIn(currentTarget.value))
          }}
          onBlur={() => setTyped(undefined)}
          aria-describedby="more-words-hint"
        />
        <p className="hint" id="more-words-hint">
          {t('takingPart.mask.about')}
        </p>
      </div>
    </details>
  )
}

/** Words marked in the text of a post can be masked by one press. */
export function MaskMarked({ onMask }: { readonly onMask: (marked: string) => void }) {
  const t = useT()
  const marked = useMarkedWords()
  if (marked === '') return null
  return (
    <p className="for-marked">
      <button
        type="button"
        className="quiet"
        // A press would otherwise unmark what was marked.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onMask(marked)}
      >
        {t('takingPart.mask.selection', { words: marked })}
      </button>
    </p>
  )
}

/** What is marked in the text of a post right now, a few words at most. */
function useMarkedWords(): string {
  const [words, setWords] = useState('')
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection()
      const within = selection?.anchorNode?.parentElement?.closest('.post-text')
      const text = within ? String(selection).replace(/[^\p{L}\p{N}\s-]/gu, ' ') : ''
      setWords(text.length <= 80 ? text.trim().replace(/\s+/g, ' ') : '')
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  return words
}

import { useEffect, useState } from 'react'
import { sketchOf, writeSketch } from '../../core/sketch.ts'
import { useT } from '../../ui/intl.ts'

type Answer = 'asking' | 'close' | 'clear' | 'short' | 'failed'

type Props = { readonly storyId: string; readonly known: string; readonly words: string }

/**
 * Whether the text is close to what others told of the story: only when the writer asks, and then a sketch goes
 * out and no text. Needs a script to make the sketch; without one, the page after telling says it where it helps.
 */
export function NearOthers({ storyId, known, words }: Props) {
  const t = useT()
  const [answer, setAnswer] = useState<{ readonly is: Answer; readonly of: string }>()
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  if (!alive) return null
  const ask = async () => {
    const sketch = sketchOf(words, known)
    setAnswer({ is: sketch ? 'asking' : 'short', of: words })
    if (sketch) setAnswer({ is: await compare(storyId, writeSketch(sketch)), of: words })
  }
  // What was said of another text is not said of this one.
  const shown = answer?.of === words ? answer.is : undefined
  return (
    <details>
      <summary>{t('tell.near.ask')}</summary>
      <p className="hint">{t('tell.near.about')}</p>
      <p>
        <button type="button" className="quiet" onClick={ask} aria-disabled={shown === 'asking' || undefined}>
          {t('tell.near.compare')}
        </button>
      </p>
      <p role="status" className={shown === 'close' ? 'notice' : undefined}>
        {shown && shown !== 'asking' && t(`tell.near.${shown}`)}
      </p>
    </details>
  )
}

async function compare(story: string, sketch: string): Promise<Answer> {
  try {
    const response = await fetch('/tell/near', { method: 'POST', body: new URLSearchParams({ story, sketch }) })
    if (!response.ok) return 'failed'
    const { close } = (await response.json()) as { close: boolean }
    return close ? 'close' : 'clear'
  } catch {
    return 'failed'
  }
}

import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { type MadeUpStoryId, madeUpStoryIds } from '../../core/practice/made-up-stories.ts'
import { useT } from '../../ui/intl.ts'

/** One's own thought, or one of three made-up stories: each is labelled in its own way. */
export function About({ about }: { about: MadeUpStoryId | undefined }) {
  const t = useT()
  return (
    <nav className="tools" aria-label={t('practice.sandbox.what')}>
      <Link to="/tell/practice" aria-current={about ? undefined : 'page'}>
        {t('tell.ownThought')}
      </Link>
      {madeUpStoryIds.map((id) => (
        <Link key={id} to={`/tell/practice?story=${id}`} aria-current={about === id ? 'page' : undefined}>
          {t(`stories.kind.${id}`)}
        </Link>
      ))}
    </nav>
  )
}

/** A text on which the second look has something to say. */
export function Example({ onTake }: { onTake: (text: string) => void }) {
  const t = useT()
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  const text = t('practice.sandbox.example')
  return (
    <details>
      <summary>{t('practice.sandbox.noIdea')}</summary>
      <blockquote>
        <p>{text}</p>
      </blockquote>
      {alive && (
        <p>
          <button type="button" className="quiet" onClick={() => onTake(text)}>
            {t('practice.sandbox.take')}
          </button>
        </p>
      )}
    </details>
  )
}

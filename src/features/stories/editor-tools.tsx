import { Link } from 'react-router'
import { useT } from '../../ui/intl.ts'

export type Waiting = { readonly suggestions: number; readonly objections: number }

/** What editors have beside the stories: folded, so that whoever reads is not in a newsroom; what waits is said outside. */
export function EditorTools({ waiting }: { waiting: Waiting }) {
  const t = useT()
  const { suggestions, objections } = waiting
  const count = suggestions + objections
  return (
    <details className="fold">
      <summary>{count > 0 ? t('stories.toolsWaiting', { count }) : t('stories.tools')}</summary>
      <nav aria-label={t('stories.tools')}>
        <ul>
          <li>
            <Link to="/stories/new">{t('stories.write')}</Link>
          </li>
          <li>
            <Link to="/stories/drafts">{t('stories.drafts')}</Link>
          </li>
          <li>
            <Link to="/stories/suggestions">
              {suggestions > 0 ? t('suggestions.waitingCount', { count: suggestions }) : t('suggestions.waiting')}
            </Link>
          </li>
          <li>
            <Link to="/stories/objections">
              {objections > 0 ? t('objections.openCount', { count: objections }) : t('objections.open')}
            </Link>
          </li>
          <li>
            <Link to="/feeds">{t('stories.feeds')}</Link>
          </li>
          <li>
            <Link to="/stories/topics/manage">{t('topics.title')}</Link>
          </li>
          <li>
            <Link to="/stories/health">{t('health.title')}</Link>
          </li>
        </ul>
      </nav>
    </details>
  )
}

import { Link } from 'react-router'
import { useT } from '../../ui/intl.ts'
import type { StoryTelling } from './story-telling.ts'

/** Why stories are not offered for telling now, and what is open all the same. Nothing where they are. */
export function NotOffered({ telling }: { readonly telling: StoryTelling }) {
  const t = useT()
  if (telling.isOpen) return null
  if (telling.why === 'paused')
    return (
      <p className="notice">
        {t('stories.paused')} <Link to="/together/pause">{t('stories.pausedWhy')}</Link>
      </p>
    )
  return (
    <div className="notice">
      <p>
        {t('stories.preparing')} <Link to="/together/readiness">{t('stories.preparing.see')}</Link>
      </p>
      <p className="tools">
        <Link to="/guidance">{t('nav.guidance')}</Link>
        <Link to="/guidance/practice">{t('guidance.practice')}</Link>
        <Link to="/together/pulse">{t('insight.pulse')}</Link>
      </p>
    </div>
  )
}

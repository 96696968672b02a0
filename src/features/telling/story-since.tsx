import { Link } from 'react-router'
import { useFormats, useT } from '../../ui/intl.ts'
import type { StoryNews } from '../stories/find-story-news.ts'

type Props = { readonly news: StoryNews; readonly storyId: string; readonly hasLink: boolean }

/** For the one who told a story: that it is told no more, or was put right, and what that means for their post. */
export function StorySince({ news, storyId, hasLink }: Props) {
  const t = useT()
  const { day } = useFormats()
  const { state, retiredReason, correctedOn, correctionAddress } = news
  if (state !== 'retired' && !correctedOn) return null
  const withdrawn = state === 'retired' && !correctionAddress
  return (
    <div className="notice">
      {correctedOn && (
        <p>
          <strong>
            {t(withdrawn ? 'corrections.withdrawnOn' : 'corrections.correctedOn', { day: day(correctedOn) })}
          </strong>{' '}
          {t('corrections.told.corrected')}
        </p>
      )}
      {correctionAddress && (
        <p>
          <a href={correctionAddress}>{t('corrections.read')}</a>
        </p>
      )}
      {correctionAddress && hasLink && <p>{t('corrections.told.links')}</p>}
      {state === 'retired' && !(correctedOn && withdrawn) && <p>{t('corrections.told.retired')}</p>}
      {retiredReason && <p className="preserve">{retiredReason}</p>}
      <p>
        <Link to={`/stories/${storyId}`}>{t('suggestions.seeStory')}</Link>
      </p>
    </div>
  )
}

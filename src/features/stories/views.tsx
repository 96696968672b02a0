import { Link } from 'react-router'
import { useFormats, useT } from '../../ui/intl.ts'
import { pictureAddress } from './picture-address.ts'
import type { Story } from './queries.ts'

type Props = { readonly story: Story; readonly organisationId: string }

type CardProps = Props & { readonly topics: readonly string[]; readonly mayTell: boolean }

/** A story in the list: enough to know whether it is one's own to tell. */
export function StoryCard({ story, organisationId, topics, mayTell }: CardProps) {
  const t = useT()
  return (
    <article className="story" lang={story.language}>
      {story.picture && <StoryPicture story={story} organisationId={organisationId} />}
      <StoryFacts story={story} topics={topics} />
      <h2>
        <Link to={`/stories/${story.id}`}>{story.title}</Link>
      </h2>
      {story.summary && <p className="summary">{story.summary}</p>}
      {mayTell && (
        <p className="actions">
          <Link
            className="button"
            to={`/tell?story=${story.id}`}
            aria-label={t('stories.tellThis', { title: story.title })}
          >
            {t('tell.main')}
          </Link>
        </p>
      )}
    </article>
  )
}

export function StoryPicture({ story, organisationId }: Props) {
  if (!story.picture) return null
  const { id, alt, width, height } = story.picture
  return (
    <img
      className="picture"
      src={pictureAddress(organisationId, id)}
      alt={alt}
      width={width}
      height={height}
      loading="lazy"
    />
  )
}

type FactsProps = { readonly story: Story; readonly topics?: readonly string[] }

/** The kind, what it is about, where it is from, and until when it holds. */
export function StoryFacts({ story, topics = [] }: FactsProps) {
  const t = useT()
  const { day } = useFormats()
  const host =
    story.target && URL.canParse(story.target) ? new URL(story.target).hostname.replace(/^www\./, '') : undefined
  const facts = [
    t(`stories.kind.${story.kind}`),
    ...topics,
    host,
    story.publishedAt && day(story.publishedAt),
    story.bestBefore && t('stories.until', { day: day(story.bestBefore) }),
  ]
  return <p className="facts">{facts.filter(Boolean).join(' · ')}</p>
}

import type { NetworkId } from '../../core/networks.ts'
import type { Composed } from '../../core/telling.ts'
import { useT } from '../../ui/intl.ts'
import type { StoryToTell } from '../stories/find-story-to-tell.ts'
import { pictureAddress } from '../stories/picture-address.ts'

type Props = {
  readonly post: Composed
  readonly story: StoryToTell | undefined
  readonly link: string | undefined
  readonly network: NetworkId
  readonly byAccount: boolean
  readonly organisationId: string
}

/** What the others will see, and how much room is left by the network's own count. */
export function Preview({ post, story, link, network, byAccount, organisationId }: Props) {
  const t = useT()
  const name = byAccount ? t('network.bluesky') : t(`network.${network}`)
  return (
    <section className="preview" aria-label={t('tell.preview', { network: name })}>
      <p id="count" className={post.tooLong ? 'count fault' : 'count'}>
        {t(post.tooLong ? 'tell.countOver' : 'tell.count', {
          length: post.length,
          limit: post.limit,
          over: post.length - post.limit,
          network: name,
        })}
      </p>
      <div className="post">
        <p className="post-text">{post.text}</p>
        {post.linkBeside && link && (
          <div className="card">
            {story?.picture && (
              <img
                src={pictureAddress(organisationId, story.picture.id)}
                alt={story.picture.alt}
                width={story.picture.width}
                height={story.picture.height}
              />
            )}
            <p className="card-title">{story?.title ?? link}</p>
            <p className="facts">{link.replace(/^https?:\/\//, '')}</p>
          </div>
        )}
      </div>
    </section>
  )
}

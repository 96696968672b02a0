import type { NetworkId } from '../../core/networks.ts'
import type { Composed } from '../../core/telling.ts'
import { useT } from '../../ui/intl.ts'
import type { StoryToTell } from '../stories/find-story-to-tell.ts'
import { pictureAddress } from '../stories/picture-address.ts'

type Props = {
  readonly post: Composed
  readonly story: Pick<StoryToTell, 'title'> | undefined
  /** The picture that goes along, or that the network will show with the link. */
  readonly picture: StoryToTell['picture'] | undefined
  readonly contentWarning: string | undefined
  readonly link: string | undefined
  readonly network: NetworkId
  readonly byAccount: boolean
  readonly organisationId: string
}

/** What the others will see, and how much room is left by the network's own count. */
export function Preview(props: Props) {
  const { post, story, link, network, byAccount, picture, contentWarning, organisationId } = props
  const t = useT()
  const name = t(`network.${network}`)
  const image = picture && (
    <img
      src={pictureAddress(organisationId, picture.id)}
      alt={picture.alt}
      width={picture.width}
      height={picture.height}
    />
  )
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
        {contentWarning && <p className="card-title">{contentWarning}</p>}
        <p className="post-text">{post.text}</p>
        {byAccount && !post.linkBeside && image && <div className="card">{image}</div>}
        {post.linkBeside && link && (
          <div className="card">
            {image}
            <p className="card-title">{story?.title ?? link}</p>
            <p className="facts">{link.replace(/^https?:\/\//, '')}</p>
          </div>
        )}
      </div>
    </section>
  )
}

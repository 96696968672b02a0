import type { Ref } from 'react'
import type { PostLanguage } from '../../core/voice/post.ts'
import { useFormats, useT } from '../../ui/intl.ts'

type Shown = {
  readonly text: string
  readonly postedAt: string
  readonly language: PostLanguage
  readonly isReply: boolean
  readonly thread: readonly { readonly id: string; readonly text: string }[]
}

type Props = { readonly post: Shown; readonly label: string; readonly ref?: Ref<HTMLElement> }

/** A post as whoever codes or settles it sees it: large, with its day and language, and what was said before it in the thread. */
export function PostShown({ post, label, ref }: Props) {
  const t = useT()
  const { day } = useFormats()
  const lang = post.language === 'unknown' ? undefined : post.language
  const facts = [day(post.postedAt), t(`coding.language.${post.language}`), post.isReply && t('coding.isReply')]
  return (
    <article className="to-code" tabIndex={-1} ref={ref} aria-label={label}>
      {post.thread.length > 0 && (
        <details>
          <summary>{t('coding.thread', { count: post.thread.length })}</summary>
          {post.thread.map(({ id, text }) => (
            <blockquote key={id} className="post-text" lang={lang}>
              {text}
            </blockquote>
          ))}
        </details>
      )}
      <p className="post-text large" lang={lang}>
        {post.text}
      </p>
      <p className="facts">{facts.filter(Boolean).join(' · ')}</p>
    </article>
  )
}

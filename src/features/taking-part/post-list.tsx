import type { KeyboardEvent } from 'react'
import { allowQuoting, fateOf, keyOf, putBack, strike } from '../../core/voice/choice.ts'
import type { Post } from '../../core/voice/post.ts'
import { useFormats, useT } from '../../ui/intl.ts'
import type { PartHere } from './here.tsx'
import { MaskedText } from './masked-text.tsx'
import { networkName } from './network-name.ts'
import { asSent } from './send-posts.ts'
import type { Choice } from './use-choice.ts'

type Props = { readonly part: PartHere; readonly choice: Choice }

/** One page of posts, each as it would be sent. */
export function PostList({ posts, part, choice }: Props & { readonly posts: readonly Post[] }) {
  const t = useT()
  return (
    <>
      <p className="hint by-keys" id="list-keys">
        {t('takingPart.list.keys')}
      </p>
      <ol className="rows posts" onKeyDown={moveAlong} aria-describedby="list-keys">
        {posts.map((post) => (
          <PostRow key={keyOf(post)} post={post} part={part} choice={choice} />
        ))}
      </ol>
    </>
  )
}

/** Up and down, from one post's button to the next one's. */
function moveAlong(event: KeyboardEvent<HTMLOListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLButtonElement)) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const next = buttons[buttons.indexOf(event.target) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

function PostRow({ post, part, choice }: Props & { readonly post: Post }) {
  const t = useT()
  const { day } = useFormats()
  const { marks, setMarks, masking } = choice
  const fate = fateOf(post, part, marks)
  const key = keyOf(post)
  const isOpen = fate === 'going' || fate === 'struck'
  return (
    <li data-fate={fate}>
      <p className="facts">
        <strong>{t(`takingPart.row.${fate}`)}</strong> · {day(post.time)} · {networkName(t, post.network)} ·{' '}
        {t(`takingPart.one.${post.kind}`)} · {t(`takingPart.language.${post.language}`)}
      </p>
      <MaskedText text={asSent(post.text, masking)} language={post.language} isStruck={fate === 'struck'} />
      {isOpen && (
        <div className="actions">
          <button
            type="button"
            className="quiet"
            onClick={() => setMarks(fate === 'going' ? strike(marks, [key]) : putBack(marks, [key]))}
          >
            {t(fate === 'going' ? 'takingPart.strike' : 'takingPart.putBack')}
          </button>
          {fate === 'going' && (
            <label className="choice">
              <input
                type="checkbox"
                checked={marks.quotable.has(key)}
                onChange={({ currentTarget }) => setMarks(allowQuoting(marks, key, currentTarget.checked))}
              />
              <span>{t('takingPart.quotable')}</span>
            </label>
          )}
        </div>
      )}
    </li>
  )
}

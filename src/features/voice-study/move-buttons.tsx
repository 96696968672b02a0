import { Form } from 'react-router'
import { useT } from '../../ui/intl.ts'

type Props = {
  /** What is moved, as it is named on the page. */
  readonly name: string
  readonly field: 'decision' | 'code'
  readonly id: string
  readonly base: number
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** Up, down and away: by buttons, so that it goes by keyboard and without JavaScript. */
export function MoveButtons({ name, field, id, base, isFirst, isLast }: Props) {
  const t = useT()
  return (
    <Form method="post" className="actions" preventScrollReset>
      <input type="hidden" name="base" value={base} />
      <input type="hidden" name={field} value={id} />
      {!isFirst && (
        <button
          type="submit"
          name="intent"
          value="up"
          className="quiet"
          aria-label={t('study.codebook.upThis', { name })}
        >
          {t('study.codebook.up')}
        </button>
      )}
      {!isLast && (
        <button
          type="submit"
          name="intent"
          value="down"
          className="quiet"
          aria-label={t('study.codebook.downThis', { name })}
        >
          {t('study.codebook.down')}
        </button>
      )}
      <button
        type="submit"
        name="intent"
        value="remove"
        className="quiet"
        aria-label={t('study.codebook.removeThis', { name })}
      >
        {t('study.codebook.remove')}
      </button>
    </Form>
  )
}

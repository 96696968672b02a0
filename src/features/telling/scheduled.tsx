import { Form } from 'react-router'
import { localText } from '../../core/when.ts'
import { Input } from '../../ui/form.tsx'
import { useFormats, useT } from '../../ui/intl.ts'
import type { OwnTelling } from './queries.ts'
import { OwnWish, type TimesShown } from './when-choice.tsx'

type Props = {
  readonly telling: OwnTelling
  readonly times: TimesShown
  readonly isOffered: boolean
  readonly faults: Readonly<Record<string, string>> | undefined
  readonly typed: Readonly<Record<string, string>> | undefined
}

/** A telling that waits for its time: when it goes, and what one can still do. */
export function Scheduled({ telling, times, isOffered, faults, typed }: Props) {
  const t = useT()
  const { momentToCome } = useFormats()
  const due = new Date(telling.dueAt ?? 0).getTime()
  return (
    <div className="stack">
      <p>
        {t('when.goesAt', { moment: momentToCome(due, times.zone) })} <OwnWish times={times} at={due} own={times.own} />
      </p>
      <p>{t('when.waitsAbout')}</p>
      <label className="field">
        {t('when.text')}
        <textarea readOnly rows={6} defaultValue={telling.text ?? ''} />
      </label>
      <Form method="post" className="line for-time" noValidate>
        <Input
          key={due}
          label={t('when.newTime')}
          name="at"
          type="datetime-local"
          defaultValue={typed?.at ?? localText(due, times.zone)}
          fault={faults?.at}
        />
        <button type="submit" name="as" value="move" className="quiet">
          {t('when.change')}
        </button>
      </Form>
      <div className="actions">
        <Form method="post">
          <button type="submit" name="as" value="now" className="quiet">
            {t('when.sendNow')}
          </button>
        </Form>
        {/* To the composer, which gets the words back: they stand in no address. */}
        <Form method="post" action={telling.storyId && isOffered ? `/tell?story=${telling.storyId}` : '/tell'}>
          <button type="submit" name="withdraw" value={telling.id} className="quiet">
            {t('when.withdraw')}
          </button>
        </Form>
      </div>
      <p className="hint">{t('when.withdrawAbout')}</p>
    </div>
  )
}

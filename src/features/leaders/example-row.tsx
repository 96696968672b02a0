import { Form } from 'react-router'
import type { Faults, Typed } from '../../platform/form.ts'
import { FaultSummary, Input, TextArea } from '../../ui/form.tsx'
import { useFormats, useT } from '../../ui/intl.ts'
import type { OwnTold } from './own-example.ts'

type Props = {
  readonly telling: OwnTold
  readonly result: { readonly faults: Faults; readonly typed: Typed } | undefined
}

/** An own telling, and whether others are shown it. Its text is not kept here: the leader gives words, or the address. */
export function ExampleRow({ telling, result }: Props) {
  const t = useT()
  const { day } = useFormats()
  const { id, network, title, toldAt, postUrl, shown } = telling
  const { faults = {}, typed = {} } = result ?? {}
  return (
    <li>
      <h3>{title ?? t('tell.ownThought')}</h3>
      <p className="facts">
        {t('leaders.toldWhere', { network: t(`network.${network}`), day: day(toldAt) })}
        {shown && ` · ${t('leaders.isShown')}`}
      </p>
      {shown && (
        <Form method="post">
          <input type="hidden" name="intent" value="hide" />
          <input type="hidden" name="telling" value={id} />
          <button type="submit" className="quiet">
            {t('leaders.hide')}
          </button>
        </Form>
      )}
      <details open={result !== undefined}>
        <summary>{t(shown ? 'leaders.changeShown' : 'leaders.show')}</summary>
        <Form method="post" className="stack" noValidate>
          <FaultSummary faults={result?.faults} />
          <input type="hidden" name="intent" value="show" />
          <input type="hidden" name="telling" value={id} />
          <Input
            label={t('leaders.address')}
            hint={t('leaders.addressHint')}
            name="address"
            type="url"
            maxLength={2000}
            autoComplete="off"
            fault={faults.address}
            defaultValue={typed.address ?? shown?.address ?? postUrl ?? ''}
          />
          <TextArea
            label={t('leaders.words')}
            hint={t('leaders.wordsShownHint')}
            name="words"
            maxLength={3000}
            fault={faults.words}
            defaultValue={typed.words ?? shown?.words ?? ''}
          />
          <button type="submit">{t('leaders.showIt')}</button>
        </Form>
      </details>
    </li>
  )
}
